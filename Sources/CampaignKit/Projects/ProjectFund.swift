/// What one gift or promise brought for one line of a project, and what of it was passed on or spent.
public struct ProjectFund: Sendable, Equatable {
    /// The row that made it.
    public var entry: Int64
    /// The day of the gift or promise.
    public var day: CalendarDate
    /// The budget line; empty for money that the project is free to place.
    public var line: String
    /// Minor units of the base currency, as a status counts them.
    public var raised: Int64
    public var received: Int64
    /// What of it was passed on, by the line that it went for, less what came back.
    public var transferred: [String: Int64]
    /// What of it we spent ourselves, by the line that the cost was for.
    public var spent: [String: Int64] = [:]
    /// The end of the award's period: what is not spent by then goes back.
    public var expires: CalendarDate?

    public init(
        entry: Int64, day: CalendarDate, line: String, raised: Int64, received: Int64,
        transferred: [String: Int64] = [:], expires: CalendarDate? = nil
    ) {
        self.entry = entry
        self.day = day
        self.line = line
        self.raised = raised
        self.received = received
        self.transferred = transferred
        self.expires = expires
    }

    public var passedOn: Int64 { transferred.values.reduce(0, +) }
    public var allSpent: Int64 { spent.values.reduce(0, +) }
    /// Received, and neither passed on nor spent; below zero where a gift went back after its money went on,
    /// and where more was spent of an award than came.
    public var onHand: Int64 { received - passedOn - allSpent }

    /// The order in which money is passed on: what expires first, then the oldest.
    public static func isSpentBefore(_ left: ProjectFund, _ right: ProjectFund) -> Bool {
        func key(_ fund: ProjectFund) -> (Int, Int, Int64) {
            (fund.expires?.dayNumber ?? .max, fund.day.dayNumber, fund.entry)
        }
        return key(left) < key(right)
    }
}

/// What a project has on a day, line by line.
///
/// `rules.md §7.1`: money that names a line is restricted to it; money that names only the project is
/// flexible; nothing is moved between them here.
public struct ProjectStanding: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        /// Empty for flexible money.
        public var id: String
        public var name: String
        public var goal: Int64?
        public var ends: CalendarDate?
        /// Restricted to the line; of flexible money, all of it.
        public var raised: Int64 = 0
        public var received: Int64 = 0
        /// Passed on for it, from flexible money too.
        public var transferred: Int64 = 0
        /// Its own money that was passed on: for this line, or, of flexible money, for any.
        public var passedOn: Int64 = 0
        /// Spent for it, from flexible money too.
        public var spent: Int64 = 0
        /// Its own money that was spent: for this line, or, of flexible money, for any.
        public var paidOut: Int64 = 0
        /// Flexible money that was passed on or spent for it.
        public var placed: Int64 = 0
        /// The first day on which some of what it still has expires.
        public var expires: CalendarDate?

        public var outstanding: Int64 { raised - received }
        public var onHand: Int64 { received - passedOn - paidOut }
        /// What is missing; nil without a goal.
        public var gap: Int64? { goal.map { max(0, $0 - raised - placed) } }
        /// Restricted beyond its goal: shown, and never moved by the program.
        public var over: Int64 { goal.map { max(0, raised - $0) } ?? 0 }
        public var isFunded: Bool { gap == 0 }
    }

    public var goal: Int64?
    /// In the order of the plan; a line that only the ledger knows comes last.
    public var lines: [Line]
    public var flexible: Line

    public init(_ project: FundedProject, _ funds: [ProjectFund]) throws(MoneyError) {
        goal = project.goal?.minorUnits
        flexible = Line(id: "", name: "", goal: nil, ends: nil)
        lines = project.lines.map { line in
            Line(id: line.id, name: line.name, goal: line.goal?.minorUnits, ends: line.ends)
        }
        let known = Set(project.lines.map(\.id))
        let vanished = Set(funds.flatMap { [$0.line] + $0.transferred.keys + $0.spent.keys })
            .subtracting(known)
        lines += vanished.filter { !$0.isEmpty }.sorted().map {
            Line(id: $0, name: $0, goal: nil, ends: nil)
        }
        for fund in funds { try take(fund) }
    }

    private mutating func take(_ fund: ProjectFund) throws(MoneyError) {
        func add(_ fund: ProjectFund, to line: inout Line) throws(MoneyError) {
            line.raised = try Checked.add(line.raised, fund.raised)
            line.received = try Checked.add(line.received, fund.received)
            line.passedOn = try Checked.add(line.passedOn, fund.passedOn)
            line.paidOut = try Checked.add(line.paidOut, fund.allSpent)
            if let day = fund.expires, fund.raised > fund.received - fund.onHand {
                line.expires = min(line.expires ?? day, day)
            }
        }
        if let index = lines.firstIndex(where: { $0.id == fund.line }) {
            try add(fund, to: &lines[index])
        } else {
            try add(fund, to: &flexible)
        }
        for (target, amount) in fund.transferred {
            guard let index = lines.firstIndex(where: { $0.id == target }) else {
                flexible.transferred = try Checked.add(flexible.transferred, amount)
                continue
            }
            lines[index].transferred = try Checked.add(lines[index].transferred, amount)
            if fund.line.isEmpty { lines[index].placed = try Checked.add(lines[index].placed, amount) }
        }
        for (target, amount) in fund.spent {
            guard let index = lines.firstIndex(where: { $0.id == target }) else {
                flexible.spent = try Checked.add(flexible.spent, amount)
                continue
            }
            lines[index].spent = try Checked.add(lines[index].spent, amount)
            if fund.line.isEmpty { lines[index].placed = try Checked.add(lines[index].placed, amount) }
        }
    }

    private var all: [Line] { lines + [flexible] }

    public var raised: Int64 { all.reduce(0) { $0 + $1.raised } }
    public var received: Int64 { all.reduce(0) { $0 + $1.received } }
    public var transferred: Int64 { all.reduce(0) { $0 + $1.transferred } }
    public var spent: Int64 { all.reduce(0) { $0 + $1.spent } }
    public var onHand: Int64 { all.reduce(0) { $0 + $1.onHand } }
    /// What the lines miss in all: an over-funded line hides no gap.
    public var gap: Int64 { lines.reduce(0) { $0 + ($1.gap ?? 0) } }
    /// The lines that have a goal, and those of them that nothing is missing of.
    public var linesWithGoal: Int { lines.count { $0.goal != nil } }
    public var linesFunded: Int { lines.count { $0.isFunded } }
    public var percent: Percent? { goal.flatMap { Percent(raised, of: $0) } }

    /// What each partner is due of what was and can be passed on, by its share; nothing without partners.
    public static func due(_ total: Int64, among partners: [FundedProject.Partner]) -> [Int64] {
        let shares = partners.map(\.shareTenths)
        let rest = 1000 - shares.reduce(0, +)
        return Array(
            Allocation.spread(max(0, total), over: shares + (rest > 0 ? [rest] : []))
                .prefix(partners.count))
    }
}

