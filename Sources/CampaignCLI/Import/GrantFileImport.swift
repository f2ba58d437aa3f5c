import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign import FILE` for a file of grants: one batch, or nothing.
struct GrantFileImport {
    let session: Session
    /// As it was typed; `-` is the standard input.
    let file: String
    let source: String
    let isDryRun: Bool
    let reopen: String?
    /// What the batch records.
    let command: String

    private var subject: String { file == "-" ? "the standard input" : TerminalText.safe(file) }

    func run(_ bytes: some ByteSource) throws {
        try session.writer.write(try posted(bytes).document)
    }

    /// Posts all of it, and says what came of it; throws every problem of every row at once.
    func posted(_ bytes: some ByteSource) throws -> GrantFileReport {
        let read = try GrantFileReader(bytes)
        if !read.unread.isEmpty {
            let names = read.unread.prefix(12).map { TerminalText.safe($0) }.joined(separator: ", ")
            session.say("note: columns that mean nothing here: \(names)")
        }
        let row = try TypedEntry<Session>(session, command: command)
        let known = try session.ledger(in: row.directory)
        let rows = try GrantFileRows(read.lines, row, source: source)
        try refuse(read.problems + rows.problems)
        var grants = rows.file
        grants.ownMark = try known?.grantMark() ?? ""
        let outcome = try row.post(grants, reopen: reopen, dryRun: isDryRun)
        try refuse(outcome.refusals.map { try problem($0, row) })
        return GrantFileReport(
            outcome: outcome, subject: subject, rows: read.lines.count, isDryRun: isDryRun,
            currency: row.currency, provenance: try session.provenance(row.loaded, in: row.directory))
    }

    private func problem(
        _ refused: (line: Int, grant: String, refusal: GrantFileOutcome.Refusal), _ row: TypedEntry<Session>
    ) throws -> RowProblem {
        let grant = TerminalText.safe(refused.grant)
        let error: CommandError =
            switch refused.refusal {
            case .grant(let refusal): .grant(refusal, of: grant, in: row.currency)
            case .project(let refusal): .project(refusal, place: refused.grant, row.currency)
            case .unknownGrant(let id):
                .failed(
                    "unknown-grant", "no grant '\(TerminalText.safe(id))'",
                    hint:
                        "a row of type application adds it; its grant_id is your own, such as a funder's number"
                )
            case .awardMissing:
                .failed(
                    "award-missing", "\(grant) has no award: the stage awarded follows from one",
                    hint: "import the award with your gifts, a row of type award with this grant_id")
            case .unknownGift(let id):
                .failed(
                    "unknown-reference", "no gift '\(TerminalText.safe(id))'",
                    hint: "a match names a gift with its system, such as office:g1; import gifts first")
            case .unknownTransfer(let id):
                .failed(
                    "unknown-reference", "no transfer '\(TerminalText.safe(id))' is in the file",
                    hint: "reverses names the gift_id of a transfer's row")
            }
        return RowProblem(code: error.code, line: refused.line, message: error.message, hint: error.hint)
    }

    private func refuse(_ problems: [RowProblem]) throws(CommandError) {
        guard problems.isEmpty else { throw .refused(problems, of: subject, "imported") }
    }
}

/// What a file of grants brought, in every format.
struct GrantFileReport {
    let outcome: GrantFileOutcome
    let subject: String
    let rows: Int
    let isDryRun: Bool
    let currency: Currency
    let provenance: Provenance
    /// Other words than those of an import, with what is behind them.
    var headlines: (done: String, undone: String, none: String)?

    private struct Line {
        var key: String
        var one: String
        var many: String
        var count: Int
        var minor: Int64?
    }

    private var lines: [Line] {
        [
            Line(key: "applications", one: "new grant", many: "new grants", count: outcome.newGrants.count),
            Line(
                key: "moves", one: "move of a known grant", many: "moves of known grants",
                count: outcome.moves),
            Line(key: "deadlines", one: "deadline", many: "deadlines", count: outcome.deadlines),
            Line(
                key: "spend", one: "cost", many: "costs", count: outcome.spends, minor: outcome.spentMinor),
            Line(
                key: "budgets", one: "version of a budget", many: "versions of budgets",
                count: outcome.budgets),
            Line(
                key: "matches", one: "part of a match", many: "parts of matches", count: outcome.matches),
            Line(
                key: "transfers", one: "transfer", many: "transfers", count: outcome.transfers,
                minor: outcome.transferredMinor),
            Line(
                key: "steps", one: "report or return of a transfer",
                many: "reports and returns of transfers", count: outcome.steps),
            Line(key: "donors", one: "new donor", many: "new donors", count: outcome.newDonors),
            Line(
                key: "already_imported", one: "row already imported", many: "rows already imported",
                count: outcome.known),
        ].filter { $0.count > 0 }
    }

    var headline: String {
        if let headlines {
            guard outcome.new > 0 else { return headlines.none }
            return ActHeadline.text(
                done: headlines.done, undone: headlines.undone, batch: outcome.batch)
        }
        let size = "(\(Words.count(rows, "row")))"
        if let batch = outcome.batch { return "Imported \(subject)   \(size), batch B-\(batch)" }
        if isDryRun, outcome.new > 0 { return ActHeadline.dryRun("Would import \(subject)   \(size)") }
        return "Nothing new in \(subject)   \(size)"
    }

    /// What rows say of known grants and was not taken.
    private var differences: [String] {
        outcome.differences.map { "line \($0.line): \($0.what) of GR-\($0.grant) differs, not applied" }
    }

    private var fields: FieldList<Line> {
        FieldList([
            Field(TableColumn("What", key: "what"), people: { Cell($0.count == 1 ? $0.one : $0.many) }) {
                .text($0.key)
            },
            Field(TableColumn("Count", key: "count", alignment: .trailing)) { .count(Int64($0.count)) },
            Field(.figure("Amount", "amount")) { .money($0.minor, currency) },
        ])
    }

    var document: Document {
        let (lines, people) = (lines, fields.people(lines, caption: headline))
        return Document(
            title: headline, data: fields.data(lines, caption: headline), people: people,
            json: provenance.document(
                "campaign.grants_import/1",
                [
                    "rows": fields.json(lines), "rows_read": .number(Int64(rows)),
                    "new_grants": .array(outcome.newGrants.map { .string("GR-\($0)") }),
                    "differences": .array(differences.map(JSONValue.string)),
                    "batch": .optional(outcome.batch.map { "B-\($0)" }), "dry_run": .bool(isDryRun),
                ])
        ) { screen($0) }
    }

    /// The text for people.
    func screen(_ look: ScreenLook) -> String {
        let people = fields.people(lines, caption: headline)
        var text = look.style.bold(headline) + "\n"
        if !lines.isEmpty { text += "\n" + look.render(people.forPeople).text }
        for difference in differences { text += "note: \(difference)\n" }
        if !differences.isEmpty { text += "campaign grant edit changes what is known of a grant\n" }
        if outcome.batch != nil { text += "\nNext: campaign grant list\n" }
        return text
    }
}
