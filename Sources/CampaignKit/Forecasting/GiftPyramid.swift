/// A gift table against the gifts and promises that came: what each tier needs, has and lacks.
///
/// Source: `rules.md §2`, Gift table. A commitment is in the highest tier that it fills; what a tier has
/// beyond its need counts in the tiers below, as a larger gift does all that a smaller one would have done.
public struct GiftPyramid: Sendable, Equatable {
    /// One tier with what it has.
    public struct Tier: Sendable, Equatable {
        public let row: GiftTable.Row
        /// Commitments of this size: of the tier's amount or more, and less than the tier above.
        public var commitments: Int64 = 0
        /// What they come to, in minor units.
        public var minorUnits: Int64 = 0
        /// How many of the gifts needed are there, with what spilled down from above.
        public var filled: Int64 = 0

        public var needed: Int64 { Int64(row.gifts) }
        public var missing: Int64 { needed - filled }

        /// Prospects still to be asked for the gifts that are missing, rounded up.
        public var toAsk: Int64 {
            guard needed > 0 else { return 0 }
            let exact = Int128(row.prospects) * Int128(missing)
            return Int64(clamping: (exact + Int128(needed) - 1) / Int128(needed))
        }
    }

    /// Commitments that are in no tier.
    public struct Rest: Sendable, Equatable {
        public var commitments: Int64 = 0
        public var minorUnits: Int64 = 0
    }

    private var sums: [Tier]
    /// Smaller than the lowest tier.
    public private(set) var below = Rest()
    /// Below zero: refunds that name no gift.
    public private(set) var negative = Rest()

    /// The rows of a gift table, from the largest gift to the smallest.
    public init(_ rows: [GiftTable.Row]) {
        sums = rows.map { Tier(row: $0) }
    }

    /// Adds a commitment of a size in minor units; one of nothing is none.
    public mutating func add(_ size: Int64) throws(MoneyError) {
        if size < 0 {
            negative.commitments += 1
            negative.minorUnits = try Checked.add(negative.minorUnits, size)
        } else if let tier = tier(of: size) {
            sums[tier].commitments += 1
            sums[tier].minorUnits = try Checked.add(sums[tier].minorUnits, size)
        } else if size > 0 {
            below.commitments += 1
            below.minorUnits = try Checked.add(below.minorUnits, size)
        }
    }

    /// The highest tier that a size fills; nil below the lowest.
    private func tier(of size: Int64) -> Int? {
        guard size > 0 else { return nil }
        var (low, high) = (0, sums.count)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle].row.amount.minorUnits <= size { high = middle } else { low = middle + 1 }
        }
        return low < sums.count ? low : nil
    }

    /// The tiers, from the largest gift to the smallest, surplus spilled down.
    public var tiers: [Tier] {
        var surplus: Int64 = 0
        return sums.map { sum in
            var tier = sum
            let there = sum.commitments + surplus
            tier.filled = min(there, tier.needed)
            surplus = there - tier.filled
            return tier
        }
    }

    /// What all of it amounts to: raised.
    public func total() throws(MoneyError) -> Int64 {
        var total = try Checked.add(below.minorUnits, negative.minorUnits)
        for tier in sums { total = try Checked.add(total, tier.minorUnits) }
        return total
    }
}
