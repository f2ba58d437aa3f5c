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
    private let top: RowLimit
    private let caption: String?
    var needs: Set<ReportNeed> { [.grants] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign, .project])
        within = options.days("within") ?? Self.usualDays
        top = options.top()
        caption = options.option("caption") == nil ? nil : options.caption("")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let texts = figures.texts
        let found = figures.grants(of: subject)?.summary
        let due = (found?.due ?? []).filter { figures.asOf.days(until: $0.day) <= within }
        guard let found, !due.isEmpty else {
            return [.paragraph(texts.say("Nothing is due on grants within \(within, "day")."))]
        }
        let grants = Dictionary(found.grants.map { ($0.number, $0) }) { first, _ in first }
        var table = ReportTable(
            caption: caption ?? texts.say("Due on grants within \(within, "day")"),
            columns: ["Due", "What", "Funder", "Grant"].map { .init($0) }
                + [.init("At stake", isNumber: true)])
        table.finding = texts.parts(finding(due))
        let shown = due.prefix(top.limit(of: due.count) ?? due.count)
        table.rows = shown.map { row($0, grants[$0.grant], figures) }
        if due.count > shown.count {
            let name = texts.speech.count(due.count - shown.count, "more", plural: "more")
            table.rows.append(.init([ReportText(name, tone: .faint), .blank, .blank, .blank, .blank]))
        }
        return [.table(table)]
    }

    private func row(
        _ due: GrantSummary.Due, _ grant: GrantSummary.Grant?, _ figures: ReportFigures
    ) -> ReportTable.Row {
        let texts = figures.texts
        let day =
            due.daysLate.map {
                ReportText(texts.say("\(due.day), \($0, "day") late"), tone: .caution)
            } ?? ReportText(texts.day(due.day))
        let kind = due.kind?.title ?? (due.waits ? "Payment, waits for our report" : "Payment expected")
        return .init([
            day, ReportText(texts.speech.word(kind)),
            ReportText(grant.map(GrantRows(figures: figures).funder) ?? ""),
            ReportText("GR-\(due.grant)"), figures.texts.money(due.stake, nil),
        ])
    }

    private func finding(_ due: [GrantSummary.Due]) -> Phrase {
        let late = due.filter { $0.daysLate != nil }
        let coming: Phrase = "\(due.count - late.count) to come"
        guard let overdue = overdue(late) else { return "Nothing is overdue; \(coming)." }
        return due.count > late.count ? "\(overdue); \(coming)." : "\(overdue)."
    }

    /// What we owe the funders, and what they owe us; nil where nothing is late.
    private func overdue(_ late: [GrantSummary.Due]) -> Phrase? {
        let (ours, theirs) = (late.count { !$0.isTheirs }, late.count { $0.isTheirs })
        let own: Phrase =
            ours == 1 ? "\(1) of our own deadlines is overdue" : "\(ours) of our own deadlines are overdue"
        let others: Phrase =
            theirs == 1
            ? "\(1) of the funders' deadlines is overdue" : "\(theirs) of the funders' deadlines are overdue"
        if ours == 0 { return theirs == 0 ? nil : others }
        return theirs == 0 ? own : "\(own), \(others)"
    }
}
