import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What a command did to a posted row, in every format: one line, and what it changed by campaign.
struct PostedAct {
    /// `refund`, `void`, …: the type of the row that was posted.
    let action: String
    /// What was done in the past tense and as it would be done: `Refunded $50.00 of G-2`.
    let done: String
    let undone: String
    /// The row that was acted on, as people write it.
    let subject: String
    /// Unsigned minor units; nil where the act has no amount.
    let amountMinor: Int64?
    let outcome: ImportOutcome
    let isDryRun: Bool
    let currency: Currency
    let provenance: Provenance
    /// The command that shows more.
    let next: String
    /// How many entries it took.
    var entryCount: Int64 = 1

    var document: Document { Document(title: headline, data: data, json: json, screen: screen) }

    /// The last is the one that stands.
    private var entries: [String] {
        outcome.firstEntry.map { first in (0..<entryCount).map { GiftWords.id(first + $0) } } ?? []
    }
    private var entry: String? { entries.last }
    private var problems: ProblemList { ProblemList(problems: outcome.problems, isSingle: true) }

    private var headline: String {
        if let batch = outcome.batch {
            return "\(done): posted as \(entries.joined(separator: ", "))   (batch B-\(batch))"
        }
        guard isDryRun else { return "Not posted: nothing was written" }
        return outcome.isAccepted
            ? ActHeadline.dryRun("Would post: \(undone)")
            : ActHeadline.dryRun("Would not be posted")
    }

    private func money(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: currency) }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline)
        if outcome.isAccepted {
            text += "\n"
            if !outcome.changes.isEmpty, let day = outcome.dates?.lowerBound, day > provenance.asOf {
                text += "from \(day.longText) on; until then no figure includes it\n"
            }
            text += ChangeTable(changes: outcome.changes, currency: currency).screen(look)
        }
        if !outcome.problems.isEmpty { text += "\n" + problems.screen(look) }
        if outcome.batch != nil { text += "\nNext: \(TerminalText.safe(next))\n" }
        return text
    }

    private var data: Table {
        FieldList(
            [
                Field("entry") { _ in .text(entry) }, Field("acts_on") { _ in .text(subject) },
                Field("action") { _ in .text(action) },
                Field("date") { _ in .date(outcome.dates?.lowerBound) },
                Field("amount") { _ in .money(amountMinor, currency) },
            ] + ChangeTable.fields(currency).fields
        ).data(outcome.changes)
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.posting/1",
            [
                "action": .string(action), "acts_on": .string(subject), "entry": .optional(entry),
                "batch": .optional(outcome.batch.map { "B-\($0)" }), "dry_run": .bool(isDryRun),
                "accepted": .bool(outcome.isAccepted),
                "date": .date(outcome.isAccepted ? outcome.dates?.lowerBound : nil),
                "amount": .money(amountMinor, currency),
                "changes": ChangeTable(changes: outcome.changes, currency: currency).json,
                "problems": problems.json,
            ])
    }
}

/// A gift or pledge that is typed: posted with its parts, shown as understood, with what is odd about it.
struct TypedPosting {
    let row: TypedEntry<Session>
    let cells: TypedEntry<Session>.Cells
    /// `the gift`, `the pledge`.
    let subject: String
    /// As `--split` says.
    let split: [String]
    let options: ImportOptions
    /// Whether people want no more than what happened.
    let isQuiet: Bool

    /// Posts it and writes the answer; `footer` says the number that it got.
    func run(footer: (ImportOutcome) throws -> String?) throws {
        let cells = try row.withDonor(cells)
        let id = "split-" + String(row.session.context.random(), radix: 36)
        let rows = try GiftSplits(split, plan: row.loaded.plan).rows(of: cells, id: id)
        let beyond = PaymentBeyond(cells.first { $0.column == "pledge_id" }?.value, row)
        let outcome = try row.post(rows, options)
        let report = ImportReport(
            outcome: outcome, subject: subject, currency: row.currency, isDryRun: options.dryRun,
            isPartial: false, skipsPossible: false, isSingle: true)
        let recorded = RecordedGift(outcome, cells, currency: row.currency, isDryRun: options.dryRun)
        try row.session.writer.write(
            ImportDocument(
                report: report, provenance: try row.session.provenance(row.loaded, in: row.directory),
                recorded: recorded, isQuiet: isQuiet, footer: try footer(outcome)
            )
            .document)
        if let warning = beyond?.warning(outcome, row.currency) { row.session.say(warning) }
        try remark(outcome)
        if !outcome.isAccepted { throw AnswerIsNo() }
    }

    /// What is odd about it, besides the answer.
    private func remark(_ outcome: ImportOutcome) throws {
        guard outcome.isAccepted, let record = outcome.entries.first else { return }
        for line in GiftRemarks(record: record, cells: cells, plan: row.loaded.plan).lines {
            row.session.say(line)
        }
        guard let ledger = try row.session.ledger(in: row.directory) else { return }
        let possible = PossibleDonors(ledger: ledger, today: row.today)
        if let line = try possible.remark(on: cells, outcome) { row.session.say(line) }
    }
}
