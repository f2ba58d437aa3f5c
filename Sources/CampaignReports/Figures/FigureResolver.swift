import CampaignKit

/// The values of figures on the report's day, as far as its audience may see them.
struct FigureResolver {
    let figures: ReportFigures
    private var redaction: Redaction { figures.redaction }

    /// The text of a figure; fails with the reason why there is none.
    func text(_ reference: FigureReference) -> Result<String, FigureGap> {
        value(reference).map {
            reference.measure.text($0, reference.filter, currency: figures.status.currency)
        }
    }

    /// A figure before it is text; fails with the reason why there is none.
    func value(_ reference: FigureReference) -> Result<FigureValue, FigureGap> {
        guard let row = row(of: reference.subject) else {
            return .failure(FigureGap(reason: "the ledger was not asked for it"))
        }
        guard !redaction.isPublic || FigureCatalogue.publicNames.contains(reference.measure.name) else {
            return .failure(
                FigureGap(reason: "the public sees only what is raised and the goals", isPrivate: true))
        }
        guard !isWithheld(reference) else {
            return .failure(
                FigureGap(reason: "it would reveal what fewer than three donors gave", isPrivate: true))
        }
        guard let value = reference.measure.value(row) else {
            return .failure(FigureGap(reference, row))
        }
        return .success(value)
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

    /// What the plan itself says is known to everyone; the rest is what the blocks would show.
    private func isWithheld(_ reference: FigureReference) -> Bool {
        let isPlanned = ["name", "goal", "starts", "ends", "elapsed"].contains(reference.measure.name)
        guard redaction.isPublic, !isPlanned else { return false }
        return switch reference.subject {
        case .campaign(let id): redaction.hides(id)
        case .project(let id, let campaign): isWithheld(.project, .project(id, campaign: campaign))
        case .appeal(let id, let campaign): isWithheld(.appeal, .appeal(id, campaign: campaign))
        case .total:
            redaction.hidesTotal
                || redaction.hidesTotalGap
                    && ["to_go", "ended_short", "over_goal", "percent_raised"].contains(
                        reference.measure.name)
        case .unassigned: redaction.hidesUnassigned
        case .organization, .report: false
        }
    }

    private func isWithheld(_ kind: Breakdown, _ scope: BlockScope) -> Bool {
        BreakdownParts(figures.breakdowns[kind], of: scope, plan: figures.plan, redaction: redaction)
            .isWithheld
    }

    private func part(_ kind: Breakdown, _ id: String, of campaign: String) -> FigureRow? {
        figures.breakdowns[kind]?.rows.first { $0.campaign == campaign && $0.key == id }
            .map { FigureRow($0, asOf: figures.asOf) }
    }
}
