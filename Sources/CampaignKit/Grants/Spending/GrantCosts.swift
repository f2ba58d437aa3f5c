/// What was spent of an award in each category, next to its budget.
///
/// `rules.md §7.4`: spending changes neither raised, received nor outstanding.
public struct GrantCosts: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        /// Empty for what named none; `indirect` for overhead.
        public var category: String
        /// Nil where the budget has no such category, or there is no budget.
        public var budget: Int64?
        /// Of the period that is reported, and up to its end.
        public var period: Int64
        public var spent: Int64

        public var left: Int64? { budget.map { $0 - spent } }
        public var share: Percent? { budget.flatMap { Percent(spent, of: $0) } }
    }

    /// What overhead is called among the categories.
    public static let indirect = "indirect"

    /// The budget's categories in its order, then the others by name.
    public let lines: [Line]
    public let spent: Int64
    /// Overhead that was claimed beyond what rows of costs say; it is in `spent`.
    public let overheadOnlyClaimed: Int64
    /// What of the award no category of the budget has; nil without a budget.
    public let unassigned: Int64?

    /// Of what was said by the end of a day; `start` is the first day of the period that is reported.
    public init(_ spending: GrantSpending, award: Int64, from start: CalendarDate? = nil)
        throws(MoneyError)
    {
        var sums: [String: (period: Int64, spent: Int64)] = [:]
        for spend in spending.spends where spend.isCharged {
            let category = spend.isDirect ? spend.category : Self.indirect
            var sum = sums[category] ?? (0, 0)
            sum.spent = try Checked.add(sum.spent, spend.amount)
            if start.map({ spend.day >= $0 }) ?? true {
                sum.period = try Checked.add(sum.period, spend.amount)
            }
            sums[category] = sum
        }
        let overhead = try spending.overhead()
        overheadOnlyClaimed = try Checked.subtract(overhead, sums[Self.indirect]?.spent ?? 0)
        if overhead != 0 {
            let before = try start.map { start throws(MoneyError) in try spending.overhead(before: start) }
            sums[Self.indirect] = (try Checked.subtract(overhead, before ?? 0), overhead)
        }
        let budget = spending.budget?.rows ?? []
        let planned = budget.map { row in
            Line(
                category: row.category, budget: row.amount, period: sums[row.category]?.period ?? 0,
                spent: sums[row.category]?.spent ?? 0)
        }
        let others = sums.keys.filter { category in !budget.contains { $0.category == category } }.sorted()
        lines =
            planned
            + others.map { category in
                Line(
                    category: category, budget: nil, period: sums[category]?.period ?? 0,
                    spent: sums[category]?.spent ?? 0)
            }
        spent = try Checked.add(try spending.charged(), overheadOnlyClaimed)
        unassigned = budget.isEmpty ? nil : try Checked.subtract(award, try budget.map(\.amount).sum())
    }
}

/// How fast an award is spent, next to how fast its period goes by.
public struct GrantBurn: Sendable, Equatable {
    public let spent: Int64
    public let award: Int64
    /// Days of the period up to the day, and all of them.
    public let elapsed: Int
    public let days: Int

    /// Nil where nothing was awarded.
    public init?(spent: Int64, of award: Int64, in period: ClosedRange<CalendarDate>, on day: CalendarDate) {
        guard award > 0 else { return nil }
        (self.spent, self.award) = (spent, award)
        days = period.lowerBound.days(until: period.upperBound) + 1
        elapsed = min(days, max(0, period.lowerBound.days(until: day) + 1))
    }

    public var spentShare: Percent { Percent(spent, of: award) ?? Percent(tenths: 0) }
    public var timeShare: Percent { Percent(Int64(elapsed), of: Int64(days)) ?? Percent(tenths: 0) }

    /// Tenths of points: above zero where the money goes faster than the time.
    public var ahead: Int64 { spentShare.tenths - timeShare.tenths }

    /// What would be spent by the end at this speed; nil before the period begins.
    public func projected() throws(MoneyError) -> Int64? {
        elapsed == 0 ? nil : try Checked.scale(spent, by: Int64(days), over: Int64(elapsed))
    }
}

