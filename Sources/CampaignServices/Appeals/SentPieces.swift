public import CampaignExchange
public import CampaignKit
public import CampaignLedger

/// The pieces that are to be recorded as sent: those of the export, or those that a list names.
public struct SentPieces {
    public let context: any ServiceContext
    public let campaign: Campaign
    public let appeal: Appeal
    public let currency: Currency
    /// The day they went out.
    public let day: CalendarDate
    /// As `appeal export` was asked.
    public let mailsPossible: Bool

    public init(
        context: any ServiceContext, campaign: Campaign, appeal: Appeal, currency: Currency,
        day: CalendarDate, mailsPossible: Bool
    ) {
        self.context = context
        self.campaign = campaign
        self.appeal = appeal
        self.currency = currency
        self.day = day
        self.mailsPossible = mailsPossible
    }

    /// The letters of the appeal's list on that day, and the list.
    public func exported() throws -> (pieces: [Solicitation], mailing: AppealMailing) {
        let books = try LedgerView(context, knownOn: nil).closed
        let mailing = try AppealMailing(
            appeal: appeal.id, books, asOf: day, .init(mailsPossible: mailsPossible))
        let recorded = try books.ledger?.solicitations(ofAppeal: appeal.id, asOf: day, knownOn: books.batch)
        let donors = Set((recorded ?? []).map(\.donor))
        // A household whose piece is recorded under another member's number was sent one already.
        let rows = mailing.list.rows.filter {
            mailing.list.sent[$0.donor] == nil || donors.contains($0.donor)
        }
        return (rows.map { piece($0.donor, $0.keycode, $0.segment, $0.asks.first) }, mailing)
    }

    /// The rows of a file, which errors call by the name that someone gave it.
    public func listed(_ source: any ByteSource, named file: String) throws -> [Solicitation] {
        let list = try MailedListReader(appeal: appeal, currency: currency).read(source)
        guard list.problems.isEmpty else {
            throw ServiceError.pieces(list.problems, file: file, appeal: appeal.id)
        }
        guard !list.pieces.isEmpty else { throw ServiceError.noPieces(file: file, appeal: appeal.id) }
        return list.pieces.map { piece($0.donor, $0.keycode, $0.segment, $0.askMinor) }
    }

    private func piece(_ donor: Int64, _ keycode: String, _ segment: String, _ ask: Int64?) -> Solicitation {
        Solicitation(
            donor: donor, place: Designation(campaign: campaign.id, appeal: appeal.id, keycode: keycode),
            segment: segment, day: day, askMinor: ask)
    }

    /// Who is on a list and should not have been: a household of which no one can be or wants to be reached.
    public func doubtful(
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
}
