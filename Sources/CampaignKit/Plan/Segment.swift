/// A group of donors that an appeal asks, with the ask for each; the expression is read by `appeal export`.
public struct Segment: Sendable, Equatable {
    public var id: String
    /// A lifecycle name or an expression, as written.
    public var pick: String
    /// The ask formula, as written: `last*1.25`.
    public var ask: String?
    /// The letter for this segment when it differs from the appeal's.
    public var letter: String?

    public init(id: String, pick: String, ask: String? = nil, letter: String? = nil) {
        self.id = id
        self.pick = pick
        self.ask = ask
        self.letter = letter
    }
}
