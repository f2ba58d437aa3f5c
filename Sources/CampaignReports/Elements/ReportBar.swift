/// A lying bar: amounts of one currency, drawn against the largest of them.
public struct ReportBar: Sendable, Equatable {
    /// What is drawn.
    public var value: Int64
    /// Part of `value` that is drawn solid, the rest hatched: received of raised; nil draws all of it solid.
    public var part: Int64?
    /// What the bar is measured against: the goal.
    public var whole: Int64
    /// Where the schedule expects the bar to be.
    public var mark: Int64?

    public init(value: Int64, part: Int64? = nil, whole: Int64, mark: Int64? = nil) {
        self.value = value
        self.part = part
        self.whole = whole
        self.mark = mark
    }
}
