import CampaignKit

/// What each appeal brought and what it cost.
struct AppealsBlock: ReportBlock {
    static let name = "appeals"
    static let summary = "what each appeal (or one) raised and cost"
    static let optionKeys = ["of", "top", "caption"]
    static let needs: Set<Breakdown> = [.appeal]

    let subject: FigureSubject
    let top: Int?
    let caption: String

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign, .appeal])
        top = options.top()
        caption = options.caption("Appeals: what they raised and what they cost")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let redaction = figures.redaction
        let parts = BreakdownParts(
            figures.breakdowns[.appeal], of: subject, plan: figures.plan, redaction: redaction, top: top)
        guard !parts.isWithheld else { return [Redaction.withheld] }
        let table = AppealTable(
            figures: figures, parts: parts, total: total(figures), prefix: subject.figurePrefix,
            isPublic: redaction.isPublic)
        return [.table(table.table(caption: caption))]
            + (redaction.isPublic ? [.notes([[ReportText(Redaction.note)]])] : [])
    }

    /// The campaign's own figures, or everything's; one appeal has no total.
    private func total(_ figures: ReportFigures) -> Tally? {
        if case .appeal = subject { return nil }
        return subject.campaign.map { figures.status.row($0)?.tally } ?? figures.status.total?.tally
    }
}
