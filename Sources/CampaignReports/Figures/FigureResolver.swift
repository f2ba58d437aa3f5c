import CampaignKit

/// The values of figures on the report's day.
struct FigureResolver {
    let figures: ReportFigures

    /// The text of a figure; fails with the reason why there is none.
    func text(_ reference: FigureReference) -> Result<String, FigureGap> {
        guard let row = row(of: reference.subject) else {
            return .failure(FigureGap(reason: "the ledger was not asked for it"))
        }
        guard let value = reference.measure.value(row) else {
            return .failure(FigureGap(reference, row))
        }
        return .success(value.text(reference.filter, currency: figures.status.currency))
    }

    private func row(of subject: FigureSubject) -> FigureRow? {
        let day = figures.asOf
        return switch subject {
        case .campaign(let id): figures.status.row(id).map { FigureRow($0, asOf: day) }
        case .project(let id, let campaign): part(.project, id, of: campaign)
        case .appeal(let id, let campaign): part(.appeal, id, of: campaign)
        case .total: figures.status.total.map { FigureRow($0, asOf: day) }
        case .unassigned: figures.status.unassigned.map { FigureRow(unassigned: $0, asOf: day) }
        case .organization: FigureRow(asOf: day, name: figures.plan.organization.name)
        case .report: FigureRow(asOf: day)
        }
    }

    private func part(_ kind: Breakdown, _ id: String, of campaign: String) -> FigureRow? {
        figures.breakdowns[kind]?.rows.first { $0.campaign == campaign && $0.key == id }
            .map { FigureRow($0, asOf: figures.asOf) }
    }
}
