import CampaignKit
import Terminal

/// A table that stands as rows on paper and wide screens, and as one card for each row on phones.
///
/// The roles are written out, because a browser drops a table's meaning when its parts are laid out again.
struct HTMLReportTable {
    let table: ReportTable
    let id: String
    var language = LetterLanguage.en

    var html: String {
        let columns = table.columns.count
        let cards = (columns > 3 ? " cards" : "") + (columns > 5 ? " many" : "")
        // On paper amounts take no more room than they need where several columns have words.
        let words = table.columns.count { !$0.isNumber } > 2 ? " words" : ""
        let classes = "block table" + cards + words + (table.isHalf ? " half" : "")
        var lines = [
            "<div class=\"\(classes)\" role=\"region\" aria-labelledby=\"\(id)-caption\" tabindex=\"0\""
                + "\(HTMLElementRenderer.mark(language))>",
            "<table role=\"table\">",
            "<caption id=\"\(id)-caption\">\(HTMLElementRenderer.name(table.caption))"
                + "\(HTMLElementRenderer.finding(table.finding))</caption>",
            "<thead role=\"rowgroup\"><tr role=\"row\">",
        ]
        lines += table.columns.map { column in
            "<th scope=\"col\" role=\"columnheader\"\(column.isNumber ? " class=\"num\"" : "")>"
                + "\(Isolates.html(column.title))</th>"
        }
        lines += ["</tr></thead>", "<tbody role=\"rowgroup\">"]
        for (number, row) in table.rows.enumerated() { lines += self.lines(for: row, number + 1) }
        lines += ["</tbody>", "</table>", "</div>"]
        return lines.joined(separator: "\n")
    }

    private func lines(for row: ReportTable.Row, _ number: Int) -> [String] {
        let open = "<tr role=\"row\"\(row.kind == .total ? " class=\"total\"" : "")>"
        let cells = zip(row.cells, table.columns).enumerated().map { index, pair in
            index == 0 ? header(pair.0, depth: row.depth) : cell(pair.0, in: pair.1, row: number)
        }
        return [open] + cells + ["</tr>"]
    }

    private func header(_ text: ReportText, depth: Int) -> String {
        let depth = min(max(depth, 0), 4)
        let inset = depth > 0 ? " class=\"in-\(depth)\"" : ""
        let tone = text.tone == .faint ? "<span class=\"faint\">" : "<span>"
        return "<th scope=\"row\" role=\"rowheader\"\(inset)>\(tone)"
            + "\(HTMLElementRenderer.name(text.text))</span></th>"
    }

    private func cell(_ text: ReportText, in column: ReportTable.Column, row: Int) -> String {
        var classes: [String] = []
        if column.isNumber { classes.append("num") }
        if text.bar != nil { classes.append("has-bar") }
        if text.boxes != nil { classes.append("has-boxes") }
        if text.text.isEmpty || text == .none { classes.append("empty") }
        if Self.isDay(text.text) { classes.append("day") }
        let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
        let bar =
            text.bar.map { HTMLBar(bar: $0).small(id: "\(id)-\(row)") }
            ?? text.boxes.map(HTMLBoxes.html) ?? ""
        return "<td role=\"cell\"\(names) data-label=\"\(Isolates.html(column.title))\">\(bar)"
            + "\(words(text, in: column))</td>"
    }

    /// `20 Nov 2026`: paper would break it.
    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: " ")
        return parts.count == 3 && parts[0].count < 3 && parts[1].count > 2 && parts[2].count == 4
            && (parts[0] + parts[2]).allSatisfy(\.isNumber)
    }

    /// A sign before an amount stays there where text runs from the right.
    private func words(_ text: ReportText, in column: ReportTable.Column) -> String {
        let words = HTMLElementRenderer.text(text)
        let isBare = language.direction == "rtl" && column.isNumber && text.figure == nil && !words.isEmpty
        return isBare ? "<bdi>\(words)</bdi>" : words
    }
}
