import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign import payout`: what a processor's deposit is made of.
struct ImportPayoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payout",
        abstract: "Compare a processor's payout with the bank: gross − fees − refunds.",
        discussion: """
            Rows that were imported with a payout's id (column payout_id; Stripe, Benevity, Every.org and \
            ActBlue give it) add up to what the bank should have received. Without an id all payouts are \
            listed, the oldest first. With --amount the command exits with 1 where the bank has another \
            amount. Amounts are in your currency; voided rows are left out.

            EXAMPLES
              campaign import payout
              campaign import payout po_1 --amount 1,204.10
              campaign import payout -o payouts.csv
            """)

    @Argument(help: ArgumentHelp("The payout's id as the processor writes it.", valueName: "payout"))
    var payout: String?
    // Unconditional: -40, a payout that was taken from the bank, is then no option.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What the bank received; below zero, what it paid.", valueName: "amount"))
    var amount: String?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: nil)
        let currency = books.loaded.plan.organization.currency
        let expected = try expectation(currency)
        let payouts = try books.ledger?.payouts(payout) ?? []
        if let payout, payouts.isEmpty {
            throw CommandError.failed(
                "unknown-payout", "no row came in with the payout '\(TerminalText.safe(payout))'",
                hint: "campaign import payout lists them")
        }
        let list = StreamedList(
            session: session, schema: "campaign.payouts/1", provenance: books.provenance(asOf: books.today))
        try list.write(Self.fields(currency)) { body in for payout in payouts { try body(payout) } }
        guard let expected else {
            return session.say(
                payouts.isEmpty ? "no row came in with a payout's id" : Words.count(payouts.count, "payout"))
        }
        let net = try payouts.reduce(0) { try Checked.add($0, $1.netMinor) }
        guard net != expected else {
            return session.say("gross − fees − refunds is \(currency.text(net)), as the bank has it")
        }
        let difference = try Checked.subtract(expected, net)
        session.say(
            "the bank has \(currency.text(Int64(clamping: difference.magnitude))) "
                + (difference > 0 ? "more" : "less")
                + ": a row is missing here, or the payout has one that is "
                + "not a gift, such as the processor's own fee")
        throw AnswerIsNo()
    }

    private func expectation(_ currency: Currency) throws(CommandError) -> Int64? {
        guard let amount else { return nil }
        guard payout != nil else {
            throw .usage(
                "option-conflict", "--amount goes with a payout's id",
                hint: "campaign import payout po_1 --amount 1,204.10")
        }
        do throws(AmountParser.Failure) {
            return try AmountParser.minorUnits(amount, currency: currency)
        } catch {
            throw .usage(
                "bad-value", "--amount '\(TerminalText.safe(amount))': \(error.message)", hint: error.hint)
        }
    }

    private static func fields(_ currency: Currency) -> FieldList<Payout> {
        FieldList([
            Field(TableColumn("Payout", key: "payout", shrinks: true)) { .text($0.id) },
            Field(TableColumn("Source", key: "source", isSecondary: true)) { .text($0.source) },
            Field(TableColumn("From", key: "first")) { .date($0.first) },
            Field(TableColumn("To", key: "last", isSecondary: true)) { .date($0.last) },
            Field(.figure("Gifts", "gifts")) { .count($0.gifts) },
            Field(.figure("Gross", "gross")) { .money($0.grossMinor, currency) },
            Field(.figure("Fees", "fees")) { .money($0.feeMinor, currency) },
            Field(.figure("Refunds", "refunds")) { .count($0.refunds) },
            Field(.figure("Refunded", "refunded")) { .money($0.refundedMinor, currency) },
            Field(.figure("Net", "net")) { .money($0.netMinor, currency) },
        ])
    }
}
