import CampaignKit
import Terminal

/// Money over time: columns of months, quarters or fiscal years, and their table.
struct MonthsBlock: ReportBlock {
    enum Period: String, CaseIterable, Sendable {
        case month, quarter, year

        var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }

    static let name = "months"
    static let summary = "a chart by month, quarter or year"
    static let optionKeys = ["of", "by", "from", "to", "caption"]
    static let isOncePerPublicPage = true
    /// More columns than this are a smear.
    static let most = 120

    let subject: FigureSubject
    let period: Period
    let from: CalendarDate?
    let to: CalendarDate?
    let caption: String

    var needs: Set<ReportNeed> { [.breakdown(.month)] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        period = options.choice("by", Period.month)
        from = options.month("from")
        to = options.month("to")
        let words =
            switch period {
            case .month: "Month by month"
            case .quarter: "Quarter by quarter"
            case .year: "Fiscal year by fiscal year"
            }
        caption = options.caption(words)
        guard let from, let to, let option = options.option("from") else { return }
        if from > to {
            options.refuse(option, "from is after to", hint: "swap them")
        } else if from.adding(months: Self.most) <= to {
            options.refuse(
                option, "from and to are more than \(Self.most) months apart",
                hint: "take fewer, or write two blocks")
        }
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let redaction = figures.redaction
        let isHidden = subject.campaign.map(redaction.hides) ?? redaction.hidesTotal
        guard !isHidden else { return [Redaction.withheld] }
        let (first, last) = window(figures)
        let series = try MonthSeries(
            figures: figures, subject: subject, period: period, first: first, last: last, redaction: redaction
        )
        guard !series.isWithheld else { return [Redaction.withheld] }
        let chart = MonthChart(
            series: series, figures: figures, isPublic: redaction.isPublic, prefix: subject.figurePrefix)
        return chart.elements(caption)
    }

    /// The first days of the first and last month: twelve months to the report's day unless told otherwise;
    /// for quarters and years, whole ones.
    private func window(_ figures: ReportFigures) -> (CalendarDate, CalendarDate) {
        let last = to ?? max(from ?? figures.asOf, figures.asOf).startOfMonth
        let back =
            switch period {
            case .month: 11
            case .quarter: 21
            case .year: 48
            }
        let first = from ?? last.adding(months: -back)
        let start = figures.plan.organization.fiscalYearStart
        // A part of a year would be taken for all of it.
        let whole = MonthSeries.start(of: period, containing: first, fiscalYearStart: start)
        let end = MonthSeries.start(of: period, containing: last, fiscalYearStart: start)
            .adding(months: period.months - 1)
        return (whole, min(end, whole.adding(months: Self.most - 1)))
    }
}
