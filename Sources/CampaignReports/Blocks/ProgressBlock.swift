import CampaignKit
import Terminal

/// How far a campaign is, at a glance: a few large figures and one bar.
struct ProgressBlock: ReportBlock {
    static let name = "progress"
    static let summary = "large figures and a bar"
    static let optionKeys = ["of", "caption"]
    static let needs: Set<Breakdown> = []

    let subject: FigureSubject
    let caption: String

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        caption = options.caption("Raised against the goal")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let redaction = figures.redaction
        guard let id = subject.campaign else { return everything(figures, redaction) }
        guard !redaction.hides(id), let row = figures.status.row(id) else { return [Redaction.withheld] }
        let keys = ProgressFigures(figures: figures, isPublic: redaction.isPublic)
        let chart = ProgressChart(figures: figures, isPublic: redaction.isPublic)
        return [.keyFigures(keys.of(row))] + chart.elements([row], title: caption)
    }

    private func everything(_ figures: ReportFigures, _ redaction: Redaction) -> [ReportElement] {
        guard let total = figures.status.total, !redaction.hidesTotal else { return [Redaction.withheld] }
        let keys = ProgressFigures(figures: figures, isPublic: redaction.isPublic)
        let chart = ProgressChart(figures: figures, isPublic: redaction.isPublic)
        let roots = figures.status.rows.filter { $0.depth == 0 && $0.goal != nil && !redaction.hides($0.id) }
        let beyond = redaction.hidesTotalGap ? nil : keys.beyondGoals(total)
        return [.keyFigures(keys.of(total, hidesGap: redaction.hidesTotalGap))]
            + chart.elements(roots, title: caption) + (beyond.map { [.notes([$0])] } ?? [])
    }
}
