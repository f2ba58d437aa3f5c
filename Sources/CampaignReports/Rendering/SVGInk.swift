import CampaignKit

/// What a shape of a picture is: a class for browsers, whose colors follow the page's, and the colors of
/// print as attributes for programs that apply no style sheet to pictures (WeasyPrint).
enum SVGInk: String, CaseIterable {
    case track, solid, promised, hatch, halo, mark, goal, grid, zero, plan
    case late
    case lateHatch = "late-hatch"
    /// What was raised: a line, and boxes.
    case raised, box
    case empty = "empty-box"
    /// What may come: an area, and its edges.
    case wedge, edge

    /// `class="solid" fill="#0f6375"`.
    var attributes: String {
        let colors = ThemePalette.print
        let literal =
            switch self {
            case .track: Self.fill(colors.track)
            case .solid: Self.fill(colors.solid)
            case .promised: Self.fill(colors.promised, stroke: colors.hatch)
            case .hatch: Self.stroke(colors.hatch, "1.5")
            case .halo: Self.stroke(colors.paper, "6")
            case .mark: Self.stroke(colors.mark, "3")
            case .plan: Self.stroke(colors.mark, "1.5")
            case .goal: Self.stroke(colors.ink, "2", dashes: "3 2")
            case .grid: Self.stroke(colors.rule, "1")
            case .zero: Self.stroke(colors.ink, "1")
            case .late: Self.fill(colors.paper, stroke: colors.caution)
            case .lateHatch: Self.stroke(colors.caution, "1.5")
            case .raised: Self.stroke(colors.accent, "3")
            case .box: Self.fill(colors.accent, stroke: colors.accent)
            case .empty: Self.fill(colors.paper, stroke: colors.hatch)
            case .wedge: Self.fill(colors.track)
            case .edge: Self.stroke(colors.accent, "1.5", dashes: "4 3")
            }
        return "class=\"\(rawValue)\" \(literal)"
    }

    private static func fill(_ color: String, stroke: String? = nil) -> String {
        "fill=\"\(color)\"" + (stroke.map { " stroke=\"\($0)\"" } ?? "")
    }

    private static func stroke(_ color: String, _ width: String, dashes: String? = nil) -> String {
        "fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(width)\""
            + (dashes.map { " stroke-dasharray=\"\($0)\"" } ?? "")
    }

    enum Anchor: String { case start, middle, end }

    /// Words in a picture; `x` is a length or a percentage, `name` a class of theirs, `size` pixels.
    static func text(
        _ words: String, x: String, y: String, anchor: Anchor = .middle, isStrong: Bool = false,
        name: String = "", offset: String = "", size: Int = 12
    ) -> String {
        let color = isStrong ? ThemePalette.print.ink : ThemePalette.print.soft
        let names = [isStrong ? "strong" : "", name].filter { !$0.isEmpty }.joined(separator: " ")
        let drawn = VisualText.pictured(words)
        let weight = isStrong ? " font-weight=\"bold\"" : ""
        return "<text\(names.isEmpty ? "" : " class=\"\(names)\"") x=\"\(x)\" y=\"\(y)\"\(offset) "
            + "text-anchor=\"\(anchor)\" fill=\"\(color)\" font-size=\"\(size)\"\(weight)\(drawn.attributes) "
            + "font-family=\"DejaVu Sans, sans-serif\">\(drawn.html)</text>"
    }
}
