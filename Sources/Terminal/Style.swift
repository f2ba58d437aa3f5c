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

/// What `--color` was asked to do.
public enum ColorMode: String, Sendable, Hashable, CaseIterable {
    /// Color where a person is likely to see it.
    case auto
    /// Color even into a pipe or a file.
    case always
    /// No color at all.
    case never

    /// Whether to color: the flag, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether it is a terminal.
    public static func resolve(
        flag: ColorMode, environment: [String: String], isTerminal: Bool
    ) -> Bool {
        switch flag {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        // By its own specification an empty NO_COLOR does not count.
        if let value = environment["NO_COLOR"], !value.isEmpty {
            return false
        }
        if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" {
            return true
        }
        return isTerminal && environment["TERM"] != "dumb"
    }
}
