import CampaignKit
import Terminal

/// How lines between and besides tables are laid out: as wide as the screen is, 80 columns in a pipe.
struct NoteLayout {
    /// Nil for no limit.
    let width: Int?

    init(width: Int?) { self.width = width }

    /// On the error stream.
    ///
    /// - Parameter width: what `--width` says: 0 for no limit.
    init(width: Int?, context: CommandContext) {
        let found =
            width ?? (context.errorsAreTerminal ? context.screen?.columns : nil) ?? ScreenLook.standardWidth
        self.width = found < 20 ? nil : min(found, ScreenLook.widestProse)
    }

    /// What a line may begin with; the lines after the first begin where the first goes on.
    private static let labels = ["error: ", "hint: ", "note: ", "warning: "]

    /// A line, or as many as it takes; blanks within give a line a form, which stays.
    func line(_ line: String) -> String {
        guard let width, DisplayWidth.of(line) > width else { return line + "\n" }
        let text = line.drop { $0 == " " }
        guard !text.contains("  "), !text.contains("\u{1B}") else { return line + "\n" }
        let label = Self.labels.first { text.hasPrefix($0) }
        let wrapped = Words.wrapped(line, columns: width, hanging: label?.count ?? 2) + "\n"
        guard let label else { return wrapped }
        // A path that is longer than the screen begins behind its label all the same.
        let alone = label.dropLast() + "\n" + String(repeating: " ", count: label.count)
        return wrapped.hasPrefix(alone) ? label + wrapped.dropFirst(alone.count) : wrapped
    }

    /// Every line of a text that ends in a line feed; rows of tables have blanks within and stay.
    func text(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line(String($0)) }
            .joined()
    }
}
