import CampaignKit

/// A lying bar as SVG.
///
/// Lengths are percentages, so it stretches with the page while its lines and patterns keep their size.
struct HTMLBar {
    let bar: ReportBar

    /// The largest of its amounts: all of the bar's width.
    private var scale: Int64 { max(bar.whole, bar.value, bar.mark ?? 0, bar.forecast ?? 0, 1) }

    /// Rounded down, so that a bar is full only when the goal is met; anything at all shows as a sliver.
    private func share(_ amount: Int64) -> Percent {
        guard amount > 0, let percent = Percent(amount, of: scale) else { return Percent(tenths: 0) }
        return max(percent, Percent(tenths: 4))
    }

    /// A small one without words, for the cell of a table that says the same; what is pledged is hatched, as
    /// in a large one.
    func small(id: String) -> String {
        let hatch = (bar.part ?? bar.value) < bar.value ? id + "-h" : nil
        let pattern = hatch.map { HTMLHatch.definition(id: $0) } ?? ""
        let shapes = shapes(height: 10, inset: 0, hatch: hatch)
        return "<svg class=\"bar small\" aria-hidden=\"true\">\(pattern)\(shapes)</svg>"
    }

    /// A large one that stands for itself; ids begin with `id`.
    func large(id: String, title: String, description: String) -> String {
        "<svg class=\"bar\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\">"
            + "<title id=\"\(id)-t\">\(title)</title><desc id=\"\(id)-d\">\(description)</desc>"
            + "\(HTMLHatch.definition(id: id + "-h"))\(shapes(height: 28, inset: 4, hatch: id + "-h"))</svg>"
    }

    private func shapes(height: Int, inset: Int, hatch: String?) -> String {
        let size = "y=\"\(inset)\" height=\"\(height - 2 * inset)\""
        let whole = share(bar.whole)
        let value = share(bar.value)
        let part = min(share(bar.part ?? bar.value), value)
        var shapes = "<rect \(SVGInk.track.attributes) x=\"0\" \(size) width=\"\(whole.text)\"/>"
        if let forecast = bar.forecast, forecast > bar.value {
            let more = Percent(tenths: share(forecast).tenths - value.tenths).text
            shapes += "<rect \(SVGInk.edge.attributes) x=\"\(value.text)\" \(size) width=\"\(more)\"/>"
        }
        if part < value {
            let x = "x=\"\(part.text)\" \(size) width=\"\(Percent(tenths: value.tenths - part.tenths).text)\""
            shapes += "<rect \(SVGInk.promised.attributes) \(x)/>"
            if let hatch { shapes += "<rect fill=\"url(#\(hatch))\" \(x)/>" }
        }
        if part.tenths > 0 {
            shapes += "<rect \(SVGInk.solid.attributes) x=\"0\" \(size) width=\"\(part.text)\"/>"
        }
        if bar.value > bar.whole, bar.whole > 0 { shapes += line(whole, .goal, height) }
        if let mark = bar.mark { shapes += line(share(mark), .mark, height) }
        return shapes
    }

    private func line(_ at: Percent, _ ink: SVGInk, _ height: Int) -> String {
        let ends = "x1=\"\(at.text)\" x2=\"\(at.text)\" y1=\"0\" y2=\"\(height)\""
        return "<line \(SVGInk.halo.attributes) \(ends)/><line \(ink.attributes) \(ends)/>"
    }
}

/// The hatching that tells pledges from money without color.
enum HTMLHatch {
    static func definition(id: String, _ ink: SVGInk = .hatch) -> String {
        "<defs><pattern id=\"\(id)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
            + "patternTransform=\"rotate(45)\"><path \(ink.attributes) d=\"M1.5 0V6\"/></pattern></defs>"
    }
}
