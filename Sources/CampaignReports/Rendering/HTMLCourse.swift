import CampaignKit

/// A campaign's run as SVG: widths are percentages and heights pixels, so that words keep their size.
struct HTMLCourse {
    let course: ReportCourse
    let id: String
    /// Escaped.
    let title: String
    let description: String
    private let ticks: AxisScale
    private let low: Int64
    private let high: Int64

    private static let height = 180
    private static let top = 16
    /// Of two lines of words.
    private static let lineHeight = 15

    private let side: SVGSide

    init(
        _ course: ReportCourse, id: String, title: String, description: String,
        language: LetterLanguage = .en
    ) {
        (self.course, self.id, self.title, self.description) = (course, id, title, description)
        side = SVGSide(language)
        let amounts = course.amounts
        ticks = AxisScale(amounts, currency: course.currency, steps: 5)
        low = min(0, amounts.min() ?? 0)
        high = max(amounts.max() ?? 0, low + 1)
    }

    var html: String {
        let size = "height=\"\(Self.top + Self.height + 28)\""
        let shown = ticks.ticks.filter { $0 >= low && $0 <= high }
        let axis = shown.map { tick in
            SVGInk.text(
                ticks.label(tick), x: side.edge(10_000), y: y(tick), anchor: side.anchor(.end),
                offset: side.dx(-6) + " dy=\"4\"")
        }
        let grid = shown.map { line($0 == 0 ? .zero : .grid, 0, $0, 10_000, $0) }
        return """
            <div class="columns course">
            <svg class="\(ticks.classes)" aria-hidden="true" \(size)\(side.direction)>\(axis.joined())</svg>
            <div class="field"><svg class="plot" role="img" aria-labelledby="\(id)-t \(id)-d" \(size)\(side.direction)>
            <title id="\(id)-t">\(title)</title>
            <desc id="\(id)-d">\(description)</desc>
            \(grid.joined())
            \(periods)
            \(forecast)
            \(goal)\(schedule)\(like)
            \(steps)
            \(labels)
            </svg></div>
            <svg class="ends" aria-hidden="true" \(size)\(side.direction)>\(ends)</svg>
            </div>
            """
    }

    // MARK: Lines

    private var periods: String {
        let base = Self.top + Self.height
        return course.periods.map { period in
            let edge =
                period.from > 0
                ? "<line \(SVGInk.grid.attributes) x1=\"\(side.x(period.from))\" "
                    + "x2=\"\(side.x(period.from))\" y1=\"\(Self.top)\" y2=\"\(base)\"/>" : ""
            return edge
                + SVGInk.text(
                    period.name, x: side.x((period.from + period.to) / 2), y: "\(base + 20)")
        }
        .joined()
    }

    private var goal: String { course.goal.map { line(.goal, 0, $0, 10_000, $0) } ?? "" }

    private var schedule: String {
        let points = course.schedule
        let lines = zip(points, points.dropFirst()).map { line(.plan, $0.x, $0.amount, $1.x, $1.amount) }
        guard let at = schedulePlace else { return lines.joined() }
        let words = SVGInk.text(
            course.scheduleName, x: side.x(at.x), y: y(at.amount),
            anchor: side.anchor(isLate ? .start : .end),
            name: "wide", offset: isLate ? side.dx(8) + " dy=\"14\"" : side.dx(-8) + " dy=\"-4\"")
        return lines.joined() + words
    }

    private var isLate: Bool { (course.raised.last?.x ?? 0) > 6500 }

    /// Where the schedule's line has nothing next to it: to come, unless little of the run is left.
    private var schedulePlace: ReportCourse.Point? {
        let points = course.schedule
        guard let first = points.first(where: { $0.x >= (isLate ? 2500 : 8000) }), points.count > 1 else {
            return nil
        }
        let place = isLate ? first : clear(of: first, points)
        return points.count == 2 ? between(points, at: isLate ? 3000 : 8000) : place
    }

    /// Where the other curve's name meets no other words: from halfway on, or else before.
    private func likePlace(_ points: [ReportCourse.Point]) -> ReportCourse.Point {
        let words = course.labels.map(\.point) + [schedulePlace].compactMap { $0 }
        let halfway = points.filter { $0.x >= 4500 }
        let clear = (halfway + points.filter { $0.x >= 2500 && $0.x < 4500 }).first { place in
            words.allSatisfy {
                abs($0.x - place.x) > 3000 || abs(tenths($0.amount) - tenths(place.amount)) > 320
            }
        }
        return clear ?? halfway.first ?? points[points.count - 1]
    }

    /// Another campaign's curve, with its name.
    private var like: String {
        let points = course.like
        guard points.count > 1 else { return "" }
        let lines = zip(points, points.dropFirst()).map { line(.edge, $0.x, $0.amount, $1.x, $1.amount) }
        let at = likePlace(points)
        let words = SVGInk.text(
            course.likeName, x: side.x(at.x), y: y(at.amount), anchor: side.anchor(.end), name: "wide",
            offset: side.dx(-8) + " dy=\"-6\"")
        return lines.joined() + words
    }

    /// The place, or the last one before it whose words do not cross the goal's line.
    private func clear(of place: ReportCourse.Point, _ points: [ReportCourse.Point]) -> ReportCourse.Point {
        guard let goal = course.goal.map(tenths) else { return place }
        return points.last { $0.x <= place.x && tenths($0.amount) >= goal + 280 } ?? place
    }

