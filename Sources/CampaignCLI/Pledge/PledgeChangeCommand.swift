import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign pledge change`: a promise that the donor raised or cut.
struct PledgeChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Raise or cut a pledge at the donor's request.",
        discussion: """
            The change is a new entry on its own day. A raise is due with the last installment if that is \
            still ahead, or else when the campaign ends. A cut takes the latest installments first; for a \
            conditional promise, the part not yet met. What the donor owes and will not pay is a write-off; \
            an amount that was typed wrong is adjusted. If more is paid than is left, say whether it goes \
            back (--due-back) or was a gift (--as-gift).

            EXAMPLES
              campaign pledge change P-31 --amount +500
              campaign pledge change P-31 --amount -200 --date 2026-10-31 \\
                  --note 'Letter of 30 October'
              campaign pledge change P-31 --to 1,400 --dry-run
              campaign pledge change P-31 --to 45,000 --due-back
            """)

    @Argument(help: ArgumentHelp("P-12, or a source's id for the pledge.", valueName: "pledge"))
    var pledge: String
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The change, with its sign: +500 or -200.", valueName: "amount"))
    var amount: String?
    @Option(
        help: ArgumentHelp("The new total, not counting what was written off.", valueName: "amount"))
    var to: String?
    @Option(help: ArgumentHelp("The day (default: today).", valueName: "date")) var date: CalendarDate?
    @Flag(name: .customLong("due-back"), help: "The excess paid goes back to the funder.")
    var dueBack = false
    @Flag(name: .customLong("as-gift"), help: "The excess paid is a gift.") var asGift = false
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        guard (amount == nil) != (to == nil) else {
            throw CommandError.usage(
                amount == nil ? "amount-missing" : "option-conflict",
                amount == nil ? "no change given" : "--amount and --to cannot be combined",
                hint: "--amount +500, --amount -200, or --to 1,400")
        }
        guard !dueBack || !asGift else {
            throw CommandError.usage(
                "option-conflict", "--due-back and --as-gift cannot be combined", hint: "give one of them")
        }
        let act = try PledgeCorrection(
            try Session(options), pledge: pledge, command: "pledge change", on: date, correction)
        let standing = act.pledge.standing
        let old = standing.committed + standing.conditional
        let change = try self.change(from: old, act)
        guard change != 0 else { throw act.nothing("\(act.number) would not change") }
        let (new, overflows) = old.addingReportingOverflow(change)
        guard !overflows else {
            throw CommandError.failed("amount-overflow", "the amounts are too large to add up")
        }
        let size = act.money(Int64(clamping: change.magnitude)).text
        let text = "\(act.number) by \(size), from \(act.money(old).text) to \(act.money(new).text)"
        let surplus: Surplus? = dueBack ? .toReturn : asGift ? .gift : nil
        var cells = surplus.map { [(column: "surplus", value: $0.name)] } ?? []
        if let said = act.original(amount ?? "") { cells += said.cells }
        try act.post(
            .pledgeChange, change, cells, done: (change > 0 ? "Raised " : "Cut ") + text,
            undone: (change > 0 ? "a raise of " : "a cut of ") + text)
    }

    /// The signed change; a change without a sign could mean the new whole.
    private func change(from old: Int64, _ act: PledgeCorrection) throws -> Int64 {
        let currency = act.row.currency
        if let original = act.original(amount ?? "") { return original.minorUnits }
        if let to {
            let new = try AmountArgument.minorUnits(to, currency)
            guard new >= 0 else {
                throw CommandError.usage("bad-value", "--to cannot be below zero", hint: "--to 1,400")
            }
            return new - old
        }
        let text = amount ?? ""
        guard let sign = text.first, sign == "+" || sign == "-" || sign == "−" else {
            throw CommandError.usage(
                "bad-value", "--amount needs a sign: it is the change, not the new total",
                hint: "--amount +\(TerminalText.safe(text)), or --to \(TerminalText.safe(text))")
        }
        let minor = try AmountArgument.minorUnits(String(text.dropFirst()), currency)
        guard minor >= 0 else {
            throw CommandError.usage("bad-value", "--amount has two signs", hint: "--amount -200")
        }
        return sign == "+" ? minor : -minor
    }
}
