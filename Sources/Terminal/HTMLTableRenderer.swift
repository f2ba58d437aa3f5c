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

    /// The page: an HTML5 document with captioned tables.
    ///
    /// - `others`: tables below the first.
    /// - `words`: what a screen says above and below the tables, line by line.
    public func render(
        _ table: Table, and others: [Table] = [], words: HTMLPage.Words = .init()
    ) -> String {
        var lines = HTMLPage.opening(title: title, language: language)
        lines += ["<main>", "<h1>\(HTMLText.escape(title))</h1>"] + words.before.map(paragraph)
        let tables = [table] + others
        for (table, name) in zip(tables, names(of: tables)) { lines += self.lines(of: table, named: name) }
        lines += words.after.map(paragraph) + ["</main>"]
        lines += HTMLPage.closing
        return lines.map { $0 + "\n" }.joined()
    }

    /// What screen readers call each table, every name once.
    ///
    /// That is its caption, else the page's title, with what the table lists where there are several.
    private func names(of tables: [Table]) -> [String] {
        var names: [String] = []
        for (number, table) in tables.enumerated() {
            let list = table.columns.first?.title ?? ""
            var name = table.caption.isEmpty ? title : table.caption
            if table.caption.isEmpty, number > 0, !list.isEmpty { name += ": \(list)" }
            names.append(names.contains(name) ? "\(name) (\(number + 1))" : name)
        }
        return names
    }

    private func lines(of table: Table, named name: String) -> [String] {
        let caption = HTMLText.escape(name)
        var lines: [String] = []
        lines.append("<div class=\"table\" role=\"region\" aria-label=\"\(caption)\" tabindex=\"0\">")
        lines += [
            "<table>", "<caption\(table.caption.isEmpty ? " class=\"unseen\"" : "")>\(caption)</caption>",
        ]
        lines += ["<thead>", "<tr>"]
        lines += table.columns.map { column in
            "<th scope=\"col\"\(classes(isNumber: column.alignment == .trailing))>"
                + "\(HTMLText.escape(column.title))</th>"
        }
        lines += ["</tr>", "</thead>", "<tbody>"]
        for row in table.rows {
            lines += self.lines(for: row, in: table.columns)
        }
        return lines + ["</tbody>", "</table>", "</div>"]
    }

    private func lines(for row: TableRow, in columns: [TableColumn]) -> [String] {
        let names = (row.emphasis ? ["total"] : []) + (row.ruleBefore ? ["rule"] : [])
        let open = names.isEmpty ? "<tr>" : "<tr class=\"\(names.joined(separator: " "))\">"
        let cells = zip(row.cells, columns).enumerated().map { index, pair in
            let (cell, column) = pair
            let isNumber = cell.value.isNumber || column.alignment == .trailing
            // A row without a name has no heading: an empty one is announced with every cell.
            let isHead = index == 0 && cell.text.contains { !$0.isWhitespace }
            let name = isHead ? "th" : "td"
            let scope = isHead ? " scope=\"row\"" : ""
            return "<\(name)\(scope)\(classes(isNumber: isNumber))>\(HTMLText.escape(cell.text))</\(name)>"
        }
        return [open] + cells + ["</tr>"]
    }

    /// A line of a screen: set in where it is there, with a dot where blanks keep two parts apart.
    private func paragraph(_ line: String) -> String {
        let parts = line.split(separator: "  ").map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }
        let words = HTMLText.escape(parts.joined(separator: " · "))
        return "<p\(line.hasPrefix(" ") ? " class=\"in\"" : "")>\(words)</p>"
    }

    private func classes(isNumber: Bool) -> String {
        isNumber ? " class=\"num\"" : ""
    }
}

/// The page around a table: what every self-contained document of our own begins and ends with.
public enum HTMLPage {
    /// What stands around a table.
    public struct Words: Sendable, Equatable {
        public var before: [String]
        public var after: [String]

        public init(before: [String] = [], after: [String] = []) {
            (self.before, self.after) = (before, after)
        }
    }

    /// Small enough to read, and good on paper.
    static let style = """

        body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; font: 1rem/1.4 system-ui, sans-serif; }
        h1 { font-size: 1.4rem; line-height: 1.2; margin: 0 0 .5rem; }
        p { margin: .25rem 0; overflow-wrap: anywhere; }
        .in { padding-inline-start: 1.5rem; }
        .table { overflow-x: auto; margin-block: 1rem; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: start; font-weight: bold; font-size: 1.25rem; padding-block: .5rem; }
        .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
        th, td { text-align: start; vertical-align: top; padding: .25rem .5rem; }
        th, td { border-bottom: 1px solid #767676; }
        th[scope="row"] { font-weight: normal; }
        .num { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .total > * { font-weight: bold; }
        .rule > * { border-top: 2px solid currentcolor; }
        @media screen and (max-width: 62rem) {
        table { font-size: .8rem; }
        th, td { padding: .2rem; }
        }
        @media print {
        body { margin: 0; max-width: none; }
        .table { overflow: visible; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        }

        """

    /// The digest by which the page's policy lets `style` in, and nothing else; a test recomputes it.
    static let styleDigest = "sha256-/OQ0nFwOQJk/dG3AQnuOCjCZg1HznUYH3YDspy0Qgng="

    /// Everything up to and with `<body>`.
    static func opening(title: String, language: String) -> [String] {
        let policy = "default-src 'none'; style-src '\(styleDigest)'; base-uri 'none'; form-action 'none'"
        return [
            "<!DOCTYPE html>",
            "<html lang=\"\(HTMLText.escape(language))\">",
            "<head>",
            "<meta charset=\"utf-8\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>\(HTMLText.escape(title))</title>",
            "<style>\(style)</style>",
            "</head>",
            "<body>",
        ]
    }

    /// What closes the page.
    static let closing = ["</body>", "</html>"]
}
