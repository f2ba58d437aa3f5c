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
