/// Which edge of its column a text sits at.
public enum TextAlignment: String, Sendable, Hashable, CaseIterable {
    /// At the start of the line: words.
    case leading
    /// At the end: figures, so that units are under units.
    case trailing
}
