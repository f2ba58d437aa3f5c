import CampaignKit
import Terminal

/// What is due on grants: the overdue first, then the days to come.
struct DeadlinesBlock: ReportBlock {
    static let name = "deadlines"
    static let summary = "reports, proposals and payments due on grants, and what is overdue"
    static let optionKeys = ["of", "within", "top", "caption"]
    static let isForInsiders = true
    /// How many days ahead are shown where nothing says.
    private static let usualDays = 90

    private let subject: FigureSubject
    private let within: Int
    private let top: Int?
    private let caption: String?
    var needs: Set<ReportNeed> { [.grants] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign, .project])
        within = options.days("within") ?? Self.usualDays
        top = options.top()
        caption = options.option("caption") == nil ? nil : options.caption("")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let found = figures.grants(of: subject)?.summary
        let due = (found?.due ?? []).filter { figures.asOf.days(until: $0.day) <= within }
        guard let found, !due.isEmpty else {
            return [.paragraph("Nothing is due on grants within \(Words.count(within, "day")).")]
        }
        let grants = Dictionary(found.grants.map { ($0.number, $0) }) { first, _ in first }
        var table = ReportTable(
            caption: caption ?? "Due on grants within \(Words.count(within, "day"))",
            columns: ["Due", "What", "Funder", "Grant"].map { .init($0) }
                + [.init("At stake", isNumber: true)])
        table.finding = [ReportText(finding(due))]
        let shown = due.prefix(top ?? due.count)
        table.rows = shown.map { row($0, grants[$0.grant], figures) }
        if due.count > shown.count {
            let name = Words.count(due.count - shown.count, "more", plural: "more")
            table.rows.append(.init([ReportText(name, tone: .faint), .blank, .blank, .blank, .blank]))
        }
        return [.table(table)]
    }

    private func row(
        _ due: GrantSummary.Due, _ grant: GrantSummary.Grant?, _ figures: ReportFigures
    ) -> ReportTable.Row {
        let day =
            due.daysLate.map {
                ReportText("\(due.day.longText), \(Words.count($0, "day")) late", tone: .caution)
            } ?? ReportText(due.day.longText)
        let kind = due.kind?.title ?? (due.waits ? "Payment, waits for our report" : "Payment expected")
        return .init([
            day, ReportText(kind), ReportText(grant.map(GrantRows(figures: figures).funder) ?? ""),
            ReportText("GR-\(due.grant)"), figures.texts.money(due.stake, nil),
        ])
    }

    private func finding(_ due: [GrantSummary.Due]) -> String {
        let late = due.filter { $0.daysLate != nil }
        let (ours, theirs) = (late.count { !$0.isTheirs }, late.count { $0.isTheirs })
        let coming = Words.grouped(due.count - late.count) + " to come"
        guard !late.isEmpty else { return "Nothing is overdue; \(coming)." }
        let words = [
            ours == 0 ? nil : "\(Words.grouped(ours)) of our own \(ours == 1 ? "is" : "are") overdue",
            theirs == 0
                ? nil : "\(Words.grouped(theirs)) of the funders' \(theirs == 1 ? "is" : "are") overdue",
        ].compactMap { $0 }
        return words.joined(separator: ", ") + (due.count > late.count ? "; \(coming)." : ".")
    }
}
