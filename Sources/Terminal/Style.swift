/// ANSI colors and weights, or nothing at all when they are off.
///
/// Each sequence ends only what it began, so styles nest. Meaning is never carried by color alone.
public struct Style: Sendable, Hashable {
    /// Whether anything is added.
    public let enabled: Bool

    /// A style that colors only when `enabled`; see `ColorMode.resolve`.
    public init(enabled: Bool) {
        self.enabled = enabled
    }

    /// Leaves every text as it is.
    public static let none = Style(enabled: false)

    /// The text in bold.
    public func bold(_ text: String) -> String { wrap(text, 1, 22) }

    /// The text dimmed.
    public func dim(_ text: String) -> String { wrap(text, 2, 22) }

    /// The text in red.
    public func red(_ text: String) -> String { wrap(text, 31, 39) }

    /// The text in green.
    public func green(_ text: String) -> String { wrap(text, 32, 39) }

    /// The text in yellow.
    public func yellow(_ text: String) -> String { wrap(text, 33, 39) }

    /// The text in cyan.
    public func cyan(_ text: String) -> String { wrap(text, 36, 39) }

    /// The text in the look of `tone`.
    public func apply(_ tone: Tone, to text: String) -> String {
        switch tone {
        case .plain: text
        case .strong: bold(text)
        case .faint: dim(text)
        case .good: green(text)
        case .caution: yellow(text)
        case .bad: red(text)
        case .accent: cyan(text)
        }
    }

    private func wrap(_ text: String, _ on: Int, _ off: Int) -> String {
        guard enabled, !text.isEmpty else { return text }
        return "\u{1B}[\(on)m\(text)\u{1B}[\(off)m"
    }
}
