import CampaignKit
import Terminal

/// Standing columns as SVG: widths are percentages and heights pixels, so that words keep their size.
struct HTMLColumns {
    let columns: [ReportChart.Column]
    /// How many columns stand side by side.
    let series: Int
    let currency: Currency
    let id: String
    /// Escaped.
    let title: String
    let description: String

    private static let height = 200
    private static let top = 8

    private var scale: AxisScale { AxisScale(columns.flatMap(\.values), currency: currency) }

    var html: String {
        let scale = scale
        let size = "height=\"\(Self.top + Self.height + 40)\""
        let axis = scale.ticks.map { tick in
            "<text x=\"100%\" dx=\"-6\" y=\"\(y(tick, scale))\" dy=\"4\" text-anchor=\"end\">"
                + "\(HTMLText.escape(scale.label(tick)))</text>"
        }
        let grid = scale.ticks.map { tick in
            let ends = "x1=\"0\" x2=\"100%\" y1=\"\(y(tick, scale))\" y2=\"\(y(tick, scale))\""
            return "<line class=\"\(tick == 0 ? "zero" : "grid")\" \(ends)/>"
        }
        let drawn = columns.indices.map { column($0, scale) }
        return """
            <div class="columns">
            <svg class="axis" aria-hidden="true" \(size)>\(axis.joined())</svg>
            <svg class="plot" role="img" aria-labelledby="\(id)-t \(id)-d" \(size)>
            <title id="\(id)-t">\(title)</title>
            <desc id="\(id)-d">\(description)</desc>
            \(HTMLHatch.definition(id: id + "-h"))
            \(grid.joined())
            \(drawn.joined(separator: "\n"))
            \(scale.low < 0 ? grid[scale.ticks.firstIndex(of: 0) ?? 0] : "")
            </svg>
            </div>
            """
    }

    private func column(_ index: Int, _ scale: AxisScale) -> String {
        let item = columns[index]
        // Of ten thousand parts of the width: each item's slot, and its columns in four fifths of it.
        let start = index * 10_000 / columns.count
        let slot = (index + 1) * 10_000 / columns.count - start
        let width = slot * 4 / 5 / max(series, 1)
        let shapes = item.values.enumerated().map { order, value in
            rect(value, x: start + slot / 10 + order * width, width: width, isSolid: order == 0, scale)
        }
        let title = "<title>\(HTMLText.escape(item.text))</title>"
        return "<g>\(title)\(shapes.joined())\(label(index, x: start + slot / 2))</g>"
    }

    private func rect(_ value: Int64, x: Int, width: Int, isSolid: Bool, _ scale: AxisScale) -> String {
        guard value != 0 else { return "" }
        let ends = [scale.depth(of: value, height: Self.height), scale.depth(of: 0, height: Self.height)]
        let upper = ends.min() ?? 0
        // A column is never too low to be seen.
        let height = max((ends.max() ?? 0) - upper, 10)
        let place =
            "x=\"\(Self.percent(x))\" y=\"\(pixels(upper + Self.top * 10))\" "
            + "width=\"\(Self.percent(width))\" height=\"\(pixels(height))\""
        if isSolid { return "<rect class=\"solid\" \(place)/>" }
        return "<rect class=\"promised\" \(place)/><rect fill=\"url(#\(id)-h)\" \(place)/>"
    }

    /// Every label where there is room, else every second, third and so on.
    private func label(_ index: Int, x: Int) -> String {
        let every = (columns.count + 11) / 12
        guard index.isMultiple(of: every) else { return "" }
        let item = columns[index]
        let base = Self.top + Self.height
        let first = "<text x=\"\(Self.percent(x))\" y=\"\(base + 18)\">\(HTMLText.escape(item.label))</text>"
        let before = index >= every ? columns[index - every].group : ""
        let next = index + every < columns.count ? columns[index + every].group : item.group
        // Where the group changes; two of them side by side would meet on a phone.
        guard item.group != before, !item.group.isEmpty, index > 0 || next == item.group else { return first }
        return first + "<text class=\"group\" x=\"\(Self.percent(x))\" y=\"\(base + 34)\">"
            + "\(HTMLText.escape(item.group))</text>"
    }

    private func y(_ amount: Int64, _ scale: AxisScale) -> String {
        pixels(scale.depth(of: amount, height: Self.height) + Self.top * 10)
    }

    /// Tenths of a pixel as text.
    private func pixels(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

    /// Ten-thousandths as a percentage.
    private static func percent(_ parts: Int) -> String {
        "\(parts / 100).\(parts % 100 < 10 ? "0" : "")\(parts % 100)%"
    }
}
