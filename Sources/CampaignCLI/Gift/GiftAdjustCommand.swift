import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign gift adjust`: an amount that was typed wrong.
struct GiftAdjustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjust", abstract: "Correct the amount of an entry.",
        discussion: """
            --amount is the correct amount, or with a sign the difference. The difference is posted on the \
            day of the entry it corrects; its refunds stay as they are. When the donor raised or cut a \
            pledge, that is a pledge_change, not an error.

            EXAMPLES
              campaign gift adjust G-12 --amount 1,000
              campaign gift adjust G-12 --amount +18
              campaign gift adjust G-12 --amount -40 --dry-run
              campaign gift adjust G-12 --amount 1,000 --note 'A zero too many' --dry-run
              campaign gift adjust G-3 --amount 250 --reopen 'Bank statement of March'
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift")) var gift: String
    // Unconditional: -40 is then no option.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The correct amount; +18 adds, -18 subtracts.", valueName: "amount"))
    var amount: String
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try GiftCorrection(try Session(options), gift: gift, command: "gift adjust", correction)
        let said = try AmountArgument.minorUnits(amount, act.row.currency)
        let old = act.standing.correctedMinor
        let isDifference = amount.contains("+") || said < 0
        let new = isDifference ? try Checked.add(old, said) : said
        guard new > 0 else {
            throw CommandError.usage(
                "bad-value",
                isDifference ? "that would reduce \(act.id) to zero" : "--amount must be above zero",
                hint: "campaign gift void \(act.id) voids it")
        }
        guard old > 0 else {
            throw CommandError.failed(
                "already-voided", "\(act.id) was voided", hint: "campaign gift show \(act.id)")
        }
        let (from, to) = (act.money(old).text, act.money(new).text)
        guard new != old else {
            throw CommandError.failed(
                "nothing-to-do", "\(act.id) is already \(to)", hint: "campaign gift show \(act.id)")
        }
        let text = "\(act.id) from \(from) to \(to)"
        try act.post(
            .adjustment, amount: new - old, date: nil, done: "Adjusted \(text)",
            undone: "an adjustment of \(text)")
    }
}