/// What may be claimed now of what was spent.
public struct ClaimProposal: Sendable, Equatable {
    public let direct: Int64
    /// What the agreement allows; nil where it says nothing.
    public let indirect: Int64?

    /// Of all that was said by a day; the rate is taken of everything up to that day, less what was claimed.
    ///
    /// So no claim's rounding adds up to more than the rate. `direct` is what is claimed in place of what the
    /// rows say; `indirect` is then nil for a base that only rows can tell.
    public init(_ spending: GrantSpending, through day: CalendarDate, direct said: Int64? = nil)
        throws(MoneyError)
    {
        let rows = spending.spends.filter { $0.day <= day }
        let spent = try rows.filter(\.isDirect).map(\.amount).sum()
        let claimed = try spending.claims.map(\.direct).sum()
        let open = max(0, try Checked.subtract(spent, claimed))
        direct = said ?? open
        guard let term = spending.indirect else {
            indirect = nil
            return
        }
        let isOfRows = said == nil || said == open
        let base: Int64? =
            switch term.base {
            case .mtdc: isOfRows ? try term.base(of: rows) : nil
            case .direct, .total, .sum, .none: try Checked.add(claimed, direct)
            }
        let before = try spending.claims.map(\.indirect).sum()
        indirect = try base.map { base throws(MoneyError) in
            max(0, try Checked.subtract(try term.most(onBase: base), before))
        }
    }

    /// The categories that neither are in the base nor are left out of it, so that only a person can tell.
    public static func unknown(_ spending: GrantSpending, through day: CalendarDate) -> [String] {
        guard spending.indirect?.base == .mtdc else { return [] }
        let planned = spending.budget?.rows.map(\.category) ?? []
        let known = Set(CostCategory.leftOut + CostCategory.inBase + planned)
        let used = spending.spends.filter { $0.day <= day && $0.isDirect }.map(\.category)
        return Set(used).subtracting(known).sorted()
    }
}

/// The lines of the federal financial report, SF-425, that the ledger can say.
public struct FederalReport: Sendable, Equatable {
    /// Line 10: cash that came (a) and was paid out (b).
    public var receipts: Int64
    public var disbursed: Int64
    /// Authorized (d), spent (e), and ordered but not yet spent (f).
    public var authorized: Int64
    public var expenditures: Int64
    public var unliquidated: Int64
    /// The recipient's share: required (i) and spent (j).
    public var matchRequired: Int64
    public var matchSpent: Int64
    /// Program income: earned (l), spent by deduction (m) and by addition (n).
    public var income: Int64 = 0
    public var incomeDeducted: Int64 = 0
    public var incomeAdded: Int64 = 0

    public init(
        receipts: Int64, disbursed: Int64, authorized: Int64, expenditures: Int64, unliquidated: Int64,
        matchRequired: Int64, matchSpent: Int64
    ) {
        self.receipts = receipts
        self.disbursed = disbursed
        self.authorized = authorized
        self.expenditures = expenditures
        self.unliquidated = unliquidated
        self.matchRequired = matchRequired
        self.matchSpent = matchSpent
    }

    /// Every line by its letter, in the form's order.
    public func lines() throws(MoneyError) -> [(line: String, what: String, amount: Int64)] {
        let federal = try Checked.add(expenditures, unliquidated)
        let spentIncome = try Checked.add(incomeDeducted, incomeAdded)
        return [
            ("a", "Cash receipts", receipts), ("b", "Cash disbursements", disbursed),
            ("c", "Cash on hand", try Checked.subtract(receipts, disbursed)),
            ("d", "Total federal funds authorized", authorized),
            ("e", "Federal share of expenditures", expenditures),
            ("f", "Federal share of unliquidated obligations", unliquidated),
            ("g", "Total federal share", federal),
            ("h", "Unobligated balance", try Checked.subtract(authorized, federal)),
            ("i", "Total recipient share required", matchRequired),
            ("j", "Recipient share of expenditures", matchSpent),
            ("k", "Remaining recipient share", try Checked.subtract(matchRequired, matchSpent)),
            ("l", "Total federal program income earned", income),
            ("m", "Program income expended by deduction", incomeDeducted),
            ("n", "Program income expended by addition", incomeAdded),
            ("o", "Unexpended program income", try Checked.subtract(income, spentIncome)),
        ]
    }
}
