import CampaignExchange
import CampaignKit
import CampaignLedger
import Terminal

/// The pieces that are to be recorded as sent: those of the export, or those that a list names.
struct SentPieces {
    let session: Session
    let campaign: Campaign
    let appeal: Appeal
    let currency: Currency
    /// The day they went out.
    let day: CalendarDate
    /// As `appeal export` was asked.
    let mailsPossible: Bool

    /// The letters of `appeal export` on that day.
    func exported() throws -> [Solicitation] {
        let books = try Books(session, knownOn: nil).closed
        let mailing = try AppealMailing(
            appeal: appeal.id, books, asOf: day, .init(mailsPossible: mailsPossible))
        for line in mailing.summary { session.say(line) }
        let recorded = try books.rows?.solicitations(ofAppeal: appeal.id, asOf: day, knownOn: books.batch)
        let donors = Set((recorded ?? []).map(\.donor))
        // A household whose piece is recorded under another member's number was sent one already.
        let rows = mailing.list.rows.filter {
            mailing.list.sent[$0.donor] == nil || donors.contains($0.donor)
        }
        return rows.map { piece($0.donor, $0.keycode, $0.segment, $0.asks.first) }
    }

    /// The rows of a file.
    func listed(_ file: String) throws -> [Solicitation] {
        let source = try FileByteSource(path: session.context.absolute(file))
        let list = try MailedListReader(appeal: appeal, currency: currency).read(source)
        guard list.problems.isEmpty else { throw refused(list.problems, file) }
        guard !list.pieces.isEmpty else {
            throw CommandError.failed(
                "list-empty", "\(TerminalText.safe(file)) has a header and no rows; nothing was recorded",
                hint: "campaign appeal export \(appeal.id) -o FILE.csv writes such a list")
        }
        return list.pieces.map { piece($0.donor, $0.keycode, $0.segment, $0.askMinor) }
    }

    private func piece(_ donor: Int64, _ keycode: String, _ segment: String, _ ask: Int64?) -> Solicitation {
        Solicitation(
            donor: donor, place: Place(campaign: campaign.id, appeal: appeal.id, keycode: keycode),
            segment: segment, day: day, askMinor: ask)
    }

    /// Who is on a list and should not have been: a household of which no one can be or wants to be reached.
    func doubtful(
        _ pieces: [Solicitation], _ ledger: Ledger
    ) throws -> [(donor: Int64, reason: SuppressionReason)] {
        let units = try ledger.households()
        let members = Dictionary(grouping: units.keys) { units[$0] ?? $0 }
        let named = pieces.map { piece in
            (
                donor: piece.donor,
                members: units[piece.donor].flatMap { members[$0]?.sorted() } ?? [piece.donor]
            )
        }
        let people = try ledger.appealPeople(Set(named.flatMap(\.members)))
        return named.compactMap { donor, members in
            appeal.obstacle(to: members.compactMap { people[$0] }).map { (donor, $0) }
        }
    }

    /// All the rows that cannot be used, at once.
    private func refused(_ problems: [RowProblem], _ file: String) -> CommandError {
        let name = TerminalText.safe(file)
        let rows = Set(problems.map(\.line)).count
        var error = CommandError.failed(
            "list-refused",
            "\(Words.count(rows, "row")) of \(name) cannot be recorded, so nothing was",
            hint: "campaign appeal export \(appeal.id) -o FILE.csv writes such a list")
        error.findings = problems.map { problem in
            Finding(
                code: problem.code, severity: .error,
                message: (problem.column.isEmpty ? "" : "\(problem.column): ") + problem.message,
                location: SourceLocation(file: name, line: problem.line), hint: problem.hint)
        }
        return error
    }
}
