/// A share in tenths of a percent, rounded down: never "100 %" before the goal is met.
///
/// Source: `rules.md §1.5`.
public struct Percent: Hashable, Sendable, Comparable {
    /// Tenths of a percent: 574 is 57.4 %.
    public let tenths: Int64

    public init(tenths: Int64) {
        self.tenths = tenths
    }

    /// `part ÷ whole`, floored; nil when the whole is not positive.
    public init?(_ part: Int64, of whole: Int64) {
        guard whole > 0, let tenths = try? Checked.scale(part, by: 1000, over: whole) else { return nil }
        self.tenths = tenths
    }

    /// Reads `60%`, `57.4%` or the same without its sign; nil for anything else.
    public init?(_ text: String) {
        guard let tenths = Self.tenths(text.hasSuffix("%") ? text.dropLast() : text[...]) else { return nil }
        self.tenths = tenths
    }

    /// The tenths of a number above zero or zero with at most one decimal: 35 for `3.5`.
    public static func tenths(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let first = parts.first, first.utf8.count <= 6,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let whole = Int64(first)
        else { return nil }
        guard parts.count == 2 else { return whole * 10 }
        return parts[1].utf8.count == 1 ? Int64(parts[1]).map { whole * 10 + $0 } : nil
    }

    /// `57.4%`.
    public var text: String {
        let sign = tenths < 0 ? "-" : ""
        return "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)%"
    }

    /// `57%`, floored.
    public var shortText: String {
        Words.grouped(tenths >= 0 ? tenths / 10 : (tenths - 9) / 10) + "%"
    }

    public static func < (left: Percent, right: Percent) -> Bool { left.tenths < right.tenths }
}
