import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign gift refund`: money given back, on its own day.
struct GiftRefundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refund", abstract: "Give a gift or payment back, whole or in part.",
        discussion: """
            The refund is a new row on its own day, so that figures of earlier days stay as they were. Parts of a \
            split gift give back by their shares. Of a gift in another currency an amount may be given in it. A refund of a refund takes it back: a bounced check that clears.

            EXAMPLES
              campaign gift refund G-12
              campaign gift refund G-12 --amount 50 --date 2026-11-18 --note 'Ticket returned'
              campaign gift refund G-12 --amount '500 ILS'
              campaign gift refund givebutter:TX-991 --chargeback
              campaign gift refund G-12 --dry-run --json
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or an id of a source.", valueName: "gift")) var gift:
        String
    @Option(help: ArgumentHelp("How much; all that is left when left out.", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("The day it went back; today when left out.", valueName: "date"))
    var date: CalendarDate?
    @Flag(help: "The bank or card company took it back.") var chargeback = false
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try GiftCorrection(
            try Session(options), gift: gift, command: "gift refund", correction)
        let left = act.standing.leftMinor
        // Of nothing left the ledger says what was taken back before.
        let original = amount.flatMap { OriginalArgument($0, of: act.target, base: act.row.currency) }
        let minor =
            try original?.minorUnits ?? amount.map(act.amount) ?? (left > 0 ? left : act.target.amountMinor)
        guard minor > 0 else {
            throw CommandError.failed(
                "not-received", "\(act.id) brought no money that could go back",
                hint: "campaign gift void \(act.id) takes the row back")
        }
        let word = chargeback ? "a chargeback of" : "a refund of"
        let text = "\(original?.original.text ?? act.money(minor).text) of \(act.id)"
        try act.post(
            chargeback ? .chargeback : .refund, amount: minor, date: date,
            cells: original?.cells ?? [],
            done: (chargeback ? "Charged back " : "Refunded ") + text, undone: "\(word) \(text)")
    }
}
