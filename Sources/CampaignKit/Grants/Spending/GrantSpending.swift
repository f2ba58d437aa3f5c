/// A version of a grant's budget: what each category may cost.
public struct GrantBudgetVersion: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        public var category: String
        /// Minor units of the base currency.
        public var amount: Int64

        public init(_ category: String, _ amount: Int64) {
            self.category = category
            self.amount = amount
        }
    }

    /// From 1, in the order of posting.
    public var version: Int64
    public var batch: Int64
    public var day: CalendarDate
    public var rows: [Row]
    /// Whether the funder approved it in writing.
    public var isApproved: Bool
    /// The letter of approval, or the reason: can be erased.
    public var words: String

    public init(
        version: Int64, batch: Int64, day: CalendarDate, rows: [Row], isApproved: Bool = false,
        words: String = ""
    ) {
        self.version = version
        self.batch = batch
        self.day = day
        self.rows = rows
        self.isApproved = isApproved
        self.words = words
    }

    public func total() throws(MoneyError) -> Int64 { try rows.map(\.amount).sum() }

    /// What moved between categories since another version: the sum of all that grew.
    public func moved(from earlier: GrantBudgetVersion) throws(MoneyError) -> Int64 {
        let before = Dictionary(earlier.rows.map { ($0.category, $0.amount) }) { first, _ in first }
        let now = Dictionary(rows.map { ($0.category, $0.amount) }) { first, _ in first }
        let grown = rows.map { max(0, $0.amount - (before[$0.category] ?? 0)) }
        let shrunk = earlier.rows.map { max(0, $0.amount - (now[$0.category] ?? 0)) }
        return min(try grown.sum(), try shrunk.sum())
    }
}

/// A request to be paid back what was spent.
public struct GrantClaim: Sendable, Equatable {
    /// The number in `C-4`; 0 before it is posted.
    public var number: Int64
    public var batch: Int64
    public var day: CalendarDate
    /// Costs up to this day.
    public var through: CalendarDate
    /// Minor units of the base currency.
    public var direct: Int64
    public var indirect: Int64
    /// The row that counts it as met; nil before it is posted.
    public var entry: Int64?
    /// The batch that voided that row, and with it the claim; nil while it stands.
    public var voidedBy: Int64?
    public var words: String

    public init(
        through: CalendarDate, on day: CalendarDate, direct: Int64, indirect: Int64, number: Int64 = 0,
        batch: Int64 = 0, entry: Int64? = nil, words: String = ""
    ) {
        self.through = through
        self.day = day
        self.direct = direct
        self.indirect = indirect
        self.number = number
        self.batch = batch
        self.entry = entry
        self.words = words
    }

    public func total() throws(MoneyError) -> Int64 { try Checked.add(direct, indirect) }
}

/// What others gave that an award asks for: it is never raised again.
public struct GrantMatch: Sendable, Equatable {
    public var seq: Int64
    public var batch: Int64
    public var day: CalendarDate
    /// The gift, or the number of a spend row; neither for what was given in kind.
    public var entry: Int64?
    public var spend: Int64?
    public var amount: Int64
    /// How the value of something in kind was found: can be erased.
    public var words: String
    /// How much of it the gift has left after refunds; nil where that was not asked.
    public var standing: Int64?
    /// Whether its gift was property or service, and not money.
    public var isGiftInKind = false

    public init(
        _ amount: Int64, on day: CalendarDate, entry: Int64? = nil, spend: Int64? = nil, words: String = "",
        seq: Int64 = 0, batch: Int64 = 0
    ) {
        self.amount = amount
        self.day = day
        self.entry = entry
        self.spend = spend
        self.words = words
        self.seq = seq
        self.batch = batch
    }

    public var isInKind: Bool { entry == nil && spend == nil || isGiftInKind }
}

/// All that was posted of one grant's costs, in the order of posting.
public struct GrantSpending: Sendable, Equatable {
    public var spends: [Spend] = []
    public var budgets: [GrantBudgetVersion] = []
    public var claims: [GrantClaim] = []
    public var matches: [GrantMatch] = []
    public var terms: [(batch: Int64, day: CalendarDate, terms: CostTerms)] = []
    public var inForce = BatchesInForce()

