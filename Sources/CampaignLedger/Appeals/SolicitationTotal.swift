/// How many pieces of an appeal were recorded as sent, and what they cost.
public struct SolicitationTotal: Sendable, Equatable {
    public var pieces = 0
    /// Base-currency minor units; nil where no cost was recorded with any piece.
    public var costMinor: Int64?

    public init() {}
}
