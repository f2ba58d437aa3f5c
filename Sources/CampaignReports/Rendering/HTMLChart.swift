import CampaignKit
import Terminal

/// A chart as a figure: its title, the picture, what its marks mean, and its data folded below.
struct HTMLChart {
    let chart: ReportChart
    let id: String
    var language = LetterLanguage.en

    private var speech: Speech { Speech(language: language) }

    var html: String {
        let picture =
            switch chart.shape {
            case .bars(let bars): self.bars(bars)
            case .columns(let columns, let series, let currency):
                HTMLColumns(
                    columns: columns, series: series.count, currency: currency, id: id,
                    title: Isolates.html(chart.title), description: Isolates.html(chart.description),
                    isHalf: chart.isHalf, language: language
                ).html
            case .course(let course):
                HTMLCourse(
                    course, id: id, title: Isolates.html(chart.title),
                    description: Isolates.html(chart.description), language: language
                ).html
            }
        return """
            <figure class="block chart\(chart.isHalf ? " half" : "")"\(HTMLElementRenderer.mark(language))>
            <figcaption>\(HTMLElementRenderer.name(chart.title))\(HTMLElementRenderer.finding(chart.finding))</figcaption>
            \(picture)
            \(legend)
            <details\(chart.finding.isEmpty ? "" : " class=\"quiet\"")>
            <summary>\(speech.say("The figures of this chart"))</summary>
            \(HTMLReportTable(table: chart.data, id: id + "-data", language: language).html)
            </details>
            </figure>
            """
    }

    private func bars(_ bars: [ReportChart.Item]) -> String {
        let isOne = bars.count == 1
        return bars.enumerated().map { index, item in
            // A single bar is the chart; each of several is told by itself.
            let title = isOne ? chart.title : item.label
            let words = isOne ? chart.description : speech.say("\(item.label): \(item.text)")
            let svg = HTMLBar(bar: item.bar).large(
                id: "\(id)-\(index + 1)", title: Isolates.html(title), description: Isolates.html(words))
            return "<div class=\"bar-row\"><p>\(HTMLElementRenderer.name(item.label)) "
                + "<bdi class=\"num\">\(Isolates.html(item.text))</bdi></p>\(svg)</div>"
        }
        .joined(separator: "\n")
    }

    private var legend: String {
        let items = chart.keys.enumerated().map { index, key in
            let swatch: String
            switch key.mark {
            case .solid: swatch = box(.solid)
            case .forecast: swatch = box(.edge)
            case .hatched: swatch = hatched(.promised, .hatch, "\(id)-key-\(index + 1)")
            case .overdue: swatch = hatched(.late, .lateHatch, "\(id)-key-\(index + 1)")
            case .line: swatch = line(.mark)
            case .dashed: swatch = line(.goal)
            case .raised: swatch = "<line \(SVGInk.raised.attributes) x1=\"0\" x2=\"22\" y1=\"8\" y2=\"8\"/>"
            }
            return "<li><svg class=\"swatch\" aria-hidden=\"true\" width=\"22\" "
                + "height=\"16\">\(swatch)</svg>\(Isolates.html(key.name))</li>"
        }
        guard !items.isEmpty else { return "" }
        return "<ul class=\"legend\">\(items.joined())</ul>"
    }

    private static let swatch = "x=\"0\" y=\"2\" width=\"22\" height=\"12\""

    private func box(_ ink: SVGInk) -> String { "<rect \(ink.attributes) \(Self.swatch)/>" }

    private func hatched(_ ink: SVGInk, _ lines: SVGInk, _ pattern: String) -> String {
        HTMLHatch.definition(id: pattern, lines) + box(ink)
            + "<rect fill=\"url(#\(pattern))\" \(Self.swatch)/>"
    }

    private func line(_ ink: SVGInk) -> String {
        "<line \(ink.attributes) x1=\"11\" x2=\"11\" y1=\"0\" y2=\"16\"/>"
    }
}
