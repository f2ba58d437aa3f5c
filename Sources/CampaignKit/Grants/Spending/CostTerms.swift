/// What the award agreement says of overhead.
public struct IndirectTerm: Sendable, Equatable {
    /// Stored and hashed: never renumber one.
    public enum Base: Int, Sendable, CaseIterable {
        /// Modified total direct costs, 2 CFR 200.1.
        case mtdc = 1
        case direct = 2
        /// Of direct and indirect together.
        case total = 3
        /// A sum for the whole award.
        case sum = 4
        case none = 5

        public var name: String { "\(self)" }
    }

    /// Millionths of 1: 150,000 is 15 %.
    public static let whole: Int64 = 1_000_000

    public var base: Base
    /// Millionths; of a sum, minor units of the base currency; of none, 0.
    public var rate: Int64
    /// Equipment that costs this or more is outside the base: minor units.
    public var equipment: Int64
    /// Of a subaward, what is beyond this is outside the base: minor units, for each over the whole award.
    public var subaward: Int64

    public init(_ base: Base, rate: Int64 = 0, equipment: Int64 = 0, subaward: Int64 = 0) {
        self.base = base
        self.rate = rate
        self.equipment = equipment
        self.subaward = subaward
    }

    /// With the thresholds in force on the day of the award: 2 CFR 200.1, changed on 1 October 2024.
    public init(_ base: Base, rate: Int64, awarded day: CalendarDate, in currency: Currency) {
        let isNew = day >= CalendarDate(dayNumber: 19_997)
        let unit = currency.minorPerUnit
        self.init(
            base, rate: rate, equipment: (isNew ? 10_000 : 5_000) * unit,
            subaward: (isNew ? 50_000 : 25_000) * unit)
    }

    /// The most that may be charged on a base of direct costs; never above the rate, so rounded down.
    public func most(onBase base: Int64) throws(MoneyError) -> Int64 {
        guard base > 0 else { return self.base == .sum ? rate : 0 }
        switch self.base {
        case .mtdc, .direct: return try Checked.scale(base, by: rate, over: Self.whole)
        case .total: return try Checked.scale(base, by: rate, over: Self.whole - rate)
        case .sum: return rate
        case .none: return 0
        }
    }

    /// A total taken apart into direct and indirect costs, all of whose direct costs are in the base.
    public func parts(of total: Int64) throws(MoneyError) -> (direct: Int64, indirect: Int64) {
        let indirect: Int64 =
            switch base {
            case .mtdc, .direct: try Checked.scale(total, by: rate, over: Self.whole + rate)
            case .total: try Checked.scale(total, by: rate, over: Self.whole)
            case .sum: min(total, rate)
            case .none: 0
            }
        return (total - indirect, indirect)
    }

    /// What of direct costs is in the base, given all of them that were charged so far.
    ///
    /// A reversal counts as the row that it reverses did.
    public func base(of spends: [Spend]) throws(MoneyError) -> Int64 {
        let direct = spends.filter(\.isDirect)
        let amounts = Dictionary(direct.map { ($0.number, $0.amount) }) { first, _ in first }
        var sum: Int64 = 0
        var subawards: [String: Int64] = [:]
        for spend in direct {
            switch (base, spend.category) {
            case (.mtdc, CostCategory.subaward):
                subawards[spend.words.payee] = try Checked.add(
                    subawards[spend.words.payee] ?? 0, spend.amount)
            case (.mtdc, CostCategory.equipment):
                let whole = spend.reverses.flatMap { amounts[$0] } ?? spend.amount
                if whole.magnitude < equipment.magnitude { sum = try Checked.add(sum, spend.amount) }
            case (.mtdc, let category) where CostCategory.leftOut.contains(category): break
            default: sum = try Checked.add(sum, spend.amount)
            }
        }
        for part in subawards.values { sum = try Checked.add(sum, min(part, subaward)) }
        return sum
    }

    /// `15% of modified total direct costs`, as people read it.
    public func text(in currency: Currency) -> String {
        let percent = Percent(tenths: rate / 1000).text
        return switch base {
        case .mtdc: "\(percent) of modified total direct costs"
        case .direct: "\(percent) of direct costs"
        case .total: "\(percent) of the total"
        case .sum: currency.text(rate)
        case .none: "none"
        }
    }
}

/// What others have to give before the award is earned.
public struct MatchTerm: Sendable, Equatable {
    /// Stored and hashed: never renumber one.
    public enum Kind: Int, Sendable, CaseIterable {
        case cash = 1
        case inKind = 2
        case either = 3

        public var name: String { self == .inKind ? "in-kind" : "\(self)" }
    }

    /// Minor units of the base currency; nil for a share.
    public var amount: Int64?
    /// Tenths of a percent of the total cost: the award and the match together.
    public var tenths: Int64?
    public var kind: Kind
    public var by: CalendarDate?

    public init(amount: Int64? = nil, tenths: Int64? = nil, kind: Kind = .either, by: CalendarDate? = nil) {
        self.amount = amount
        self.tenths = tenths
        self.kind = kind
        self.by = by
    }

    /// What has to be found for an award; a share is rounded up, since less would be below it.
    public func required(of award: Int64) throws(MoneyError) -> Int64 {
        if let amount { return amount }
        guard let tenths, tenths > 0, tenths < 1000 else { return 0 }
        return -(try Checked.scale(-award, by: tenths, over: 1000 - tenths))
    }

    /// `20.0% of the total cost, cash, by 2027-06-30`, as people read it.
    public func text(in currency: Currency) -> String {
        let size = amount.map(currency.text) ?? "\(Percent(tenths: tenths ?? 0).text) of the total cost"
        return size + (kind == .either ? "" : ", \(kind.name)") + (by.map { ", by \($0)" } ?? "")
    }
}

/// What the agreement says of costs: overhead and match, from a day on.
public struct CostTerms: Sendable, Equatable {
    public var indirect: IndirectTerm?
    public var match: MatchTerm?
    /// Why it was changed: can be erased.
    public var words: String

    public init(indirect: IndirectTerm? = nil, match: MatchTerm? = nil, words: String = "") {
        self.indirect = indirect
        self.match = match
        self.words = words
    }
}
