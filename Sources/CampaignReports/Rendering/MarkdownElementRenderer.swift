import CampaignKit
import Terminal

/// Elements as Markdown: pipe tables, and text bars for charts.
struct MarkdownElementRenderer {
    /// Renders a campaign's case for support to Markdown.
    var language = LetterLanguage.en
    let caseForSupport: (_ campaign: String) -> String

    func render(_ elements: [ReportElement]) -> String {
        elements.map(render).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var speech: Speech { Speech(language: language) }

    /// Markdown has no direction of its own: it needs no isolates.
    private static func escape(_ text: String) -> String { MarkdownText.escape(Isolates.removed(text)) }

    private func render(_ element: ReportElement) -> String {
        switch element {
        case .paragraph(let text): Self.escape(text) + "\n"
        case .notes(let lines): lines.map { "- \(sentence($0))\n" }.joined()
        case .keyFigures(let figures): figures.map(keyFigure).joined()
        case .table(let table): self.table(table)
        case .chart(let chart): self.chart(chart)
        case .caseForSupport(let campaign): caseForSupport(campaign)
        case .signature(let name, _): Self.escape(name) + "\n"
        }
    }

    private func sentence(_ line: [ReportText]) -> String { Self.escape(line.map(\.text).joined()) }

    private func keyFigure(_ figure: ReportKeyFigure) -> String {
        let detail = figure.detail.isEmpty ? "" : " (\(figure.detail))"
        return "- **\(Self.escape(figure.label)):** "
            + Self.escape(figure.value.text + detail) + "\n"
    }

    private func table(_ table: ReportTable) -> String {
        var rows = Table(
            columns: table.columns.map {
                TableColumn($0.title, key: $0.title, alignment: $0.isNumber ? .trailing : .leading)
            })
        for row in table.rows {
            // Markdown has no inset: a mark shows what is below what.
            let inset = String(repeating: "– ", count: row.depth)
            let cells = row.cells.enumerated().map {
                Cell(Isolates.removed($0 == 0 ? inset + $1.text : $1.text))
            }
            rows.append(TableRow(cells, emphasis: row.kind == .total))
        }
        return "**\(Self.escape(table.caption))**\n\n" + finding(table.finding)
            + MarkdownTableRenderer().render(rows)
    }

    private func chart(_ chart: ReportChart) -> String {
        let lines = chart.textBars
        let bars = chart.drawnSeries.map { " " + speech.say("The bars are what was \($0).") } ?? ""
        let picture = lines.isEmpty ? "" : "```text\n\(lines.map { $0 + "\n" }.joined())```\n\n"
        let words = chart.finding.isEmpty ? Self.escape(chart.description + bars) + "\n\n" : ""
        return "\(words)\(finding(chart.finding))\(picture)\(table(chart.data))"
    }

    private func finding(_ texts: [ReportText]) -> String { texts.isEmpty ? "" : sentence(texts) + "\n\n" }
}

extension ReportChart {
    /// What the bars in letters are, where they are one of several series.
    fileprivate var drawnSeries: String? {
        if case .columns(_, let names, _) = shape, names.count > 1 { names[0].lowercased() } else { nil }
    }

    /// The picture in letters, one line for each bar: labels, bars of one length, words.
    fileprivate var textBars: [String] {
        let items: [(label: String, value: Int64, whole: Int64, text: String)]
        switch shape {
        case .bars(let bars): items = bars.map { ($0.label, $0.bar.value, $0.bar.whole, $0.text) }
        case .columns(let columns, _, let currency):
            let most = columns.compactMap(\.values.first).max() ?? 0
            items = columns.filter { $0 != .gap }.map { column in
                let value = column.values.first
                let text = value.map { Money(minorUnits: $0, currency: currency).text }
                return ("\(column.label) \(column.group)", value ?? 0, most, text ?? "–")
            }
        case .course: return []
        }
        let labels = items.map { TerminalText.safe(Isolates.removed($0.label)) }
        let width = labels.map(DisplayWidth.of).max() ?? 0
        return zip(labels, items).map { label, item in
            let bar = Bar.text(fraction: item.value, of: item.whole, width: 24, ascii: false)
            return
                "\(DisplayWidth.pad(label, to: width)) \(bar) \(TerminalText.safe(Isolates.removed(item.text)))"
        }
    }
}
