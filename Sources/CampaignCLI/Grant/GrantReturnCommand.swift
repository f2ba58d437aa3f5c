import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant return`: money given back to the funder.
struct GrantReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Return money of an award to its funder.",
        discussion: """
            The newest payments are refunded and the award is cut by the same amount, so that nothing stays \
            outstanding; a condition that was met is un-met first. --still-to-pay only says that the money \
            is due back: 'campaign gift refund' then settles it. When all of an award was given back, the \
            grant is returned. An amount may be in the award's own currency. After refunds, 'campaign grant advance GR-1 returned' says so.

            EXAMPLES
              campaign grant return GR-1 --amount 12,000 --reason 'Not spent by the end'
              campaign grant return GR-1 --amount 12,000 --reason 'Audit' --still-to-pay
              campaign grant return GR-1 --amount 12,000 --reason 'Audit' --on 2026-11-12 --dry-run
              campaign grant return GR-8 --amount '10,000 ILS' --reason 'Not spent' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("How much goes back.", valueName: "amount")) var amount: String
    @Option(help: ArgumentHelp("Why, kept with the entries.", valueName: "text")) var reason: String
    @Flag(name: .customLong("still-to-pay"), help: "It is due back, and not paid back yet.") var stillToPay =
        false
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant return", posting)
        try StoredText.check(reason, "--reason")
        let line = try desk.line(grant)
        let money = try GrantMoneyRows(line, desk)
        let asked = try ReturnRows.amount(amount, try money.original()?.currency, or: desk.currency)
        guard asked.minorUnits > 0 else {
            throw CommandError.usage(
                "bad-value", "--amount must be above zero", hint: "write it without a sign")
        }
        let returned = try rows(asked, money)
        guard returned.left == 0 else {
            let paid = Money(minorUnits: asked.minorUnits - returned.left, currency: asked.currency)
            throw CommandError.failed(
                "not-received",
                "only \(paid.text) of GR-\(line.number) is paid and not given or due back",
                hint:
                    "to cut what is not paid yet: campaign grant cancel GR-\(line.number) --keep A --reason '…'"
            )
        }
        var change = GrantChange(day: desk.day)
        if !stillToPay, line.stage == .awarded, try isWhole(returned.minor, money) {
            change.move = GrantChange.Move(.returned, reason: StoredText.line(reason))
        }
        let what = stillToPay ? "due back" : "given back"
        try desk.post(
            returned.cells, saying: change, of: line.number,
            GrantActWords(
                action: "return", done: "Recorded \(asked.text) \(what) of",
                undone: "Would record \(asked.text) \(what) of", rest: "on \(desk.day.longText)"))
    }

    /// Whether all that came goes back, and nothing of the award is left.
    private func isWhole(_ minor: Int64, _ money: GrantMoneyRows) throws -> Bool {
        let standings = money.pledges.map(\.standing)
        let most = try money.pledges.map { try money.returns(of: $0, reason, stillToPay).most }.sum()
        return minor == most
            && standings.allSatisfy { $0.dueBack == 0 && $0.outstanding == 0 && $0.conditional <= $0.advance }
    }

    /// Of the newest promise first; what could not be taken is left.
    private func rows(_ asked: Money, _ money: GrantMoneyRows) throws -> ReturnRows.Returned {
        var all = ReturnRows.Returned(left: asked.minorUnits)
        for pledge in money.pledges.reversed() where all.left > 0 {
            let returns = try money.returns(of: pledge, reason, stillToPay)
            let isBase = asked.currency == money.desk.currency
            let open = isBase ? min(all.left, returns.most) : all.left
            guard open > 0 else { continue }
            let part = try returns.rows(Money(minorUnits: open, currency: asked.currency))
            all.cells += part.cells
            all.minor = try Checked.add(all.minor, part.minor)
            all.left -= open - part.left
        }
        return all
    }
}

/// `campaign grant cancel`: an award that ends early.
struct GrantCancelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Record that a funder, or you, ended an award early.",
        discussion: """
            The award is cut to what is kept: what was paid, unless --keep says another amount. What was \
            paid beyond that is due back to the funder. Open deadlines are waived, but not final and \
            financial reports.

            EXAMPLES
              campaign grant cancel GR-1 --reason 'The fund closes'
              campaign grant cancel GR-1 --keep 45,000 --on 2026-11-12 --reason 'Project stopped'
              campaign grant cancel GR-1 --reason 'The fund closes' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("How much of the award stays.", valueName: "amount")) var keep: String?
    @Option(help: ArgumentHelp("Why, kept with the move.", valueName: "text")) var reason: String
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant cancel", posting)
        try StoredText.check(reason, "--reason")
        let line = try desk.line(grant)
        guard line.stage == .awarded else {
            throw CommandError.failed(
                "not-awarded", "GR-\(line.number) is \(line.stage.name), not an award",
                hint: line.isOpen
                    ? "campaign grant advance GR-\(line.number) withdrawn"
                    : "campaign grant show GR-\(line.number)")
        }
        let money = try GrantMoneyRows(line, desk)
        let kept = try keep.map { try money.value(of: $0) }
        let most = money.pledges.reduce(0) { $0 + $1.standing.committed }
        if let kept, !(0...most).contains(kept) {
            throw CommandError.usage(
                "bad-value", "--keep is at most what is awarded and met: \(desk.text(most))",
                hint: "campaign grant show GR-\(line.number)")
        }
        var change = GrantChange(day: desk.day)
        change.move = GrantChange.Move(.withdrawn, reason: StoredText.line(reason))
        change.steps = waived(line, desk)
        let rows = rows(kept, money)
        let words = GrantActWords(
            action: "cancel", done: "Ended", undone: "Would end", rest: "on \(desk.day.longText)",
            notes: change.steps.isEmpty ? [] : ["\(Words.count(change.steps.count, "deadline")) waived"])
        guard !rows.isEmpty else { return try desk.say(change, of: line.number, words) }
        try desk.post(rows, saying: change, of: line.number, words)
    }

    private func waived(_ line: GrantLine, _ desk: GrantDesk) -> [DeadlineStep] {
        line.deadlines.filter { deadline in
            ![.finalReport, .financialReport].contains(deadline.deadline.kind)
                && deadline.deadline.status(asOf: desk.day).isOpen
        }.map { DeadlineStep($0.number, .waived, words: "the award ended") }
    }

    /// Each promise is cut to its part of what is kept, the oldest taking as much as it can.
    private func rows(_ kept: Int64?, _ money: GrantMoneyRows) -> [TypedEntry<Session>.Cells] {
        var rows: [TypedEntry<Session>.Cells] = []
        var open = kept ?? .max
        for pledge in money.pledges {
            let standing = pledge.standing
            let paid = standing.paid + standing.advance
            let new = kept == nil ? min(standing.committed, standing.paid) : min(open, standing.committed)
            open -= kept == nil ? 0 : new
            let unmet = pledge.line.type == .conditional ? standing.committed - new : 0
            let cut = standing.committed + standing.conditional - new
            guard cut > 0 else { continue }
            if unmet > 0 { rows.append(money.cells(.conditionUnmet, unmet, of: pledge, reason)) }
            let surplus: TypedEntry<Session>.Cells =
                paid > new ? [("surplus", Surplus.toReturn.name)] : []
            rows.append(money.cells(.pledgeChange, -cut, of: pledge, reason, surplus))
        }
        return rows
    }
}

/// `campaign grant close`: nothing more is due of it.
struct GrantCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close a grant whose reports and payments are all in.",
        discussion: """
            Refused while a report is open, or money is outstanding, conditional or due back: the list says \
            what. With --reason it is closed all the same.

            EXAMPLES
              campaign grant close GR-1
              campaign grant close GR-1 --reason 'Last payment will not come' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("Why, although something is open.", valueName: "text")) var reason: String?
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant close", posting)
        try StoredText.check(reason, "--reason")
        let line = try desk.line(grant)
        let open = open(line, desk)
        guard open.isEmpty || reason?.allSatisfy(\.isWhitespace) == false || line.stage != .awarded else {
            throw CommandError.failed(
                "still-open", "GR-\(line.number) is not finished: \(open.joined(separator: "; "))",
                hint: "settle that, or give --reason '…'")
        }
        var change = GrantChange(day: desk.day)
        change.move = GrantChange.Move(.closed, reason: StoredText.line(reason ?? ""))
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "close", done: "Closed", undone: "Would close", rest: "on \(desk.day.longText)",
                notes: open))
    }

    private func open(_ line: GrantLine, _ desk: GrantDesk) -> [String] {
        let money: [(Int64, String)] = [
            (line.money.outstanding, "outstanding"), (line.money.conditional, "conditional"),
            (line.money.advance, "received, condition not yet met"), (line.money.dueBack, "due back"),
        ]
        return money.filter { $0.0 > 0 }.map { "\(desk.text($0.0)) \($0.1)" }
            + line.due.filter { $0.deadline != nil && $0.status.isOpen }.map {
                "\($0.kind) due on \($0.due) (DL-\($0.deadline?.number ?? 0))"
            }
    }
}
