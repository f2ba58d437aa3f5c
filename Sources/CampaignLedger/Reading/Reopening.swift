/// A posting that acts on days that the books were closed for, and why it was made.
public struct Reopening: Sendable, Equatable {
    public var batch: Int64
    public var reason: String
}
