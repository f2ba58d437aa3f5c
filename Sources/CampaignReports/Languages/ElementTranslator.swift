import CampaignKit

/// Puts the titles of elements into a page's language: those that blocks write as plain English words.
///
/// What people wrote (names, captions) is in no table of `PhraseBook`, and stays as it is. Cells are left
/// alone but for those that can only be words of ours: of totals, and the faint ones.
struct ElementTranslator {
    let speech: Speech

    func element(_ element: ReportElement) -> ReportElement {
        guard speech.language != .en else { return element }
        return switch element {
        case .paragraph(let text): .paragraph(speech.word(text))
        case .notes(let lines): .notes(lines.map { $0.map(words) })
        case .keyFigures(let figures): .keyFigures(figures.map(keyFigure))
        case .table(let table): .table(self.table(table))
        case .chart(let chart): .chart(self.chart(chart))
        case .caseForSupport, .signature: element
        }
    }

    /// A figure's own text is said by whoever makes it.
    private func words(_ text: ReportText) -> ReportText {
        guard text.figure == nil else { return text }
        var text = text
        text.text = speech.word(text.text)
        return text
    }

    private func keyFigure(_ figure: ReportKeyFigure) -> ReportKeyFigure {
        var figure = figure
        figure.label = speech.word(figure.label)
        figure.detail = speech.word(figure.detail)
        return figure
    }

    private func table(_ table: ReportTable) -> ReportTable {
        var table = table
        table.caption = speech.word(table.caption)
        for index in table.columns.indices {
            table.columns[index].title = speech.word(table.columns[index].title)
        }
        for index in table.rows.indices where !table.rows[index].cells.isEmpty {
            let first = table.rows[index].cells[0]
            guard table.rows[index].kind == .total || first.tone == .faint else { continue }
            table.rows[index].cells[0] = words(first)
        }
        return table
    }

    private func chart(_ chart: ReportChart) -> ReportChart {
        var chart = chart
        chart.title = speech.word(chart.title)
        chart.data = table(chart.data)
        for index in chart.keys.indices { chart.keys[index].name = speech.word(chart.keys[index].name) }
        if case .columns(let columns, let series, let currency) = chart.shape {
            chart.shape = .columns(columns, series: series.map(speech.word), currency: currency)
        }
        return chart
    }
}
