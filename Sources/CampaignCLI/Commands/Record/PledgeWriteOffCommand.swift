import ArgumentParser
import CampaignKit
import CampaignLedger

/// `campaign pledge write-off`: what of a pledge will not come.
struct PledgeWriteOffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write-off", abstract: "Give up what a donor will not pay of a pledge.",
        discussion: """
            The write-off is a new row on its own day; it cuts the latest installments first. A pledge that the donor \
            raised or cut is changed: campaign pledge change; one that was never made is voided: campaign gift void. \
            Of a conditional promise a write-off takes what was met and is outstanding first, then what is not met; a \
            cut takes what is not met first.

            EXAMPLES
              campaign pledge write-off P-12
              campaign pledge write-off P-12 --amount 500 --date 2026-10-31 --note 'Moved away'
              campaign pledge write-off P-12 --dry-run --json
            """)

    @Argument(help: ArgumentHelp("P-12, or a source's id of the pledge.", valueName: "pledge"))
    var pledge: String
    @Option(help: ArgumentHelp("How much; all that is outstanding when left out.", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("The day; today when left out.", valueName: "date")) var date: CalendarDate?
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let posting = try correction.posting()
        let row = try TypedRow(try Session(options), command: "pledge write-off")
        let day = date ?? row.today
        func record(on day: CalendarDate) throws -> PledgeRecord {
            try row.ledger().pledge(pledge, PledgeQuery(asOf: day, plan: row.loaded.plan))
        }
        let found = try record(on: day)
        let number = "P-\(found.pledge.number)"
        let minor =
            try amount.map { try AmountArgument.minorUnits($0, row.currency) }
            // What was paid since then is not given up.
            ?? min(
                found.pledge.standing.outstanding,
                try record(on: max(day, row.today)).pledge.standing.outstanding)
        guard minor > 0 else {
            if amount != nil {
                throw CommandError.usage(
                    "bad-value", "--amount is above zero", hint: "write it without a sign")
            }
            throw CommandError.failed(
                "nothing-to-do", "nothing of \(number) is outstanding on \(day)",
                hint: "campaign pledge show \(number)")
        }
        let money = Money(minorUnits: minor, currency: row.currency)
        var cells: TypedRow.Cells = [
            ("type", EntryType.writeOff.name), ("date", day.description), ("amount", money.plainText),
        ]
        cells.append((found.pledge.line.type == .award ? "grant_id" : "pledge_id", number))
        if let note = correction.note { cells.append(("note", note)) }
        let outcome = try row.post(cells, posting)
        let act = PostedAct(
            action: EntryType.writeOff.name, done: "Wrote off \(money.text) of \(number)",
            undone: "a write-off of \(money.text) of \(number)", subject: number, amountMinor: minor,
            outcome: outcome, isDryRun: correction.dryRun, currency: row.currency,
            provenance: try row.session.provenance(row.loaded, in: row.directory),
            next: "campaign pledge show \(number)")
        try row.session.writer.write(act.document)
        if !outcome.isAccepted { throw AnswerIsNo() }
    }
}
