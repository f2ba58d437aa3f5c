import CampaignKit

/// A table as a complete web page that needs nothing else and runs nothing.
public struct HTMLTableRenderer: Sendable, Hashable {
    /// The title of the page, and the caption of a table that has none.
    public let title: String
    /// The language of the words in it, for a screen reader's voice.
    public let language: String

    /// A renderer for a page with this title.
    public init(title: String, language: String = "en") {
        self.title = title
        self.language = language
    }

    /// The page: an HTML5 document with one captioned table.
    public func render(_ table: Table) -> String {
        let caption = table.caption.isEmpty ? title : table.caption
        var lines = HTMLPage.opening(title: title, language: language)
        lines += ["<main>", "<table>", "<caption>\(HTMLText.escape(caption))</caption>"]
        lines += ["<thead>", "<tr>"]
        lines += table.columns.map { column in
            "<th scope=\"col\"\(classes(isNumber: column.alignment == .trailing))>"
                + "\(HTMLText.escape(column.title))</th>"
        }
        lines += ["</tr>", "</thead>", "<tbody>"]
        for row in table.rows {
            lines += self.lines(for: row, in: table.columns)
        }
        lines += ["</tbody>", "</table>", "</main>"]
        lines += HTMLPage.closing
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(for row: TableRow, in columns: [TableColumn]) -> [String] {
        let names = (row.emphasis ? ["total"] : []) + (row.ruleBefore ? ["rule"] : [])
        let open = names.isEmpty ? "<tr>" : "<tr class=\"\(names.joined(separator: " "))\">"
        let cells = zip(row.cells, columns).enumerated().map { index, pair in
            let (cell, column) = pair
            let isNumber = cell.value.isNumber || column.alignment == .trailing
            let name = index == 0 ? "th" : "td"
            let scope = index == 0 ? " scope=\"row\"" : ""
            return "<\(name)\(scope)\(classes(isNumber: isNumber))>\(HTMLText.escape(cell.text))</\(name)>"
        }
        return [open] + cells + ["</tr>"]
    }

    private func classes(isNumber: Bool) -> String {
        isNumber ? " class=\"num\"" : ""
    }
}
