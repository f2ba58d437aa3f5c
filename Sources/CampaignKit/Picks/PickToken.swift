/// One piece of a pick's text, with its place in it.
struct PickToken: Equatable {
    enum Kind: Equatable {
        /// A name, a keyword or an unquoted value such as `NY`.
        case word
        /// Quoted: never a name or a keyword.
        case text
        /// It begins with a digit or a currency sign: an amount, a number or a day.
        case figure
        case sign(Sign)
        case open, close, comma, end
    }

    enum Sign: Equatable {
        case equal, notEqual, less, atMost, more, atLeast
    }

    var kind: Kind
    /// As written, without quotes.
    var text: String
    /// From 1, in characters.
    var column: Int
    var length: Int

    /// The keyword or name, however it is capitalized; empty for all else.
    var name: String { kind == .word ? text.lowercased() : "" }
}
