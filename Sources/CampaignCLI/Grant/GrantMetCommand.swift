import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant met`: a condition of an award was met, in part or whole.
struct GrantMetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "met", abstract: "Record that a condition of an award was met.",
        discussion: """
            What is met is raised from that day on; of money that came before, as much becomes received. For \
            a reimbursement it is what was claimed. --auto is for a challenge: what others' gifts release by \
            now. The condition is shown again before you decide: --dry-run posts nothing.

            EXAMPLES
              campaign grant met GR-1 --amount 30,000 --on 2026-11-12
              campaign grant met GR-1 --all --note 'Forty families housed'
              campaign grant met GR-1 --all --dry-run
              campaign grant met GR-2 --auto
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("How much of it.", valueName: "amount")) var amount: String?
    @Flag(help: "All that was not met yet.") var all = false
    @Flag(help: "Of a challenge, what others' gifts release.") var auto = false
    @Option(help: ArgumentHelp("Kept with the entry.", valueName: "text")) var note: String?
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant met", posting)
        try StoredText.check(note, "--note")
        guard [amount != nil, all, auto].count(where: { $0 }) == 1 else {
            let isMissing = amount == nil && !all && !auto
            throw CommandError.usage(
                isMissing ? "amount-missing" : "option-conflict",
                isMissing ? "how much of it?" : "--amount, --all and --auto cannot be combined",
                hint: "--amount 30,000, or --all, or --auto for a challenge")
        }
        let line = try desk.line(grant)
        let money = try GrantMoneyRows(line, desk)
        let open = money.pledges.reduce(0) { $0 + $1.standing.conditional }
        guard open > 0 else {
            throw CommandError.failed(
                "nothing-to-do", "nothing of GR-\(line.number) waits for a condition",
                hint: "campaign grant show GR-\(line.number)")
        }
        let said = auto ? try released(line, desk) : try amount.map { try money.amount($0, "--amount") }
        let minor = said ?? open
        guard minor <= open else {
            throw CommandError.failed(
                "above-condition", "at most \(desk.text(open)) of GR-\(line.number) is promised and not met",
                hint: "--all takes that")
        }
        let rows = money.spread(minor, over: \.conditional, .conditionMet, note)
        try desk.post(
            rows, saying: GrantChange(day: desk.day), of: line.number,
            GrantActWords(
                action: "met", done: "Met \(desk.text(minor)) of",
                undone: "Would meet \(desk.text(minor)) of",
                rest: "on \(desk.day.longText)"))
    }

    /// What others' gifts release on the day and is not met yet.
    private func released(_ line: GrantLine, _ desk: GrantDesk) throws -> Int64 {
        guard let standing = try desk.reading(on: desk.day).challenges()[line.number] else {
            throw CommandError.failed(
                "not-a-challenge", "GR-\(line.number) is not a challenge",
                hint: "--amount A, or --all; campaign grant award --challenge 1:1 makes one")
        }
        guard standing.open > 0 else {
            throw CommandError.failed(
                "nothing-to-do",
                "nothing more is released: \(ChallengeWords.standing(standing, desk.currency))",
                hint: "campaign grant show GR-\(line.number)")
        }
        return standing.open
    }
}

/// `campaign grant unmet`: a cost that was disallowed, or a condition that fell away.
struct GrantUnmetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmet", abstract: "Record that less of a condition is met, such as a cost disallowed.",
        discussion: """
            It acts on its own day: what was shown before stays right. Money that came for it is then held \
            as received, condition not yet met. A typing error is voided instead: campaign gift void.

            EXAMPLES
              campaign grant unmet GR-1 --amount 5,000 --on 2026-11-12 --reason 'Cost disallowed'
              campaign grant unmet GR-1 --amount 5,000 --reason 'Cost disallowed' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("How much of it.", valueName: "amount")) var amount: String
    @Option(help: ArgumentHelp("Why, kept with the entry.", valueName: "text")) var reason: String
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant unmet", posting)
        try StoredText.check(reason, "--reason")
        let line = try desk.line(grant)
        var money = try GrantMoneyRows(line, desk)
        let minor = try money.amount(amount, "--amount")
        money.pledges = money.pledges.filter { $0.line.type == .conditional }.reversed()
        let met = money.pledges.reduce(0) { $0 + $1.standing.committed }
        guard minor <= met else {
            throw CommandError.failed(
                "above-met", "only \(desk.text(met)) of GR-\(line.number) is met",
                hint: "campaign grant show GR-\(line.number)")
        }
        let rows = money.spread(minor, over: \.committed, .conditionUnmet, reason)
        try desk.post(
            rows, saying: GrantChange(day: desk.day), of: line.number,
            GrantActWords(
                action: "unmet", done: "Reduced by \(desk.text(minor)) what is met of",
                undone: "Would reduce by \(desk.text(minor)) what is met of", rest: "on \(desk.day.longText)")
        )
    }
}

/// Rows of money that act on a grant's promises.
struct GrantMoneyRows {
    let desk: GrantDesk
    /// As they are on the day of the act, the oldest first.
    var pledges: [PledgeLine]

    /// Throws where the grant has no award yet on that day.
    init(_ line: GrantLine, _ desk: GrantDesk) throws {
        self.desk = desk
        let then = try desk.reading(on: desk.day).line("GR-\(line.number)")
        pledges = then.pledges
        guard !pledges.isEmpty else {
            throw CommandError.failed(
                "not-awarded", "GR-\(line.number) has no award on \(desk.day)",
                hint: "campaign grant award GR-\(line.number) --amount A")
        }
    }

    /// What is left of its promises in their own currency; nil for the base currency, and for several.
    func original() throws -> Money? {
        let ledger = try desk.row.ledger()
        let parts = try pledges.map { try ledger.standing(of: $0.line.id).leftOriginal }
        guard let currency = parts.first??.currency, parts.allSatisfy({ $0?.currency == currency }) else {
            return nil
        }
        return Money(minorUnits: try parts.compactMap { $0?.minorUnits }.sum(), currency: currency)
    }

    /// What was typed, in base-currency minor units: of the award's own currency the share of what it counts
    /// as.
    func value(of text: String) throws -> Int64 {
        let own = try original()
        let typed = try ReturnRows.amount(text, own?.currency, or: desk.currency)
        guard let own, typed.currency == own.currency, own.currency != desk.currency else {
            return typed.minorUnits
        }
        let whole = try pledges.map { $0.standing.committed + $0.standing.conditional }.sum()
        return try Checked.scale(whole, by: typed.minorUnits, over: max(1, own.minorUnits))
    }

    /// The same, above zero.
    func amount(_ text: String, _ option: String) throws -> Int64 {
        let minor = try value(of: text)
        guard minor > 0 else {
            throw CommandError.usage(
                "bad-value", "\(option) must be above zero", hint: "write it without a sign")
        }
        return minor
    }

    /// One row that names a promise; `minor` has its sign.
    func cells(
        _ type: EntryType, _ minor: Int64, of pledge: PledgeLine, _ note: String?,
        _ others: TypedEntry<Session>.Cells = []
    ) -> TypedEntry<Session>.Cells {
        let amount = Money(minorUnits: minor, currency: desk.currency).plainText
        var cells: TypedEntry<Session>.Cells = [
            ("type", type.name), ("date", desk.day.description), ("amount", amount),
            (pledge.line.type == .award ? "grant_id" : "pledge_id", "P-\(pledge.number)"),
        ]
        if let note, !note.isEmpty { cells.append(("note", note)) }
        return cells + others
    }

    /// An amount over the promises in turn, of each as much as there is.
    func spread(
        _ minor: Int64, over part: KeyPath<PledgeStanding, Int64>, _ type: EntryType, _ note: String?
    ) -> [TypedEntry<Session>.Cells] {
        var rows: [TypedEntry<Session>.Cells] = []
        var open = minor
        for pledge in pledges where open > 0 {
            let taken = min(open, pledge.standing[keyPath: part])
            guard taken > 0 else { continue }
            rows.append(cells(type, taken, of: pledge, note))
            open -= taken
        }
        return rows
    }

    /// How money of a promise goes back.
    func returns(of pledge: PledgeLine, _ note: String?, _ stillToPay: Bool) throws -> ReturnRows {
        let ledger = try desk.row.ledger()
        let record = try ledger.pledge("P-\(pledge.number)", PledgeQuery(asOf: desk.day, plan: desk.plan))
        return ReturnRows(
            pledge: pledge, acts: record.acts, ledger: ledger, day: desk.day, note: note,
            currency: desk.currency, stillToPay: stillToPay)
    }
}
