import CampaignKit
import Terminal

/// Where every campaign stands: `campaign status` as a table.
struct StatusBlock: ReportBlock {
    static let name = "status"
    static let summary = "a table of campaigns"
    static let optionKeys = ["of", "caption"]
    static let needs: Set<Breakdown> = []

    let subject: FigureSubject
    let caption: String

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        caption = options.caption("Campaigns and their goals")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let redaction = figures.redaction
        if let id = subject.campaign, redaction.hides(id) { return [Redaction.withheld] }
        if subject == .total, redaction.hidesTotal { return [Redaction.withheld] }
        let table = StatusTable(
            figures: figures, redaction: redaction, rows: rows(figures, redaction),
            isWhole: subject == .total)
        let notes = StatusNotes(figures: figures, redaction: redaction, rows: table.rows, of: subject)
        return [.table(table.table(caption: caption)), .notes(notes.lines)]
    }

    /// The campaign with those below it, or all; without what the audience may not see.
    private func rows(_ figures: ReportFigures, _ redaction: Redaction) -> [StatusRow] {
        let shown = figures.status.rows.filter { !redaction.hides($0.id) }
        guard let id = subject.campaign else { return shown }
        let wanted = Set([id] + CampaignTree(figures.plan).descendants(of: id))
        return shown.filter { wanted.contains($0.id) }
    }
}
