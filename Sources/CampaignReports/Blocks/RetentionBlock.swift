import CampaignKit
import Terminal

/// Who gave this year and last: the groups of donors, retention, gains and losses.
struct RetentionBlock: ReportBlock {
    static let name = "retention"
    static let summary = "donors kept, lost, new and back, against the year before"
    static let optionKeys = ["year", "caption"]

    private let lifecycle: LifecycleNeed
    var needs: Set<ReportNeed> { [.lifecycle(lifecycle)] }
    private let captionWritten: String

    init(_ options: inout BlockOptions) {
        var year: Int?
        if let option = options.option("year") {
            year = Int(option.value)
            if year.map({ (1901...9998).contains($0) }) != true {
                options.refuse(option, "year is not a year", hint: "write year: 2026, or leave it out")
            }
        }
        lifecycle = year.map(LifecycleNeed.year) ?? .present
        captionWritten = options.caption("")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard let report = figures.lifecycle(lifecycle) else {
            return [.paragraph("The year has not begun.")]
        }
        if figures.audience == .public { return publicElements(report, figures) }
        let words = LifecycleWords(report: report, currency: figures.status.currency)
        let facts = words.facts.map { label, value in
            [ReportText(label.isEmpty ? "" : label + ": "), ReportText(value)]
        }
        return [
            .table(table(report, figures.texts)),
            .notes(
                words.notes(asOf: figures.asOf).map { [ReportText($0 + ".")] } + facts
                    + words.checks.map { [ReportText($0)] }),
        ]
    }

    private func caption(_ report: LifecycleReport) -> String {
        captionWritten.isEmpty
            ? "Donors in \(report.year.text) and \(report.year.lastText)" : captionWritten
    }

    private func table(_ report: LifecycleReport, _ texts: FigureTexts) -> ReportTable {
        var table = ReportTable(
            caption: caption(report),
            columns: [
                .init("Donors who …"), .init("Donors", isNumber: true),
                .init(report.year.text, isNumber: true), .init(report.year.lastText, isNumber: true),
            ])
        for status in LifecycleStatus.allCases {
            let group = report.partition.group(status)
            let name = PickGroup(rawValue: status.rawValue)?.meaning ?? ""
            table.rows.append(
                .init([
                    ReportText("\(status.rawValue): \(name)"), ReportText(Words.grouped(group.donors)),
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
        let (year, before) = (report.year.text, report.year.lastText)
        let rows: [(String, Int64)] = [
            ("gave in \(before) and in \(year)", kept), ("gave in \(year), and never before", new),
            ("gave in \(year) again, after a pause", back), ("gave in \(before), and not in \(year)", lost),
        ]
        let table = ReportTable(
            caption: caption(report),
            columns: [.init("Donors who …"), .init("Donors", isNumber: true)],
            rows: rows.map { .init([ReportText($0.0), ReportText(Words.grouped($0.1))]) })
        let percent = report.retention.overall.percent.map {
            [[ReportText("\($0.text) of the donors of \(before) gave again in \(year).")]]
        }
        let open = LifecycleWords(report: report, currency: figures.status.currency)
            .notes(asOf: figures.asOf).map { [ReportText($0 + ".")] }
        return [.table(table), .notes(open + (percent ?? []) + [[ReportText(Redaction.note)]])]
    }
}
