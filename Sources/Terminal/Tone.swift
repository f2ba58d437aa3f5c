/// What a text means, for those who can see color; the words or marks in it must already say so.
public enum Tone: String, Sendable, Hashable, CaseIterable {
    /// Nothing special.
    case plain
    /// A heading or a total.
    case strong
    /// Of less interest.
    case faint
    /// Ahead, done, met.
    case good
    /// Worth a look.
    case caution
    /// Behind, wrong.
    case bad
    /// An id or a command to type.
    case accent
}
