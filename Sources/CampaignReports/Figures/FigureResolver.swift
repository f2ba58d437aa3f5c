import CampaignKit

/// The values of figures on the report's day, as far as its audience may see them.
struct FigureResolver {
    let figures: ReportFigures
    private var redaction: Redaction { figures.redaction }

    /// The text of a figure; fails with the reason why there is none.
    func text(_ reference: FigureReference) -> Result<String, FigureGap> {
        value(reference).map {
            reference.figure.text($0, reference.filter, figures.texts)
        }
    }

    /// The exact amount of a figure; nil for what is no amount, and for the public.
    func minor(_ reference: FigureReference) -> Int64? {
        guard !redaction.isPublic, case .money(let minor)? = try? value(reference).get() else { return nil }
        return minor
    }

    /// A figure before it is text; fails with the reason why there is none.
    func value(_ reference: FigureReference) -> Result<FigureValue, FigureGap> {
        guard let row = row(of: reference.subject) else {
            return .failure(FigureGap(reason: "the ledger was not asked for it"))
        }
        guard !redaction.isPublic || reference.figure.isPublic else {
            return .failure(
                FigureGap(reason: "the public sees only what is raised and the goals", isPrivate: true))
        }
        guard !isWithheld(reference) else {
            return .failure(
                FigureGap(reason: "it would reveal what fewer than three donors gave", isPrivate: true))
        }
        guard let value = reference.figure.value(of: row) else {
            return .failure(FigureGap(reason: reference.figure.absence(in: row)))
        }
        return .success(value)
    }

    private func row(of subject: FigureSubject) -> FigureRow? {
        let (status, plan, day) = (figures.status, figures.plan, figures.asOf)
        return switch subject {
        case .campaign(let id): status.row(id).map { FigureRow($0, plan: plan, asOf: day) }
        case .own(let id): status.row(id).map { FigureRow(ownOf: $0, plan: plan, asOf: day) }
        case .total: status.total.map { FigureRow(total: $0, of: status.rows, plan: plan, asOf: day) }
        case .unassigned: status.unassigned.map { FigureRow(unassigned: $0, plan: plan, asOf: day) }
        case .organization: FigureRow(organizationOf: plan, asOf: day)
        case .report: FigureRow(reportOf: plan, asOf: day)
        case .project, .appeal, .line, .unit:
            subject.breakdown.flatMap { figures.breakdown($0)?.row(of: subject) }
                .map { FigureRow($0, of: subject, plan: plan, asOf: day) }
        }
    }

    /// What the plan itself says is known to everyone; the rest is what the blocks would show.
    private func isWithheld(_ reference: FigureReference) -> Bool {
        guard redaction.isPublic, reference.figure.disclosure != .plan else { return false }
        switch reference.subject {
        case .campaign(let id), .own(let id): return redaction.hides(id)
        case .project, .appeal, .line, .unit:
            let report = reference.subject.breakdown.flatMap { figures.breakdown($0) }
            let parts = try? BreakdownParts(
                report, of: reference.subject, plan: figures.plan, redaction: redaction)
            // Where it is not known, it is not said.
            return parts?.isWithheld ?? true
        case .total:
            return redaction.hidesTotal || redaction.hidesTotalGap && reference.figure.disclosure == .gap
        case .unassigned: return redaction.hidesUnassigned
        case .organization, .report: return false
        }
    }
}

/// Why a figure has no value.
struct FigureGap: Error, Equatable {
    /// `it has no goal`.
    let reason: String
    /// There is one, but not for this audience.
    let isPrivate: Bool

    init(reason: String, isPrivate: Bool = false) {
        self.reason = reason
        self.isPrivate = isPrivate
    }

    /// What to do about it.
    var hint: String {
        isPrivate
            ? "remove the figure, or build the report for the board"
            : "remove the figure, or give the campaign what it lacks"
    }
}
