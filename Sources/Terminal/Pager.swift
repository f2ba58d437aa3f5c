import System

/// Whether long output goes through a pager, and which.
public enum Pager {
    private static let standard = ["less", "-FRX"]

    /// Whether to page: on a terminal of known height that the lines and the prompt after them do not fit.
    public static func shouldPage(
        lines: Int, screenHeight: Int?, isTerminal: Bool, disabled: Bool
    ) -> Bool {
        guard isTerminal, !disabled, let screenHeight, screenHeight > 0 else { return false }
        return lines >= screenHeight
    }

    /// The program and its arguments, or nil when none is wanted, or the terminal could not show one.
    ///
    /// `CAMPAIGN_PAGER` goes before `PAGER`; empty, or `cat`, means no pager. The value is split at blanks,
    /// quotes keep words together, and no shell ever sees it.
    public static func command(environment: [String: String]) -> [String]? {
        guard environment["TERM"] != "dumb" else { return nil }
        guard let value = environment["CAMPAIGN_PAGER"] ?? environment["PAGER"] else {
            return standard
        }
        let words = words(of: value)
        guard let program = words.first, !program.isEmpty else { return nil }
        let name = program.split(separator: "/").last
        return name == "cat" && words.count == 1 ? nil : words
    }

    /// Shows the text in the pager and waits until the reader leaves it.
    ///
    /// False when it could not be started: nothing was shown, and the caller should write the text itself.
    public static func run(text: String, command: [String], environment: [String: String]) -> Bool {
        var variables = environment
        // As git does: without these a bare `less` shows escapes as letters and lingers on short texts.
        if variables["LESS"] == nil { variables["LESS"] = "FRX" }
        if variables["LV"] == nil { variables["LV"] = "-c" }
        guard let status = ChildProcess.feed(text, to: command, environment: variables) else { return false }
        return status != 126 && status != 127
    }

    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var current: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { current = (current ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                current = current ?? ""
            } else if character.isWhitespace {
                if let word = current { words.append(word) }
                current = nil
            } else {
                current = (current ?? "") + String(character)
            }
        }
        if let word = current { words.append(word) }
        return words
    }
}