    /// A straight line's amount at a place.
    private func between(_ points: [ReportCourse.Point], at x: Int) -> ReportCourse.Point {
        let (first, last) = (points[0], points[1])
        let span = Int128(max(last.x - first.x, 1))
        let rise = (Int128(last.amount) - Int128(first.amount)) * Int128(x - first.x) / span
        return .init(x: x, amount: Int64(clamping: Int128(first.amount) + rise))
    }

    /// Each amount stays until the next.
    private var steps: String {
        let points = course.raised
        let lines = zip(points, points.dropFirst()).map { from, to in
            line(.raised, from.x, from.amount, to.x, from.amount)
                + (from.amount == to.amount ? "" : line(.raised, to.x, from.amount, to.x, to.amount))
        }
        let end = points.last.map {
            "<circle \(SVGInk.box.attributes) cx=\"\(side.x($0.x))\" cy=\"\(y($0.amount))\" r=\"5\"/>"
        }
        return lines.joined() + (end ?? "")
    }

    /// What may come, from the day on: an area between the lowest and the highest.
    private var forecast: String {
        guard let range = course.forecast, let from = course.raised.last, from.x < 10_000 else { return "" }
        let (upper, lower) = (tenths(range.upperBound), tenths(range.lowerBound))
        let height = (Self.top + Self.height) * 10
        let width = 10_000 - from.x
        let (near, far) = side.isMirrored ? (100, 0) : (0, 100)
        return
            "<svg aria-hidden=\"true\" x=\"\(side.x(from.x, width: width))\" y=\"0\" width=\"\(HTMLColumns.percent(width))\" "
            + "height=\"\(height / 10)\" viewBox=\"0 0 100 \(height)\" preserveAspectRatio=\"none\">"
            + "<polygon \(SVGInk.wedge.attributes) points=\"\(near),\(tenths(from.amount)) \(far),\(upper) "
            + "\(far),\(lower)\"/></svg>"
            + line(.edge, from.x, from.amount, 10_000, range.upperBound)
            + line(.edge, from.x, from.amount, 10_000, range.lowerBound)
    }

    // MARK: Words

    private var labels: String {
        course.labels.map { label in
            let x = label.point.x
            // Below the axis are the periods.
            let isBelow = label.isBelow && tenths(label.point.amount) + 240 <= (Self.top + Self.height) * 10
            let (anchor, offset): (SVGInk.Anchor, String) =
                switch (isBelow, x) {
                case (true, ..<7000): (.start, side.dx(8) + " dy=\"20\"")
                case (true, _): (.end, side.dx(6) + " dy=\"24\"")
                case (false, ..<2000): (.start, " dy=\"-22\"")
                case (false, ..<4500): (.middle, " dy=\"-22\"")
                default: (.end, side.dx(-8) + " dy=\"-10\"")
                }
            return SVGInk.text(
                label.words, x: side.x(x), y: y(label.point.amount), anchor: side.anchor(anchor),
                isStrong: label.point == course.raised.last, name: "wide", offset: offset)
        }
        .joined()
    }

    /// Moved apart where they would meet, in the order of their amounts.
    private var ends: String {
        let sorted = course.ends.sorted { $0.amount > $1.amount }
        let heights = sorted.map { ($0.detail.isEmpty ? 1 : 2) * Self.lineHeight + 4 }
        var places: [Int] = []
        var free = 10
        for (end, height) in zip(sorted, heights) {
            places.append(max(free, tenths(end.amount) / 10 + 4))
            free = (places.last ?? 0) + height
        }
        // Back up from the lower edge.
        var limit = Self.top + Self.height + 24
        for index in places.indices.reversed() {
            places[index] = min(places[index], limit - heights[index] + Self.lineHeight)
            limit = places[index] - Self.lineHeight
        }
        return zip(sorted, places).map { end, place in
            text(end.words, place, isStrong: true)
                + (end.detail.isEmpty
                    ? ""
                    : text(end.detail, place + Self.lineHeight, isStrong: false))
        }
        .joined()
    }

    /// Words next to the end of a line.
    private func text(_ words: String, _ y: Int, isStrong: Bool) -> String {
        let place = side.isMirrored ? (x: "100%", offset: " dx=\"-8\"") : (x: "8", offset: "")
        return SVGInk.text(
            words, x: place.x, y: "\(y)", anchor: side.anchor(.start), isStrong: isStrong,
            offset: place.offset)
    }

    // MARK: Places

    private func line(_ ink: SVGInk, _ x1: Int, _ from: Int64, _ x2: Int, _ to: Int64) -> String {
        "<line \(ink.attributes) x1=\"\(side.x(x1))\" y1=\"\(y(from))\" x2=\"\(side.x(x2))\" "
            + "y2=\"\(y(to))\"/>"
    }

    /// Tenths of a pixel below the upper edge.
    private func tenths(_ amount: Int64) -> Int {
        let span = Int128(high) - Int128(low)
        return Self.top * 10 + Int((Int128(high) - Int128(amount)) * Int128(Self.height * 10) / span)
    }

    private func y(_ amount: Int64) -> String { "\(tenths(amount) / 10).\(tenths(amount) % 10)" }
}
