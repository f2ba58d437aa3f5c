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
    /// Half as wide as the page: lower, with smaller words.
    var isHalf = false
    var language = LetterLanguage.en

    private var height: Int { isHalf ? 115 : 200 }
    private var size: Int { isHalf ? 10 : 12 }

    private static let top = 8
    private var top: Int { columns.contains { !$0.above.isEmpty } ? 22 : Self.top }

    private var side: SVGSide { SVGSide(language) }

    private var scale: AxisScale { AxisScale(columns.flatMap(\.values), currency: currency) }

    var html: String {
        let scale = scale
        let room = "height=\"\(top + height + 40)\""
        let axis = scale.ticks.map { tick in
            SVGInk.text(
                scale.label(tick), x: side.edge(10_000), y: y(tick, scale), anchor: side.anchor(.end),
                offset: side.dx(-6) + " dy=\"4\"", size: size)
        }
        let grid = scale.ticks.map { tick in
            let ends = "x1=\"0\" x2=\"100%\" y1=\"\(y(tick, scale))\" y2=\"\(y(tick, scale))\""
            return "<line \((tick == 0 ? SVGInk.zero : .grid).attributes) \(ends)/>"
        }
        let drawn = columns.indices.map { column($0, scale) }
        return """
            <div class="columns">
            <svg class="\(scale.classes)" aria-hidden="true" \(room)\(side.direction)>\(axis.joined())</svg>
            <div class="field"><svg class="plot" role="img" aria-labelledby="\(id)-t \(id)-d" \(room)\(side.direction)>
            <title id="\(id)-t">\(title)</title>
            <desc id="\(id)-d">\(description)</desc>
            \(HTMLHatch.definition(id: id + "-h"))\(late)
            \(grid.joined())
            \(drawn.joined(separator: "\n"))
            \(scale.low < 0 ? grid[scale.ticks.firstIndex(of: 0) ?? 0] : "")
            </svg></div>
            </div>
            """
    }

    private func column(_ index: Int, _ scale: AxisScale) -> String {
        let item = columns[index]
        guard item != .gap else { return "" }
        // Of ten thousand parts of the width: each item's slot, and its columns in four fifths of it.
        let start = index * 10_000 / columns.count
        let slot = (index + 1) * 10_000 / columns.count - start
        let width = slot * 4 / 5 / max(series, 1)
        let shapes = item.values.enumerated().map { order, value in
            let place = place(value, x: start + slot / 10 + order * width, width: width, scale)
            return place.map { shape(item.look, isFirst: order == 0, $0) } ?? ""
        }
        let title = "<title>\(Isolates.html(item.text))</title>"
        let top = item.values.max() ?? 0
        let above =
            item.above.isEmpty
            ? ""
            : SVGInk.text(
                item.above, x: side.x(start + slot / 2), y: y(max(top, 0), scale),
                offset: " dy=\"-6\"", size: size)
        return "<g>\(title)\(shapes.joined())\(above)\(label(index, x: start + slot / 2))</g>"
    }

    private func place(_ value: Int64, x: Int, width: Int, _ scale: AxisScale) -> String? {
        guard value != 0 else { return nil }
        let ends = [scale.depth(of: value, height: height), scale.depth(of: 0, height: height)]
        let upper = ends.min() ?? 0
        // A column is never too low to be seen.
        let height = max((ends.max() ?? 0) - upper, 10)
        return "x=\"\(side.x(x, width: width))\" y=\"\(pixels(upper + top * 10))\" "
            + "width=\"\(Self.percent(width))\" height=\"\(pixels(height))\""
    }

    private func shape(_ look: ReportChart.Column.Look, isFirst: Bool, _ place: String) -> String {
        func hatched(_ ink: SVGInk, _ pattern: String) -> String {
            "<rect \(ink.attributes) \(place)/><rect fill=\"url(#\(id)-\(pattern))\" \(place)/>"
        }
        return switch look {
        case .series where isFirst: "<rect \(SVGInk.solid.attributes) \(place)/>"
        case .series, .pledged: hatched(.promised, "h")
        case .overdue: hatched(.late, "l")
        }
    }

    /// Every label where there is room, else every second, third and so on.
    private func label(_ index: Int, x: Int) -> String {
        let every = max((columns.count + 11) / 12, step(room: isHalf ? 300 : 700, letter: 7))
        let item = columns[index]
        let isPeriod = !hasGroups || !item.group.isEmpty
        guard index.isMultiple(of: every) || !isPeriod, !item.label.isEmpty else { return "" }
        let base = top + height
        // On a phone, where letters are smaller: every second label of those, and so on.
        let isWide =
            isPeriod && !index.isMultiple(of: every * ((step(room: 280, letter: 6) + every - 1) / every))
        let isLower = staggers(every) && !(index / every).isMultiple(of: 2)
        let first = name(item.label, index, x: x, y: base + (isLower ? 34 : 18), isWide: isWide)
        let before = index >= every ? columns[index - every].group : ""
        let next = index + every < columns.count ? columns[index + every].group : item.group
        // Where the group changes; two of them side by side would meet on a phone.
        guard item.group != before, !item.group.isEmpty, index > 0 || next == item.group else { return first }
        return first
            + SVGInk.text(item.group, x: side.x(x), y: "\(base + 34)", name: "group", size: size)
    }

    /// Periods have groups, and are read in order: some of their names may be left out.
    ///
    /// What is overdue or later has none, and keeps its name.
    private var hasGroups: Bool { columns.contains { !$0.group.isEmpty } }

    /// Letters of the longest name that may have to make room.
    private var widest: Int {
        columns.filter { !hasGroups || !$0.group.isEmpty }.map { DisplayWidth.of($0.label) }.max() ?? 0
    }

    /// How many columns one label takes, in so many pixels for all of them and for a letter.
    private func step(room: Int, letter: Int) -> Int {
        guard hasGroups else { return 1 }
        let slot = max(room / max(columns.count, 1), 1)
        return max(1, (widest * letter + slot) / slot)
    }

    /// Whether names that cannot be left out would meet on a phone: every second one is a line lower.
    private func staggers(_ every: Int) -> Bool {
        !hasGroups && columns.count > 1 && widest * 6 > 280 * every / columns.count
    }

    /// Below its column; a long one at an edge keeps within it where there is little room.
    private func name(_ label: String, _ index: Int, x: Int, y: Int, isWide: Bool) -> String {
        let isLong = label.count > (isHalf ? 6 : 12)
        let (place, anchor): (String, SVGInk.Anchor) =
            switch index {
            case 0 where isLong: (side.edge(0), .start)
            case columns.count - 1 where isLong: (side.edge(10_000), .end)
            default: (side.x(x), .middle)
            }
        return SVGInk.text(
            label, x: place, y: "\(y)", anchor: side.anchor(anchor),
            name: isWide ? "wide" : "", size: size)
    }

    private var late: String {
        columns.contains { $0.look == .overdue } ? HTMLHatch.definition(id: id + "-l", .lateHatch) : ""
    }

    private func y(_ amount: Int64, _ scale: AxisScale) -> String {
        pixels(scale.depth(of: amount, height: height) + top * 10)
    }

    /// Tenths of a pixel as text.
    private func pixels(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

    /// Ten-thousandths as a percentage.
    static func percent(_ parts: Int) -> String {
        "\(parts / 100).\(parts % 100 < 10 ? "0" : "")\(parts % 100)%"
    }
}