    public init() {}

    public static func == (left: GrantSpending, right: GrantSpending) -> Bool {
        left.spends == right.spends && left.budgets == right.budgets && left.claims == right.claims
            && left.matches == right.matches && left.inForce == right.inForce
            && left.terms.elementsEqual(right.terms) { $0 == $1 }
    }

    /// What was said by the end of a day, and known after a batch.
    public func at(_ day: CalendarDate, knownOn batch: Int64 = .max) -> GrantSpending {
        func holds(_ said: CalendarDate, _ number: Int64) -> Bool {
            said <= day && inForce.holds(number, knownOn: batch)
        }
        var part = GrantSpending()
        part.inForce = inForce
        part.spends = spends.filter { holds($0.day, $0.batch) }
        part.budgets = budgets.filter { holds($0.day, $0.batch) }
            .sorted { ($0.day, $0.version) < ($1.day, $1.version) }
        part.claims = claims.filter { holds($0.day, $0.batch) && ($0.voidedBy.map { $0 > batch } ?? true) }
            .sorted { ($0.through, $0.number) < ($1.through, $1.number) }
        part.matches = matches.filter { holds($0.day, $0.batch) }
        part.terms = terms.filter { holds($0.day, $0.batch) }.enumerated()
            .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
        return part
    }

    /// The budget in force, of what `at` left.
    public var budget: GrantBudgetVersion? { budgets.last }
    public var indirect: IndirectTerm? { terms.last { $0.terms.indirect != nil }?.terms.indirect }
    public var match: MatchTerm? { terms.last { $0.terms.match != nil }?.terms.match }

    /// What the award was charged: minor units of the base currency.
    public func charged() throws(MoneyError) -> Int64 { try sum(\.isCharged) }
    public func direct() throws(MoneyError) -> Int64 { try sum(\.isDirect) }
    /// Overhead that was charged as such.
    public func indirectCharged() throws(MoneyError) -> Int64 { try sum { $0.isCharged && !$0.isDirect } }
    /// Overhead as rows of costs or claims say, whichever is more: a claim charges what no row says.
    public func overhead(before day: CalendarDate? = nil) throws(MoneyError) -> Int64 {
        func counts(_ other: CalendarDate) -> Bool { day.map { other < $0 } ?? true }
        let rows = try sum { $0.isCharged && !$0.isDirect && counts($0.day) }
        return max(rows, try claims.filter { counts($0.day) }.map(\.indirect).sum())
    }
    public func costShare() throws(MoneyError) -> Int64 { try sum { !$0.isCharged } }
    /// Whether the agreement asks for what is of this kind.
    public func counts(_ match: GrantMatch) -> Bool {
        let kind = self.match?.kind ?? .either
        return kind == .either || match.isInKind == (kind == .inKind)
    }

    /// What was found of the kind that the agreement asks for, less what of it went back.
    public func matched() throws(MoneyError) -> Int64 {
        var used: [Int64: Int64] = [:]
        var found: Int64 = 0
        for match in matches where counts(match) {
            var part = min(match.amount, match.standing ?? match.amount)
            if let number = match.spend, let spend = spends.first(where: { $0.number == number }) {
                let before = used[number] ?? 0
                part = max(0, min(part, try Checked.subtract(try left(of: spend), before)))
                used[number] = before + part
            }
            found = try Checked.add(found, part)
        }
        return found
    }

    private func sum(_ isCounted: (Spend) -> Bool) throws(MoneyError) -> Int64 {
        try spends.filter(isCounted).map(\.amount).sum()
    }

    /// What is left of a row after its reversals.
    public func left(of spend: Spend) throws(MoneyError) -> Int64 {
        let reversed = try spends.filter { $0.reverses == spend.number }.map(\.amount).sum()
        return try Checked.add(spend.amount, reversed)
    }
}

extension Sequence<Int64> {
    /// Their sum; throws `MoneyError.overflow`.
    public func sum() throws(MoneyError) -> Int64 {
        var sum: Int64 = 0
        for amount in self { sum = try Checked.add(sum, amount) }
        return sum
    }
}
