import CampaignKit

/// A table as a GitHub and Pandoc pipe table.
public struct MarkdownTableRenderer: Sendable, Hashable {
    /// A renderer; there is nothing to choose.
    public init() {}

    /// The header, the alignment row and the rows, totals in bold; the caption is left to the page around it.
    public func render(_ table: Table) -> String {
        guard !table.columns.isEmpty else { return "" }
        var result = line(table.columns.map { MarkdownText.escape($0.title) })
        result += line(table.columns.map { $0.alignment == .trailing ? "---:" : ":---" })
        for row in table.rows {
            result += line(
                row.cells.map { cell in
                    let text = MarkdownText.escape(cell.text)
                    return row.emphasis && !text.isEmpty ? "**\(text)**" : text
                })
        }
        return result
    }

    private func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }
}

/// Writes words into Markdown so that they are shown, never obeyed.
public enum MarkdownText {
    /// The text on one line, without blanks around it, with everything escaped that Markdown gives a meaning.
    ///
    /// Beyond the usual marks: braces (shortcodes, Liquid), carets and tildes (Pandoc), dollar signs in pairs
    /// (mathematics; one alone is money), an at-sign that begins a word (citations, mentions), and what makes
    /// a bare address a link.
    public static func escape(_ text: String) -> String {
        let scalars = trimmed(Array(TerminalText.safe(text).unicodeScalars))
        let escapesDollars = scalars.count { $0 == "$" } > 1
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isEscaped =
                switch scalar {
                case "\\", "|", "`", "*", "_", "[", "]", "{", "~", "^": true
                case "$": escapesDollars
                case "@": index == 0 || !isWordPart(scalars[index - 1])
                case ":": index + 1 < scalars.count && scalars[index + 1] == "/"
                case ".": endsWithWebPrefix(scalars[..<index])
                default: false
                }
            if isEscaped { result.append("\\") }
            switch scalar {
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return [] }
        return Array(scalars[first...last])
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func endsWithWebPrefix(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        scalars.count >= 3 && scalars.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
    }
}
