import CampaignKit
import Terminal

/// A campaign through its run: what was raised, step by step, against its schedule, and what may come.
struct PaceBlock: ReportBlock {
    static let name = "pace"
    static let summary = "a campaign's course against its schedule, and its forecast"
    static let optionKeys = ["of", "like", "caption"]
    static let isForInsiders = true

    let campaign: String
    let caption: String
    /// A campaign of the past whose curve is laid over.
    private let like: String?

    var needs: Set<ReportNeed> {
        let curve = like.map { ReportNeed.curve(campaign: campaign, like: $0) }
        return Set([.course(campaign: campaign), curve].compactMap { $0 })
    }

    init(_ options: inout BlockOptions) {
        campaign = options.campaign()
        let other = options.otherCampaign("like")
        if let option = options.option("like"), other == campaign {
            options.refuse(
                option, "like names the campaign itself", hint: "name a campaign that has ended")
        }
        like = other
        caption = options.caption("")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let (name, texts) = (figures.name(ofCampaign: campaign), figures.texts)
        guard let row = figures.status.row(campaign), let course = figures.course(of: campaign) else {
            return [.paragraph(texts.say("\(name) has no first and last day, so there is no pace to show."))]
        }
        guard course.present != nil else {
            return [.paragraph(texts.say("\(name) starts on \(course.run.starts)."))]
        }
        let words = CourseWords(course: course, row: row, figures: figures)
        var chart = CourseChart(course: course, row: row, figures: figures, words: words)
        // The schedule is that curve already: a second one would hide it.
        let isSchedule = like.map { course.rule == .like(campaign: $0) } ?? false
        chart.other = (isSchedule ? nil : like).flatMap { id in
            figures.course(of: campaign, like: id).flatMap { curve in
                curve.points.contains { ($0.expected ?? 0) > 0 }
                    ? (name: figures.name(ofCampaign: id), course: curve) : nil
            }
        }
        let title = texts.say(words.title)
        let drawn = ReportElement.chart(chart.chart(caption.isEmpty ? title : caption))
        guard let like, chart.other == nil, !isSchedule else { return [drawn] }
        let note: Phrase =
            "\(figures.name(ofCampaign: like)) has no curve to lay over: it has not ended, or raised nothing."
        return [drawn, .notes([texts.parts(note)])]
    }
}

/// A course as a picture with its table.
struct CourseChart {
    let course: CampaignCourse
    let row: StatusRow
    let figures: ReportFigures
    let words: CourseWords
    /// Another campaign with what its curve expects of this one.
    var other: (name: String, course: CampaignCourse)?

    private var texts: FigureTexts { figures.texts }
    /// Rows of the table, at most.
    private static let most = 12

    func chart(_ title: String) -> ReportChart {
        var chart = ReportChart(
            shape: .course(picture), title: title, description: words.plain, keys: [], data: data(title))
        chart.finding = words.finding
        return chart
    }

    // MARK: The picture

    private var eve: CalendarDate { course.run.starts.adding(days: -1) }

    private func place(_ day: CalendarDate) -> Int {
        min(max(0, eve.days(until: day)), course.run.length) * 10_000 / course.run.length
    }

    private var picture: ReportCourse {
        var picture = ReportCourse(currency: figures.status.currency)
        picture.raised = course.points.compactMap { point in
            point.raised.map { .init(x: place(point.day), amount: $0) }
        }
        let expected = course.points.compactMap { point in
            point.expected.map { ReportCourse.Point(x: place(point.day), amount: $0) }
        }
        // An even pace is one straight line.
        picture.schedule =
            course.rule == .linear ? [expected.first, expected.last].compactMap { $0 } : expected
        picture.scheduleName = words.paceName
        picture.like = (other?.course.points ?? []).compactMap { point in
            point.expected.map { .init(x: place(point.day), amount: $0) }
        }
        picture.likeName = other.map { texts.say("like \($0.name)") } ?? ""
        picture.goal = row.goal
        let runs = course.asOf < course.run.ends
        if runs, let low = course.forecast.low?.minorUnits, let high = course.forecast.high?.minorUnits {
            picture.forecast = min(low, high)...max(low, high)
        }
        picture.labels = labels
        picture.ends = ends(runs)
        picture.periods = periods
        return picture
    }

