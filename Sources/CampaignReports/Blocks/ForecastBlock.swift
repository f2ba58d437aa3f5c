import CampaignKit
import Terminal

/// What a campaign will have raised by its last day: low, likely and high, against its goal.
struct ForecastBlock: ReportBlock {
    static let name = "forecast"
    static let summary = "low, likely and high by the last day; needed and actual per day"
    static let optionKeys = ["of", "caption"]
    static let isForInsiders = true

    let campaign: String
    let caption: String
    var needs: Set<ReportNeed> { [.course(campaign: campaign)] }

    init(_ options: inout BlockOptions) {
        campaign = options.campaign()
        caption = options.caption("")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let name = figures.name(ofCampaign: campaign)
        guard let row = figures.status.row(campaign), let course = figures.course(of: campaign) else {
            return [.paragraph("\(name) has no first and last day, so there is no forecast.")]
        }
        let forecast = course.forecast
        let estimates = Self.named(forecast)
        guard !estimates.isEmpty, !row.hasEnded(by: figures.asOf) else {
            return [.paragraph("\(name): there is nothing to forecast from, or it has ended.")]
        }
        let title = caption.isEmpty ? "What may be raised by \(course.run.ends.longText)" : caption
        let drawing = ForecastChart(course: course, row: row, estimates: estimates, figures: figures)
        return [.chart(drawing.chart(title))]
    }
}

extension ForecastBlock {
    /// The estimates with their names, the highest first; one that is two of them has both names.
    fileprivate static func named(_ forecast: Forecast) -> [(label: String, estimate: Forecast.Estimate)] {
        let all = [("High", forecast.high), ("Likely", forecast.likely), ("Low", forecast.low)]
        return all.reduce(into: []) { list, named in
            guard let estimate = named.1 else { return }
            if let last = list.last, last.estimate == estimate {
                list[list.count - 1].label = "\(last.label) and \(named.0.lowercased())"
            } else {
                list.append((named.0, estimate))
            }
        }
    }
}

/// Estimates as bars beyond what is raised.
struct ForecastChart {
    let course: CampaignCourse
    let row: StatusRow
    let estimates: [(label: String, estimate: Forecast.Estimate)]
    let figures: ReportFigures

    private var texts: FigureTexts { figures.texts }

    func chart(_ title: String) -> ReportChart {
        let goal = row.goal ?? 0
        let bars = estimates.map { label, estimate in
            let share = Percent(estimate.minorUnits, of: goal).map { ", \($0.shortText) of the goal" } ?? ""
            return ReportChart.Item(
                label: "\(label), \(ForecastWords.short(estimate.method))",
                bar: ReportBar(
                    value: row.tally.raised, part: row.tally.received, whole: goal,
                    forecast: estimate.minorUnits),
                text: texts.short(estimate.minorUnits) + share)
        }
        var chart = ReportChart(
            shape: .bars(bars), title: title, description: finding.map(\.text).joined(),
            keys: [
                .init(.solid, "Received"), .init(.hatched, "Pledged, not yet received"),
                .init(.forecast, "May still come"),
            ],
            data: data(title))
        chart.finding = finding
        return chart
    }

    /// The likely result against the goal, and the two rates.
    private var finding: [ReportText] {
        var words: [ReportText] = []
        if let likely = course.forecast.likely {
            let amount = texts.short(likely.minorUnits)
            words.append(
                ReportText("\(amount) is likely, \(ForecastWords.short(likely.method)); "))
            words += against(likely.minorUnits)
        }
        guard let recent = course.perDay, let needed = row.requiredPerDay, !figures.isProjected else {
            return words
        }
        let currency = texts.currency
        let brought = Money(minorUnits: recent.minorUnits, currency: currency).rounded(.down).shortText
        let wanted = Money(minorUnits: needed, currency: currency).rounded(.up).shortText
        return words + [
            ReportText(" The goal needs "), texts.figure(wanted, needed, "\(row.id).required_per_day"),
            ReportText(" a day; since \(recent.since.longText) it was \(brought)."),
        ]
    }

    private func against(_ amount: Int64) -> [ReportText] {
        guard let goal = row.goal, goal > 0 else { return [ReportText("there is no goal.")] }
        let short = GoalGap.toGo(goal: goal, raised: amount)
        if short == 0 { return [ReportText("that meets the goal.")] }
        return [ReportText("that is \(texts.short(short, .up)) short of the goal.")]
    }

    private func data(_ caption: String) -> ReportTable {
        var table = ReportTable(
            caption: caption,
            columns: [
                .init("Estimate"), .init("How"), .init("By the last day", isNumber: true),
                .init("Of goal", isNumber: true),
            ])
        table.rows = estimates.map { label, estimate in
            .init([
                ReportText(label), ReportText(ForecastWords.short(estimate.method)),
                texts.money(estimate.minorUnits, nil),
                Percent(estimate.minorUnits, of: row.goal ?? 0).map { ReportText($0.shortText) } ?? .none,
            ])
        }
        return table
    }
}
