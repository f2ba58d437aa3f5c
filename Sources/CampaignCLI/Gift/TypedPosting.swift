import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

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
        guard let ledger = try row.session.fullLedger(in: row.directory) else { return }
        let possible = PossibleDonors(ledger: ledger, today: row.today)
        if let line = try possible.remark(on: cells, outcome) { row.session.say(line) }
    }
}
