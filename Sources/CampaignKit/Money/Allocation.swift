/// Spreads whole minor units over shares so that the parts always sum to the whole.
///
/// Largest remainder, ties in the order given. Source: `rules.md §1.3`: $100/3 → 33.34 33.33 33.33.
public enum Allocation {
    /// `total` spread in proportion to `weights` (not negative).
    ///
    /// With no weight at all the first takes everything.
    public static func spread(_ total: Int64, over weights: [Int64]) -> [Int64] {
        guard weights.count > 1 else { return weights.isEmpty ? [] : [total] }
        guard total != 0 else { return Array(repeating: 0, count: weights.count) }
        let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard sum > 0 else { return [total] + Array(repeating: 0, count: weights.count - 1) }
        let magnitude = Int128(total.magnitude)
        var parts = weights.map { magnitude * Int128($0) / sum }
        let remainders = weights.map { magnitude * Int128($0) % sum }
        let order = weights.indices.sorted {
            remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
        }
        let given = parts.reduce(0, +)
        for index in order.prefix(Int(magnitude - given)) { parts[index] += 1 }
        return parts.map { Int64(total < 0 ? -$0 : $0) }
    }

    /// `total` in `count` equal parts, the larger first; no parts for a count below 1.
    public static func spread(_ total: Int64, evenlyOver count: Int) -> [Int64] {
        spread(total, over: Array(repeating: 1, count: max(0, count)))
    }

    /// `total` spread by `weights`, no part above its cap; what a cap cuts goes to the first parts with room.
    ///
    /// The caps sum to at least `total`. Rounding two measures apart can leave one part a cent above its cap;
    /// a reader must never see a pledge with minus one cent outstanding.
    public static func spread(_ total: Int64, over weights: [Int64], upTo caps: [Int64]) -> [Int64] {
        var parts = spread(total, over: weights)
        var surplus: Int64 = 0
        for index in parts.indices where parts[index] > caps[index] {
            surplus += parts[index] - caps[index]
            parts[index] = caps[index]
        }
        for index in parts.indices where surplus > 0 && parts[index] < caps[index] {
            let room = min(surplus, caps[index] - parts[index])
            parts[index] += room
            surplus -= room
        }
        if surplus > 0, !parts.isEmpty { parts[0] += surplus }
        return parts
    }
}
