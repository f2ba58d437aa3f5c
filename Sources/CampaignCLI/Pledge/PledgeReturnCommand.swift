import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign pledge return`: money of a promise given back to its funder, and no longer promised.
struct PledgeReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: "Return money of an award to its funder and cut the award by the same amount.",
        discussion: """
            A refund alone would leave the money outstanding, because it was promised. So two entries are \
            posted together: a refund of the newest payments and a change of the promise by the same amount; \
            a condition that was met is un-met first. Money that is already due back is refunded: campaign \
            gift refund.

            EXAMPLES
              campaign pledge return P-12 --amount 20,000 --on 2027-03-20
              campaign pledge return P-13 --amount '10,000 ILS' --dry-run
              campaign pledge return P-12 --amount 20,000 \\
                  --note 'Not spent by the end of the grant' --dry-run
            """)

    @Argument(help: ArgumentHelp("P-12, or a source's id for the pledge.", valueName: "pledge"))
    var pledge: String
    @Option(help: ArgumentHelp("The amount to return.", valueName: "amount")) var amount: String
    @Option(help: ArgumentHelp("The day (default: today).", valueName: "date")) var on: CalendarDate?
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try PledgeCorrection(
            try Session(options), pledge: pledge, command: "pledge return", on: on, correction)
        let ledger = try act.row.ledger()
        let own = try ledger.standing(of: act.pledge.line.id).leftOriginal?.currency
        let asked = try ReturnRows.amount(amount, own, or: act.row.currency)
        guard asked.minorUnits > 0 else {
            throw CommandError.usage(
                "bad-value", "--amount must be above zero", hint: "write it without a sign")
        }
        let rows = ReturnRows(
            pledge: act.pledge, acts: act.acts, ledger: ledger, day: act.day,
            note: act.options.note, currency: act.row.currency, stillToPay: false)
        let most = act.money(rows.most)
        guard asked.currency != most.currency || asked.minorUnits <= most.minorUnits else {
            throw notReceived(most.text, act)
        }
        let returned = try rows.rows(asked)
        guard returned.left == 0 else {
            let paid = Money(minorUnits: asked.minorUnits - returned.left, currency: asked.currency)
            throw notReceived(paid.text, act)
        }
        let text = "\(asked.text) of \(act.number)"
        try act.post(
            "pledge_return", returned.cells, returned.minor, done: "Returned \(text)",
            undone: "a return of \(text)")
    }

    private func notReceived(_ most: String, _ act: PledgeCorrection) -> CommandError {
        .failed(
            "not-received", "only \(most) of \(act.number) is paid and not refunded or due back",
            hint: "to cut what is not yet paid: campaign pledge change \(act.number) --amount -A")
    }
}
