import CampaignKit
import Terminal

/// What came in day by day, for an appeal whose days count.
struct DaysBlock: ReportBlock {
    static let name = "days"
    static let summary = "what came in on each of the last days, and when something was last posted"
    static let optionKeys = ["of", "last", "caption"]
    static let isForInsiders = true
    /// Two weeks; more than two months of columns are a smear.
    private static let usual = 14
    private static let most = 62

    let subject: FigureSubject
    private let last: Int
    private let caption: String
    var needs: Set<ReportNeed> { [need] }

    private var need: ReportNeed { .days(campaign: subject.campaign, last: last) }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        let days = options.days("last") ?? Self.usual
        if let option = options.option("last"), !(1...Self.most).contains(days) {
            options.refuse(
                option, "last is not a number of days from 1 to \(Self.most)", hint: "write last: 14")
        }
        last = min(max(days, 1), Self.most)
        caption = options.caption("Day by day")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard case .days(let series)? = figures.answers[need], !series.days.isEmpty else { return [] }
        let chart = DayChart(series: series, texts: figures.texts)
        if let nothing = chart.nothing { return [nothing, .notes([chart.note])] }
        return [.chart(chart.chart(caption)), .notes([chart.note])]
    }
}

/// Days as columns: received solid, pledged and not paid hatched.
struct DayChart {
    let series: DaySeries
    let texts: FigureTexts

    /// In place of columns without any height; nil where there is something.
    var nothing: ReportElement? {
        guard let first = series.days.first, let last = series.days.last,
            series.days.allSatisfy({ $0.raised == 0 && $0.received == 0 && $0.gifts == 0 })
        else { return nil }
        let (from, to) = (texts.day(first.day), texts.day(last.day))
        return .paragraph(texts.say("Nothing was raised from \(from) to \(to)."))
    }

    func chart(_ title: String) -> ReportChart {
        let columns = series.days.map { day in
            ReportChart.Column(
                label: texts.speech.shortDay(day.day),
                values: [day.received, Int64(clamping: Int128(day.raised) - Int128(day.received))],
                text: texts.say(
                    "\(texts.day(day.day)): \(texts.whole(day.received)) received, \(texts.whole(day.raised)) raised"
                ))
        }
        var chart = ReportChart(
            shape: .columns(
                columns, series: ["Received", "Pledged, less what was paid"], currency: texts.currency),
            title: title,
            description: finding.map(\.text).joined(),
            keys: [.init(.solid, "Received"), .init(.hatched, "Pledged, less what was paid")],
            data: data(title))
        chart.finding = finding
        return chart
    }

    /// The last day against the one before it.
    private var finding: [ReportText] {
        guard let last = series.days.last else { return [] }
        let now: Phrase =
            if last.raised < 0 {
                "On \(last.day) raised fell by \(size(last.raised))"
            } else if last.gifts <= 0 {
                "On \(last.day) \(texts.whole(last.raised)) was raised"
            } else {
                "On \(last.day) \(texts.whole(last.raised)) was raised, with \(last.gifts, "gift")"
            }
        guard series.days.count > 1 else { return texts.parts("\(now).") }
        let before = series.days[series.days.count - 2].raised
        if before < 0 { return texts.parts("\(now); the day before it fell by \(size(before)).") }
        return texts.parts("\(now); the day before \(texts.whole(before)) was raised.")
    }

    /// A loss without its sign.
    private func size(_ loss: Int64) -> String { texts.whole(loss.magnitudeClamped, .up) }

    /// How fresh it is.
    var note: [ReportText] {
        guard let posting = series.lastPosting else { return texts.parts("Nothing has been posted yet.") }
        let (batch, time) = ("B-\(posting.batch)", posting.timeOfDay)
        guard let day = posting.day else {
            return texts.parts("A gift has a day and no hour. The last posting is \(batch).")
        }
        return texts.parts(
            "A gift has a day and no hour. The last posting is \(batch) of \(day), \(time) UTC.")
    }

    private func data(_ caption: String) -> ReportTable {
        var table = ReportTable(
            caption: caption,
            columns: [.init("Day")] + ["Raised", "Received", "Gifts"].map { .init($0, isNumber: true) })
        table.rows = series.days.map { day in
            .init([
                ReportText(texts.day(day.day)), texts.money(day.raised, nil), texts.money(day.received, nil),
                ReportText(Words.grouped(day.gifts)),
            ])
        }
        return table
    }
}