/// Flexible money placed so that the most lines are completed: a suggestion, which posts nothing.
public struct PlacementSuggestion: Sendable, Equatable {
    /// What a line would get, in the order of the lines; 0 for those that get nothing.
    public private(set) var amounts: [Int64]
    /// How many lines it completes.
    public private(set) var completed = 0
    /// The first line that it does not complete, and what that still needs with the rest of the money; nil
    /// where every gap is filled.
    public private(set) var nextLine: Int?
    public private(set) var nextNeeds: Int64 = 0

    /// Lines by the smallest gap first, ties in their order; money that expires first is used first, and
    /// only on lines that end by then.
    public init(_ standing: ProjectStanding, _ funds: [ProjectFund]) {
        amounts = standing.lines.map { _ in 0 }
        var money = funds.filter { $0.line.isEmpty && $0.onHand > 0 }
            .sorted(by: ProjectFund.isSpentBefore)
            .map { (left: $0.onHand, expires: $0.expires) }
        let order = standing.lines.indices.filter { (standing.lines[$0].gap ?? 0) > 0 }
            .sorted { (standing.lines[$0].gap ?? 0, $0) < (standing.lines[$1].gap ?? 0, $1) }
        for index in order {
            let (gap, ends) = (standing.lines[index].gap ?? 0, standing.lines[index].ends)
            func fits(_ expires: CalendarDate?) -> Bool {
                guard let expires, let ends else { return true }
                return ends <= expires
            }
            let available = money.reduce(Int64(0)) { $0 + (fits($1.expires) ? $1.left : 0) }
            guard available >= gap || nextLine == nil else { continue }
            var needs = gap
            for part in money.indices where fits(money[part].expires) {
                let used = min(needs, money[part].left)
                money[part].left -= used
                needs -= used
            }
            amounts[index] = gap - needs
            if needs == 0 { completed += 1 } else { (nextLine, nextNeeds) = (index, needs) }
        }
    }
}
