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
