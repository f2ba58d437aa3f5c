import CampaignKit
import Terminal

/// A chart as a figure: its title, the picture, what its marks mean, and its data folded below.
struct HTMLChart {
    let chart: ReportChart
    let id: String

    var html: String {
        let picture =
            switch chart.shape {
            case .bars(let bars): self.bars(bars)
            case .columns(let columns, let series, let currency):
                HTMLColumns(
                    columns: columns, series: series.count, currency: currency, id: id,
                    title: HTMLText.escape(chart.title), description: HTMLText.escape(chart.description)
                ).html
            }
        return """
            <figure class="block chart"\(HTMLElementRenderer.english)>
            <figcaption>\(HTMLElementRenderer.name(chart.title))</figcaption>
            \(picture)
            \(legend)
            <details>
            <summary>The figures of this chart</summary>
            \(HTMLReportTable(table: chart.data, id: id + "-data").html)
            </details>
            </figure>
            """
    }

    private func bars(_ bars: [ReportChart.Item]) -> String {
        let isOne = bars.count == 1
        return bars.enumerated().map { index, item in
            // A single bar is the chart; each of several is told by itself.
            let title = isOne ? chart.title : item.label
            let words = isOne ? chart.description : "\(item.label): \(item.text)"
            let svg = HTMLBar(bar: item.bar).large(
                id: "\(id)-\(index + 1)", title: HTMLText.escape(title), description: HTMLText.escape(words))
            return "<div class=\"bar-row\"><p>\(HTMLElementRenderer.name(item.label)) "
                + "<bdi class=\"num\">\(HTMLText.escape(item.text))</bdi></p>\(svg)</div>"
        }
        .joined(separator: "\n")
    }

    private var legend: String {
        let items = chart.keys.enumerated().map { index, key in
            let swatch: String
            switch key.mark {
            case .solid: swatch = "<rect class=\"solid\" x=\"0\" y=\"2\" width=\"22\" height=\"12\"/>"
            case .hatched:
                let hatch = "\(id)-key-\(index + 1)"
                swatch =
                    HTMLHatch.definition(id: hatch)
                    + "<rect class=\"promised\" x=\"0\" y=\"2\" width=\"22\" height=\"12\"/>"
                    + "<rect fill=\"url(#\(hatch))\" x=\"0\" y=\"2\" width=\"22\" height=\"12\"/>"
            case .line: swatch = "<line class=\"mark\" x1=\"11\" x2=\"11\" y1=\"0\" y2=\"16\"/>"
            case .dashed: swatch = "<line class=\"goal\" x1=\"11\" x2=\"11\" y1=\"0\" y2=\"16\"/>"
            }
            return "<li><svg class=\"swatch\" aria-hidden=\"true\" width=\"22\" "
                + "height=\"16\">\(swatch)</svg>\(HTMLText.escape(key.name))</li>"
        }
        return "<ul class=\"legend\">\(items.joined())</ul>"
    }
}
