/// A bar that never flatters: it is full only when the goal is met.
public enum Bar {
    private static let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar of `width` columns for `numerator` of `denominator`, rounded down to an eighth of a column.
    ///
    /// Anything above zero shows at least the smallest sliver, as long as that does not fill the bar; no goal
    /// (a denominator of zero or less) is an empty bar.
    public static func text(
        fraction numerator: Int64, of denominator: Int64, width: Int, ascii: Bool
    ) -> String {
        guard width > 0 else { return "" }
        let perColumn = ascii ? 1 : 8
        let steps = filled(numerator, of: denominator, steps: width * perColumn)
        let full = steps / perColumn
        let sliver = ascii ? "" : partial[steps % perColumn]
        let rest = width - full - (sliver.isEmpty ? 0 : 1)
        return String(repeating: ascii ? "#" : "█", count: full) + sliver
            + String(repeating: ascii ? "." : "░", count: rest)
    }

    private static func filled(_ numerator: Int64, of denominator: Int64, steps: Int) -> Int {
        guard numerator > 0, denominator > 0 else { return 0 }
        guard numerator < denominator else { return steps }
        // 128 bits: cents of a large campaign times the steps must not overflow.
        let floored = Int(Int128(numerator) * Int128(steps) / Int128(denominator))
        return min(max(floored, 1), steps - 1)
    }
}
