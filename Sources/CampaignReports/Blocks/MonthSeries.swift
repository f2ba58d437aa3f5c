import CampaignKit

/// Sums of the monthly changes of some campaigns over a stretch of time, one for each period in it.
struct MonthSeries {
    struct Point: Sendable, Equatable {
        /// The first day of the period.
        var start: CalendarDate
        /// `Nov`, `Q4` or `FY2026`.
        var label: String
        /// `2026`, or `FY2026` behind a quarter of a fiscal year; empty where the label says it.
        var year: String
        /// What the names of its figures have in the middle: `2026-11`, `2026-q4`, `fy2026-q3`, `fy2026`.
        var key: String
        var tally: Tally
        /// At least so many distinct donors.
        var donors: Int64
        /// Too few donors: only in `others`.
        var isHidden = false
        /// The report's day is in it, and is not its last: more may come.
        var isOpen = false
    }

    private(set) var points: [Point] = []
    /// Hidden periods together; nil when there are none.
    private(set) var others: Tally?
    private(set) var total = Tally()
    /// Whether one campaign's gifts were counted: one split over two is a gift of each; they do not add up.
    let countsGifts: Bool
    /// So few donors altogether that nothing may be shown.
    private(set) var isWithheld = false

    init(
        figures: ReportFigures, subject: FigureSubject, period: MonthsBlock.Period, first: CalendarDate,
        last: CalendarDate, redaction: Redaction
    ) throws(MoneyError) {
        let byMonth = Self.byMonth(figures, subject)
        countsGifts = subject.campaign.map { CampaignTree(figures.plan).descendants(of: $0).isEmpty } ?? false
        let fiscal = figures.plan.organization.fiscalYearStart
        var month = first.startOfMonth
        while month <= last {
            let start = Self.start(of: period, containing: month, fiscalYearStart: fiscal)
            if points.last?.start != start {
                var point = Self.point(period, start, fiscal, figures.texts.speech)
                let next = start.adding(months: period.months)
                point.isOpen = start <= figures.asOf && figures.asOf.adding(days: 1) < next
                points.append(point)
            }
            for tally in byMonth[month.monthText] ?? [] {
                let index = points.count - 1
                points[index].donors = max(points[index].donors, tally.donors)
                points[index].tally = try BreakdownParts.sum([points[index].tally, tally])
            }
            month = month.adding(months: 1)
        }
        total = try BreakdownParts.sum(points.map(\.tally))
        guard redaction.isPublic else { return }
        let parts = points.map { Redaction.Part(isEmpty: $0.tally == Tally(), donors: $0.donors) }
        let hidden = Redaction.folded(parts)
        for index in hidden { points[index].isHidden = true }
        if !hidden.isEmpty { others = try BreakdownParts.sum(hidden.sorted().map { points[$0].tally }) }
        isWithheld = !hidden.isEmpty && !hidden.contains { parts[$0].donors >= Redaction.fewest }
    }

    private static func byMonth(_ figures: ReportFigures, _ subject: FigureSubject) -> [String: [Tally]] {
        let wanted = subject.campaign.map { Set([$0] + CampaignTree(figures.plan).descendants(of: $0)) }
        let rows = figures.breakdown(.month)?.rows ?? []
        let shown = rows.filter { wanted?.contains($0.campaign) ?? true }
        return Dictionary(grouping: shown, by: \.key).mapValues { $0.map(\.tally) }
    }

    /// The first month's first day of the period that a day is in.
    static func start(
        of period: MonthsBlock.Period, containing day: CalendarDate, fiscalYearStart: MonthDay
    ) -> CalendarDate {
        switch period {
        case .month: day.startOfMonth
        case .quarter:
            day.startOfMonth.adding(months: -((day.month - fiscalYearStart.month + 12) % 3))
        // A fiscal year that begins within a month is shown from that month on.
        case .year:
            day.startOfMonth.adding(months: -((day.month - fiscalYearStart.month + 12) % 12))
        }
    }

    static func point(
        _ period: MonthsBlock.Period, _ start: CalendarDate, _ fiscal: MonthDay, _ speech: Speech = .english
    ) -> Point {
        var point = Point(
            start: start, label: speech.month(start.month), year: "\(start.year)",
            key: start.monthText, tally: Tally(), donors: 0)
        switch period {
        case .month: break
        case .quarter:
            let passed = (start.month - fiscal.month + 12) % 12
            point.label = "Q\(passed / 3 + 1)"
            let year = fiscalYear(beginning: start.adding(months: -passed), fiscal)
            point.year = fiscal == .newYear ? "\(year)" : "FY\(year)"
            point.key = "\(point.year.lowercased())-\(point.label.lowercased())"
        case .year:
            point.label = "FY\(fiscalYear(beginning: start, fiscal))"
            point.year = ""
            point.key = point.label.lowercased()
        }
        return point
    }

    /// Named for the calendar year in which it ends.
    private static func fiscalYear(beginning month: CalendarDate, _ fiscal: MonthDay) -> Int {
        FiscalYear(containing: fiscal.date(in: month.year), startingOn: fiscal).year
    }
}
