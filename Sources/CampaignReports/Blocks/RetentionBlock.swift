import CampaignKit
import Terminal

/// Who gave this year and last: the groups of donors, retention, gains and losses.
struct RetentionBlock: ReportBlock {
    static let name = "retention"
    static let summary = "donors kept, lost, new and back, against the year before"
    static let optionKeys = ["year", "span", "caption"]

    private enum Span: String, CaseIterable {
        case year
        /// Next to the year so far, what was known on the same day a year before.
        case sameDays = "same-days"
    }

    private let lifecycle: LifecycleNeed
    private let span: Span
    var needs: Set<ReportNeed> {
        Set([.lifecycle(lifecycle)] + (span == .sameDays ? [.lifecycle(.yearBefore)] : []))
    }
    private let captionWritten: String
    /// Retention is counted over all gifts: a report of one campaign has to say so.
    private let isBeyondCampaign: Bool

    init(_ options: inout BlockOptions) {
        var year: Int?
        if let option = options.option("year") {
            year = Int(option.value)
            if year.map({ (1901...9998).contains($0) }) != true {
                options.refuse(option, "year is not a year", hint: "write year: 2026, or leave it out")
            }
        }
        lifecycle = year.map(LifecycleNeed.year) ?? .present
        span = options.choice("span", Span.year)
        if span == .sameDays, year != nil, let option = options.option("year") {
            options.refuse(
                option, "span: same-days is of the year so far", hint: "leave out year, or write span: year")
        }
        captionWritten = options.caption("")
        isBeyondCampaign = options.directive.defaultCampaign != nil
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard let report = figures.lifecycle(lifecycle) else {
            return [.paragraph("The year has not begun.")]
        }
        guard report.partition.donors > 0 else { return [.paragraph("No donor has given yet.")] }
        if figures.audience == .public { return publicElements(report, figures) }
        let before = span == .sameDays ? figures.lifecycle(.yearBefore) : nil
        let words = lifecycleWords(report, figures)
        let facts = words.facts.map { label, value in
            [ReportText(label.isEmpty ? "" : label + ": "), ReportText(value)]
        }
        return [
            .table(table(report, figures.texts)),
            .notes(
                sameDays(report, before, figures)
                    + words.notes(asOf: figures.asOf).map { [ReportText($0 + ".")] } + facts
                    + words.checks.map { [ReportText($0)] }),
        ]
    }

    private func lifecycleWords(_ report: LifecycleReport, _ figures: ReportFigures) -> LifecycleWords {
        var words = LifecycleWords(report: report, currency: figures.status.currency)
        words.speech = figures.texts.speech
        return words
    }

    /// How many had given again by this day, now and a year before.
    private func sameDays(
        _ report: LifecycleReport, _ before: LifecycleReport?, _ figures: ReportFigures
    ) -> [[ReportText]] {
        guard let before else { return [] }
        func words(_ report: LifecycleReport, _ day: CalendarDate) -> Phrase? {
            let rate = report.retention.overall
            guard let percent = rate.percent else { return nil }
            let share: Phrase = "\(rate.kept) of \(rate.of)"
            return
                "by \(day) \(percent.text) of the donors of \(report.year.lastText) had given again (\(share))"
        }
        let day = figures.asOf
        guard let now = words(report, day), let then = words(before, day.adding(months: -12)) else {
            return []
        }
        return [figures.texts.parts("On the same day of both years: \(now); \(then).")]
    }

    private func caption(_ report: LifecycleReport, _ texts: FigureTexts) -> String {
        guard captionWritten.isEmpty else { return captionWritten }
        let (year, before) = (report.year.text, report.year.lastText)
        return isBeyondCampaign
            ? texts.say("The whole charity, not this campaign alone: donors in \(year) and \(before)")
            : texts.say("Donors in \(year) and \(before)")
    }

    private func table(_ report: LifecycleReport, _ texts: FigureTexts) -> ReportTable {
        var table = ReportTable(
            caption: caption(report, texts),
            columns: [
                .init("Donors who …"), .init("Donors", isNumber: true),
                .init(report.year.text, isNumber: true), .init(report.year.lastText, isNumber: true),
            ])
        for status in LifecycleStatus.allCases {
            let group = report.partition.group(status)
            let name = PickGroup(rawValue: status.rawValue)?.meaning ?? ""
            table.rows.append(
                .init([
                    ReportText(texts.say("\(Phrase(word: status.rawValue)): \(Phrase(word: name))")),
                    ReportText(Words.grouped(group.donors)),
                    texts.money(status.isInYear ? group.thisYearMinor : nil, nil),
                    texts.money(status.isInYearBefore ? group.lastYearMinor : nil, nil),
                ]))
        }
        let partition = report.partition
        table.rows.append(
            .init(
                [
                    ReportText("Total"), ReportText(Words.grouped(partition.donors)),
                    texts.money(partition.totalThisYearMinor, nil),
                    texts.money(partition.totalLastYearMinor, nil),
                ], kind: .total))
        return table
    }

    /// How many, never how much; and nothing where one of the numbers stands for one donor or two.
    private func publicElements(
        _ report: LifecycleReport, _ figures: ReportFigures
    ) -> [ReportElement] {
        let partition = report.partition
        let kept = report.retention.overall.kept
        let lost = report.retention.overall.of - kept
        let (new, back) = (Int64(partition.group(.new).donors), Int64(partition.group(.recaptured).donors))
        let counts = [kept, lost, new, back]
        guard counts.allSatisfy({ $0 == 0 || $0 >= Redaction.fewest }), counts.contains(where: { $0 > 0 })
        else { return [Redaction.withheld] }
        let texts = figures.texts
        let (year, before) = (report.year.text, report.year.lastText)
        let rows: [(Phrase, Int64)] = [
            ("gave in \(before) and in \(year)", kept), ("gave in \(year), and never before", new),
            ("gave in \(year) again, after a pause", back), ("gave in \(before), and not in \(year)", lost),
        ]
        let table = ReportTable(
            caption: caption(report, texts),
            columns: [.init("Donors who …"), .init("Donors", isNumber: true)],
            rows: rows.map { .init([ReportText(texts.say($0.0)), ReportText(Words.grouped($0.1))]) })
        let percent = report.retention.overall.percent.map {
            [texts.parts("\($0.text) of the donors of \(before) gave again in \(year).")]
        }
        let open = lifecycleWords(report, figures)
            .notes(asOf: figures.asOf).map { [ReportText($0 + ".")] }
        return [.table(table), .notes(open + (percent ?? []) + [[ReportText(Redaction.note)]])]
    }
}
