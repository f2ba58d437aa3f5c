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
        let minor = try AmountArgument.minorUnits(amount, act.row.currency)
        guard minor > 0 else {
            throw CommandError.usage(
                "bad-value", "--amount must be above zero", hint: "write it without a sign")
        }
        let refunds = try refunds(of: minor, act)
        var rows: [TypedEntry<Session>.Cells] = []
        if act.pledge.line.type == .conditional {
            let unmet = min(act.pledge.standing.committed, max(0, minor - act.pledge.standing.advance))
            if unmet > 0 { rows.append(act.cells(.conditionUnmet, unmet)) }
        }
        rows.append(act.cells(.pledgeChange, -minor, [("surplus", Surplus.toReturn.name)]))
        let text = "\(act.money(minor).text) of \(act.number)"
        try act.post(
            "pledge_return", rows + refunds, minor, done: "Returned \(text)", undone: "a return of \(text)")
    }

    /// The refunds that make up the amount: of the newest payments first.
    private func refunds(of minor: Int64, _ act: PledgeCorrection) throws -> [TypedEntry<Session>.Cells] {
        let (rows, open) = try RefundRows.of(
            minor, payments: act.acts, act.row.ledger(), on: act.day, note: act.options.note,
            act.row.currency)
        guard open == 0 else {
            throw CommandError.failed(
                "not-received",
                "only \(act.money(minor - open).text) of \(act.number) is paid and not refunded",
                hint: "to cut what is not yet paid: campaign pledge change \(act.number) --amount -A"
            )
        }
        return rows
    }
}

/// Refunds of the payments of a promise, the newest first.
enum RefundRows {
    /// Rows that make up an amount, and what is missing where less is left of the payments.
    static func of(
        _ minor: Int64, payments acts: [EntrySummary], _ ledger: Ledger, on day: CalendarDate, note: String?,
        _ currency: Currency
    ) throws -> (rows: [TypedEntry<Session>.Cells], missing: Int64) {
        var rows: [TypedEntry<Session>.Cells] = []
        var open = minor
        let payments = acts.filter { $0.type.family == .received }
            .sorted { ($0.day, $0.id) > ($1.day, $1.id) }
        for payment in payments where open > 0 {
            let part = min(open, try ledger.standing(of: payment.id).leftMinor)
            guard part > 0 else { continue }
            open -= part
            var cells: TypedEntry<Session>.Cells = [
                ("type", EntryType.refund.name), ("reverses", GiftWords.id(payment.id)),
                ("date", day.description),
                ("amount", Money(minorUnits: part, currency: currency).plainText),
            ]
            if let note, !note.isEmpty { cells.append(("note", note)) }
            rows.append(cells)
        }
        return (rows, open)
    }
}
