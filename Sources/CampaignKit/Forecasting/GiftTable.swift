/// How many gifts of what size make a goal, and how many prospects they take.
///
/// Source: `rules.md §2`, Gift table.
public enum GiftTable {
    /// One tier.
    ///
    /// `subtotal` is amount × gifts, but for the last tier of a standard table, which absorbs rounding.
    public struct Row: Hashable, Sendable {
        public let amount: Money
        public let gifts: Int
        public let prospects: Int
        public let subtotal: Money

        public init(amount: Money, gifts: Int, prospects: Int, subtotal: Money) {
            self.amount = amount
            self.gifts = gifts
            self.prospects = prospects
            self.subtotal = subtotal
        }
    }

    /// Prospects per gift in tenths, by the tier's rank; tiers beyond take the last.
    public static let prospectsPerGiftTenths: [Int64] = [40, 35, 30, 25, 20]

    /// The table of a goal: a lead gift of 20 %, then half the size and twice the count, five tiers.
    ///
    /// Amounts are whole units (no one asks for $246,913.40) where gifts are of 100 units and more; the
    /// last tier absorbs what rounding left, so that Σ subtotal is the goal. No rows without a positive goal.
    public static func standard(goal: Money) -> [Row] {
        guard goal.minorUnits > 0 else { return [] }
        let tiers = prospectsPerGiftTenths.count
        let unit = goal.currency.minorPerUnit
        let lead = goal.minorUnits / 5
        // Whole units may move the smallest tier by one percent at most.
        let step = lead >> (tiers - 1) >= 100 * unit ? unit : 1
        var rows: [Row] = []
        var left = goal.minorUnits
        for rank in 0..<tiers {
            let gifts = 1 << rank
            // The smallest goals have fewer tiers: a tier of nothing is not a tier.
            let isLast = rank == tiers - 1 || lead >> (rank + 1) == 0
            let size = isLast ? left / Int64(gifts) : lead >> rank
            let amount = max(1, size - size % step)
            let subtotal = isLast ? left : amount * Int64(gifts)
            left -= subtotal
            rows.append(
                Row(
                    amount: Money(minorUnits: amount, currency: goal.currency), gifts: gifts,
                    prospects: Int(prospectCount(gifts: Int64(gifts), tenths: standardTenths(rank)) ?? 0),
                    subtotal: Money(minorUnits: subtotal, currency: goal.currency)))
            if isLast { break }
        }
        return rows
    }

    /// The table that a campaign writes tier by tier: subtotals are what the tiers say, whatever the goal is.
    public static func rows(tiers: [GiftTableRule.Tier]) throws(MoneyError) -> [Row] {
        var rows: [Row] = []
        for (rank, tier) in tiers.enumerated() {
            let gifts = Int64(tier.gifts)
            let tenths = tier.prospectsPerGiftTenths ?? standardTenths(rank)
            guard let prospects = prospectCount(gifts: gifts, tenths: tenths) else { throw .overflow }
            let subtotal = try Checked.scale(tier.amount.minorUnits, by: gifts, over: 1)
            rows.append(
                Row(
                    amount: tier.amount, gifts: tier.gifts, prospects: Int(prospects),
                    subtotal: Money(minorUnits: subtotal, currency: tier.amount.currency)))
        }
        return rows
    }

    /// The table that a campaign asks for.
    public static func rows(rule: GiftTableRule, goal: Money) throws(MoneyError) -> [Row] {
        switch rule {
        case .auto: standard(goal: goal)
        case .tiers(let tiers): try rows(tiers: tiers)
        }
    }

    private static func standardTenths(_ rank: Int) -> Int64 {
        prospectsPerGiftTenths[min(rank, prospectsPerGiftTenths.count - 1)]
    }

    /// Prospects, rounded up: half a prospect is a person to call.
    private static func prospectCount(gifts: Int64, tenths: Int64) -> Int64? {
        let exact = Int128(gifts) * Int128(tenths)
        return Int64(exactly: (exact + 9) / 10)
    }
}
