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
        let (name, texts) = (figures.name(ofCampaign: campaign), figures.texts)
        guard let row = figures.status.row(campaign), let course = figures.course(of: campaign) else {
            return [.paragraph(texts.say("\(name) has no first and last day, so there is no forecast."))]
        }
        let forecast = course.forecast
        let estimates = Self.named(forecast, texts)
        guard !row.hasEnded(by: figures.asOf) else {
            return [.paragraph(texts.say("\(name) ended on \(course.run.ends), so there is no forecast."))]
        }
        guard !estimates.isEmpty else {
            return [.paragraph(texts.say("\(name): there is nothing to forecast from yet."))]
        }
        let title = caption.isEmpty ? texts.say("What may be raised by \(course.run.ends)") : caption
        let drawing = ForecastChart(course: course, row: row, estimates: estimates, figures: figures)
        return [.chart(drawing.chart(title))]
    }
}

extension ForecastBlock {
    /// The estimates with their names, the highest first; one that is two of them has both names.
    fileprivate static func named(
        _ forecast: Forecast, _ texts: FigureTexts
    ) -> [(label: String, estimate: Forecast.Estimate)] {
        let all = [("High", forecast.high), ("Likely", forecast.likely), ("Low", forecast.low)]
        var names: [(names: [String], estimate: Forecast.Estimate)] = []
        for (name, estimate) in all {
            guard let estimate else { continue }
            if let last = names.last, last.estimate == estimate {
                names[names.count - 1].names.append(name.lowercased())
            } else {
                names.append(([name], estimate))
            }
        }
        return names.map { (texts.speech.word($0.names.joined(separator: " and ")), $0.estimate) }
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
            let amount = texts.short(estimate.minorUnits)
            let share = Percent(estimate.minorUnits, of: goal).map { percent in
                texts.say("\(amount), \(percent.shortText) of the goal")
            }
            return ReportChart.Item(
                label: "\(label), \(how(estimate))",
                bar: ReportBar(
                    value: row.tally.raised, part: row.tally.received, whole: goal,
                    forecast: estimate.minorUnits),
                text: share ?? amount)
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

    private func how(_ estimate: Forecast.Estimate) -> String {
        texts.speech.word(ForecastWords.short(estimate.method))
    }

    /// The likely result against the goal, and the two rates.
    private var finding: [ReportText] {
        var words: [ReportText] = []
        if let likely = course.forecast.likely {
            let amount = texts.short(likely.minorUnits)
            words = texts.parts(
                "\(amount) is likely, \(Phrase(word: ForecastWords.short(likely.method))); \(against(likely.minorUnits))"
            )
        }
        guard let recent = course.perDay, let needed = row.requiredPerDay, !figures.isProjected else {
            return words
        }
        let brought = texts.wholeMoney(recent.minorUnits, nil).text
        let need = texts.wholeMoney(needed, "\(row.id).required_per_day", .up)
        return words + texts.parts(" The goal needs \(need) a day; since \(recent.since) it was \(brought).")
    }

    private func against(_ amount: Int64) -> Phrase {
        guard let goal = row.goal, goal > 0 else { return "there is no goal." }
        let short = GoalGap.toGo(goal: goal, raised: amount)
        return short == 0 ? "that meets the goal." : "that is \(texts.short(short, .up)) short of the goal."
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
                ReportText(label), ReportText(how(estimate)),
                texts.money(estimate.minorUnits, nil),
                Percent(estimate.minorUnits, of: row.goal ?? 0).map { ReportText($0.shortText) } ?? .none,
            ])
        }
        return table
    }
}
