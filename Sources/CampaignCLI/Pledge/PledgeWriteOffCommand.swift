import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign pledge write-off`: what of a pledge will not come.
struct PledgeWriteOffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write-off", abstract: "Write off the part of a pledge that will not be paid.",
        discussion: """
            The write-off is a new entry on its own day; it cuts the latest installments first. When the \
            donor raised or cut the pledge, use campaign pledge change; when it was never made, use campaign \
            gift void. For a conditional promise a write-off takes the outstanding part that was met first, \
            then the part not met; a cut takes the part not met first.

            EXAMPLES
              campaign pledge write-off P-12
              campaign pledge write-off P-12 --amount 500 --date 2026-10-31 \\
                  --note 'Moved away'
              campaign pledge write-off P-12 --dry-run --json
            """)

    @Argument(help: ArgumentHelp("P-12, or a source's id for the pledge.", valueName: "pledge"))
    var pledge: String
    @Option(help: ArgumentHelp("How much (default: all that is outstanding).", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("The day (default: today).", valueName: "date")) var date: CalendarDate?
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try PledgeCorrection(
            try Session(options), pledge: pledge, command: "pledge write-off", on: date, correction)
        let minor =
            try amount.map { try AmountArgument.minorUnits($0, act.row.currency) }
            // What was paid since then is not given up.
            ?? min(
                act.pledge.standing.outstanding,
                try act.pledge(on: max(act.day, act.row.today)).standing.outstanding)
        guard minor > 0 else {
            if amount != nil {
                throw CommandError.usage(
                    "bad-value", "--amount must be above zero", hint: "write it without a sign")
            }
            throw act.nothing("\(act.number) has nothing outstanding on \(act.day)")
        }
        let text = "\(act.money(minor).text) of \(act.number)"
        try act.post(.writeOff, minor, done: "Wrote off \(text)", undone: "a write-off of \(text)")
    }
}
