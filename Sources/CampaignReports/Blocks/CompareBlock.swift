import CampaignKit
import Terminal

/// This year so far against the same days a year before, or a campaign against another on the same day.
struct CompareBlock: ReportBlock {
    static let name = "compare"
    static let summary = "this year so far against last year's same days, or two campaigns"
    static let optionKeys = ["of", "with", "caption"]
    static let isForInsiders = true

    let subject: FigureSubject
    private let with: String?
    private let caption: String

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        with = options.otherCampaign()
        caption = options.caption("")
        if let option = options.option("with"), subject.campaign == nil || subject.campaign == with {
            options.refuse(
                option, "with compares a campaign, and of names no other",
                hint: "add of: with the campaign to compare")
        }
    }

    private var need: ReportNeed {
        if let with, let id = subject.campaign { return .comparison(campaign: id, with: with) }
        return .spans(campaign: subject.campaign)
    }

    var needs: Set<ReportNeed> { [need] }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        switch figures.answers[need] {
        case .spans(let comparison)? where !comparison.isEmpty:
            let chart = SpanChart(comparison: comparison, texts: figures.texts)
            return [.chart(try chart.chart(caption.isEmpty ? "This year and last, day for day" : caption))]
        case .comparison(let comparison)?:
            let chart = ComparisonChart(comparison: comparison, texts: figures.texts)
            return [.chart(try chart.chart(caption.isEmpty ? "On the same day of their runs" : caption))]
        default: return [.paragraph("There is nothing to compare yet.")]
        }
    }
}

/// Two stretches of days as bars of what was received.
struct SpanChart {
    let comparison: SpanComparison
    let texts: FigureTexts

    private typealias Span = SpanComparison.Span
    private var spans: [SpanComparison.Span] { [comparison.present, comparison.past] }

    func chart(_ title: String) throws -> ReportChart {
        let finding = try finding()
        let most = max(spans.map(\.sums.received).max() ?? 0, 1)
        let bars = spans.map { span in
            ReportChart.Item(
                label: name(span), bar: ReportBar(value: span.sums.received, whole: most),
                text: texts.say("\(texts.whole(span.sums.received)) received"))
        }
        var chart = ReportChart(
            shape: .bars(bars), title: title, description: finding, keys: [.init(.solid, "Received")],
            data: data(title))
        chart.finding = [ReportText(finding)]
        return chart
    }

    private func name(_ span: SpanComparison.Span) -> String {
        texts.say("\(span.first) to \(span.last)")
    }

    private func finding() throws -> String {
        let (now, then) = (comparison.present.sums, comparison.past.sums)
        let received = try received(now.received, against(now.received, then.received))
        let raised = try raised(now.raised, against(now.raised, then.raised))
        return texts.say("Since \(comparison.present.first) \(received); \(raised).")
    }

    /// `$500 was received, $200 more than in the same days a year before`.
    private func received(_ amount: Int64, _ against: Phrase) -> Phrase {
        "\(texts.whole(amount)) was received, \(against)"
    }

    private func raised(_ amount: Int64, _ against: Phrase) -> Phrase {
        "\(texts.whole(amount)) was raised, \(against)"
    }

    private func against(_ now: Int64, _ then: Int64) throws -> Phrase {
        let more = try Checked.subtract(now, then)
        if more == 0 { return "as much as a year before" }
        let size = texts.whole(more.magnitudeClamped, more > 0 ? .down : .up)
        return more > 0 ? "\(size) more than a year before" : "\(size) less than a year before"
    }

    private func data(_ caption: String) -> ReportTable {
        var table = ReportTable(
            caption: caption,
            columns: [.init("Days")]
                + ["Raised", "Received", "Still to be paid", "Gifts"].map { .init($0, isNumber: true) })
        table.rows = spans.map { span in
            .init([
                ReportText(name(span)), texts.money(span.sums.raised, nil),
                texts.money(span.sums.received, nil), texts.money(span.sums.outstanding, nil),
                ReportText(Words.grouped(span.gifts)),
            ])
        }
        return table
    }
}

/// Two campaigns as bars against their goals.
struct ComparisonChart {
    let comparison: CampaignComparison
    let texts: FigureTexts

    private var sides: [CampaignComparison.Side] { [comparison.second, comparison.first] }

    func chart(_ title: String) throws -> ReportChart {
        let finding = try finding()
        let bars = sides.map { side in
            let raised = texts.short(side.tally.raised)
            let share = side.shareOfGoal.map { texts.say("\(raised), \($0.shortText) of its goal") }
            return ReportChart.Item(
                label: texts.say("\(side.run.name), \(side.day)"),
                bar: ReportBar(
                    value: side.tally.raised, part: side.tally.received, whole: side.run.goal ?? 0),
                text: share ?? raised)
        }
        var chart = ReportChart(
            shape: .bars(bars), title: title, description: finding,
            keys: [.init(.solid, "Received"), .init(.hatched, "Pledged, not yet received")],
            data: data(title))
        chart.finding = [ReportText(finding)]
        return chart
    }

    private func finding() throws -> String {
        let (now, then) = (comparison.second, comparison.first)
        let raised = texts.whole(now.tally.raised)
        let start: Phrase =
            "On day \("\(comparison.dayOfRun)") of its run \(now.run.name) had raised \(raised)"
        let more = try Checked.subtract(now.tally.raised, then.tally.raised)
        if more == 0 { return texts.say("\(start), as much as \(then.run.name).") }
        let size = texts.whole(more.magnitudeClamped, more > 0 ? .down : .up)
        return more > 0
            ? texts.say("\(start), \(size) more than \(then.run.name) on that day of its run.")
            : texts.say("\(start), \(size) less than \(then.run.name) on that day of its run.")
    }

    private func data(_ caption: String) -> ReportTable {
        var table = ReportTable(
            caption: caption,
            columns: [.init("Campaign")]
                + ["Raised", "Received", "Gifts", "Donors", "Goal", "In the end"].map {
                    .init($0, isNumber: true)
                })
        table.rows = sides.map { side in
            .init([
                ReportText(side.run.name), texts.money(side.tally.raised, nil),
                texts.money(side.tally.received, nil), ReportText(Words.grouped(side.tally.gifts)),
                ReportText(Words.grouped(side.tally.donors)), texts.money(side.run.goal, nil),
                texts.money(side.result?.raised, nil),
            ])
        }
        return table
    }
}

extension SpanComparison {
    /// Whether nothing came or was promised in either of the spans.
    fileprivate var isEmpty: Bool {
        [present, past].allSatisfy { $0.sums.raised == 0 && $0.sums.received == 0 && $0.gifts == 0 }
    }
}
