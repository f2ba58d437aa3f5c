/// A group of donors that an appeal asks, with the ask for each.
public struct Segment: Sendable, Equatable {
    public var id: String
    /// A lifecycle name or an expression, as written.
    public var pick: String
    /// The ask formula, as written: `last*1.25`.
    public var ask: String?
    /// The letter for this segment when it differs from the appeal's.
    public var letter: String?
    /// The charity's own code for the reply slips; nil takes one from the ids.
    public var keycode: String?
    /// The cells of a test, single letters: each donor is in one of them for good.
    public var split: [String]
    /// Whether those who gave this year already are asked again; not those who gave since the appeal began.
    public var again: Bool

    public init(
        id: String, pick: String, ask: String? = nil, letter: String? = nil,
        keycode: String? = nil, split: [String] = [], again: Bool = false
    ) {
        self.id = id
        self.pick = pick
        self.ask = ask
        self.letter = letter
        self.keycode = keycode
        self.split = split
        self.again = again
    }
}
