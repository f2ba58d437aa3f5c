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
