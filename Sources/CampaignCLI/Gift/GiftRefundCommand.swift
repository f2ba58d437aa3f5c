import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign gift refund`: money given back, on its own day.
struct GiftRefundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refund", abstract: "Refund a gift or payment, in whole or in part.",
        discussion: """
            The refund is a new entry on its own day, so that figures of earlier days stay as they were. \
            Parts of a split gift are refunded by their shares. A gift in another currency can be refunded \
            in that currency. A refund of a refund reverses it: a bounced check that clears.

            EXAMPLES
              campaign gift refund G-12
              campaign gift refund G-12 --amount 50 --date 2026-11-18 \\
                  --note 'Ticket returned'
              campaign gift refund G-12 --amount '500 ILS'
              campaign gift refund givebutter:TX-991 --chargeback
              campaign gift refund G-12 --dry-run --json
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift")) var gift: String
    @Option(help: ArgumentHelp("How much (default: all that is left).", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("The day it was refunded (default: today).", valueName: "date"))
    var date: CalendarDate?
    @Flag(help: "The bank or card company reversed the payment.") var chargeback = false
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try GiftCorrection(
            try Session(options), gift: gift, command: "gift refund", correction)
        let left = act.standing.leftMinor
        // Of nothing left the ledger says what was reversed before.
        let original = amount.flatMap { OriginalArgument($0, of: act.target, base: act.row.currency) }
        let minor =
            try original?.minorUnits ?? amount.map(act.amount) ?? (left > 0 ? left : act.target.amountMinor)
        guard minor > 0 else {
            throw CommandError.failed(
                "not-received", "\(act.id) brought no money to refund",
                hint: "campaign gift void \(act.id) voids the entry")
        }
        let word = chargeback ? "a chargeback of" : "a refund of"
        let text = "\(original?.original.text ?? act.money(minor).text) of \(act.id)"
        try act.post(
            chargeback ? .chargeback : .refund, amount: minor, date: date,
            cells: original?.cells ?? [],
            done: (chargeback ? "Charged back " : "Refunded ") + text, undone: "\(word) \(text)")
    }
}