    private var labels: [ReportCourse.Label] {
        var labels: [ReportCourse.Label] = []
        if let now = course.present, let raised = now.raised {
            let isBehind = (now.difference ?? 0) < 0
            labels.append(
                .init(
                    point: .init(x: place(now.day), amount: raised),
                    words: texts.say("\(texts.short(raised)) on \(texts.speech.shortDay(now.day))"),
                    isBelow: isBehind))
        }
        if let then = course.yearBefore, let raised = then.raised, let words = words.standing(then) {
            labels.append(
                .init(
                    point: .init(x: place(then.day), amount: raised), words: texts.say("\(words) a year ago"))
            )
        }
        return labels
    }

    private func ends(_ runs: Bool) -> [ReportCourse.End] {
        var ends: [ReportCourse.End] = []
        if let goal = row.goal {
            ends.append(.init(amount: goal, words: texts.say("Goal \(texts.short(goal))")))
        }
        guard runs else { return ends }
        let (low, high) = (course.forecast.low, course.forecast.high)
        for estimate in [high, low].compactMap({ $0 }) where ends.last?.amount != estimate.minorUnits {
            ends.append(
                .init(
                    amount: estimate.minorUnits, words: texts.short(estimate.minorUnits),
                    detail: texts.speech.word(ForecastWords.short(estimate.method))))
        }
        return ends
    }

    /// Years, or months where the run is short; never more than there is room for.
    private var periods: [ReportCourse.Period] {
        let isLong = course.run.length > 400
        var starts: [CalendarDate] = []
        var day = course.run.starts
        while day <= course.run.ends {
            starts.append(day)
            let first = isLong ? CalendarDate(year: day.year, month: 1, day: 1) : day.startOfMonth
            day = (first ?? day).adding(months: isLong ? 12 : 1)
        }
        let every = (starts.count + 5) / 6
        let shown = stride(from: 0, to: starts.count, by: every).map { starts[$0] }
        return shown.enumerated().map { index, start in
            let end = index + 1 < shown.count ? place(shown[index + 1].adding(days: -1)) : 10_000
            let name = texts.speech.month(start.month)
            let isFirst = index == 0 || shown[index - 1].year != start.year
            return .init(
                from: place(start.adding(days: -1)), to: end,
                name: isLong ? "\(start.year)" : isFirst ? "\(name) \(start.year)" : name)
        }
    }

    // MARK: The table

    private func data(_ caption: String) -> ReportTable {
        var table = ReportTable(
            caption: caption,
            columns: [
                .init("At the end of"), .init("Raised", isNumber: true),
                .init("Expected", isNumber: true), .init("Ahead or behind", isNumber: true),
            ])
        if let other {
            var column = ReportTable.Column("", isNumber: true)
            column.title = texts.say("like \(other.name)")
            table.columns.append(column)
        }
        let curve = Dictionary(
            (other?.course.points ?? []).map { ($0.day, $0.expected) }, uniquingKeysWith: { $1 })
        table.rows = rows.map { point in
            let isNow = point.day == course.present?.day
            let name = { (figure: String) in isNow ? "\(row.id).\(figure)" : nil }
            let like = other == nil ? [] : [texts.wholeMoney(curve[point.day] ?? nil, nil, .up)]
            return .init(
                [
                    ReportText(texts.day(point.day)), texts.wholeMoney(point.raised, name("raised")),
                    texts.wholeMoney(point.expected, nil, .up), texts.wholeMoney(point.difference, nil),
                ] + like)
        }
        return table
    }

    /// What has come: all points, or so many of them evenly that they are few; the last always.
    private var rows: [CampaignCourse.Point] {
        let points = course.points.filter { $0.raised != nil && $0.day >= course.run.starts }
        let step = (points.count + Self.most - 1) / Self.most
        guard step > 1 else { return points }
        return points.enumerated().filter { (points.count - 1 - $0.offset).isMultiple(of: step) }.map(
            \.element)
    }
}
