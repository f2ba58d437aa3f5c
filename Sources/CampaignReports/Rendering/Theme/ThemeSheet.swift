public import CampaignFiles
public import CampaignKit

/// A charity's own style sheet, from `Reports/theme/NAME.css`, that goes behind ours on a page.
///
/// A page loads nothing, on any screen and in any program that prints it. A browser is held to that by the
/// page's policy, WeasyPrint by nothing: so whatever could load something is refused here.
public struct ThemeSheet: Sendable, Equatable {
    /// Ends with a line's end.
    public let css: String

    /// More is no theme; a page carries all of it.
    static let largest = 50_000

    /// The sheet in a file, nil when something of it is refused, and why.
    public static func read(_ file: PlanFile) -> (sheet: ThemeSheet?, findings: [Finding]) {
        guard file.bytes.count <= largest, let text = String(validating: file.bytes, as: UTF8.self) else {
            let problem = file.bytes.count > largest ? "has more than \(largest) bytes" : "is not UTF-8"
            return (
                nil,
                [finding("\(file.path) \(problem)", file.path, line: 1, hint: "save a smaller file as UTF-8")]
            )
        }
        var findings: [Finding] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let lower = line.lowercased()
            guard let word = refused.first(where: { lower.contains($0) }) else { continue }
            findings.append(
                finding(
                    "a theme cannot have '\(word)'", file.path, line: index + 1,
                    hint: "colors, sizes and fonts of the computer are enough; a page loads nothing"))
        }
        return (findings.isEmpty ? ThemeSheet(css: text + "\n") : nil, findings)
    }

    /// What loads, and what could hide it: escapes, comments within words, and the end of the sheet itself.
    private static let refused = [
        "url", "@import", "@font-face", "image(", "image-set", "src(", "\\", "<", "/*",
    ]

    /// A theme that a template names and that is not there.
    public static func missing(_ name: String, in template: String, among known: [String]) -> Finding {
        let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return Finding(
            code: ReportFindingCode.unknownTheme.rawValue, severity: .error,
            message: "there is no theme '\(name)'",
            location: SourceLocation(file: template, line: 1, column: 1),
            hint: DidYouMean.hint(for: name, in: known)
                ?? (isName
                    ? "write Reports/theme/\(name).css"
                    : "a theme is named by its file in Reports/theme, without the folder and .css"))
    }

    private static func finding(_ message: String, _ path: String, line: Int, hint: String) -> Finding {
        Finding(
            code: ReportFindingCode.unsafeTheme.rawValue, severity: .error, message: message,
            location: SourceLocation(file: path, line: line, column: 1), hint: hint)
    }
}
