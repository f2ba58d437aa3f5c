public import CampaignKit

extension Snapshot {
    /// The row that a figure is asked of; throws `FigureNameError` where nothing has its name.
    public func row(of name: FigureName) throws -> FigureRow {
        var row = try row(of: name.subject(in: PlanIndex(plan), campaigns: tallies.campaigns))
        row.label = name.label
        return row
    }

    /// The row of a subject that the plan or the ledger has.
    public func row(of subject: FigureSubject) throws -> FigureRow {
        switch subject {
        case .campaign(let id): return FigureRow(try campaign(id), plan: plan, asOf: asOf)
        case .own(let id): return FigureRow(ownOf: try campaign(id), plan: plan, asOf: asOf)
        case .total:
            let report = try status()
            guard let total = report.total else { throw StatusReportError.total }
            return FigureRow(total: total, of: report.rows, plan: plan, asOf: asOf)
        case .unassigned: return FigureRow(unassigned: tallies[.own("")], plan: plan, asOf: asOf)
        case .organization: return FigureRow(organizationOf: plan, asOf: asOf)
        case .report: return FigureRow(reportOf: plan, asOf: asOf)
        case .project, .appeal, .line, .unit: return try part(subject)
        }
    }

    private func campaign(_ id: String) throws -> StatusRow {
        let report = try status(selected: [id])
        if let row = report.row(id) { return row }
        throw ServiceError.unknownID(id, .campaign, among: report.rows.map(\.id))
    }

    private func part(_ subject: FigureSubject) throws -> FigureRow {
        guard let kind = subject.breakdown, let campaign = subject.campaign else {
            throw StatusReportError.total
        }
        // Whatever the plan names has a row.
        guard let row = try report(by: kind, of: campaign).row(of: subject) else {
            throw StatusReportError.total
        }
        return FigureRow(row, of: subject, plan: plan, asOf: asOf)
    }

    /// The parts of a campaign.
    public func report(by kind: Breakdown, of campaign: String) throws -> BreakdownReport {
        try BreakdownReport(kind: kind, plan: plan, money: breakdown(by: kind), selected: [campaign])
    }

    /// A row of a breakdown with all that is known of it.
    public func row(_ row: BreakdownReport.Row, in report: BreakdownReport) -> FigureRow {
        FigureRow(row, of: report.subject(of: row), plan: plan, asOf: asOf)
    }
}

extension Snapshot {
    /// What a figure of a row changed by in a period, up to the day, as a formula with its value.
    ///
    /// Nil where it is not counted by period: only sums of whole campaigns and of everything are.
    public func change(
        of figure: TallyFigure, in period: FigurePeriod, of row: FigureRow
    ) throws -> (formula: FigureFormula, value: FigureValue)? {
        let days = (before: period.first.adding(days: -1), last: min(period.last, asOf))
        guard let later = try tally(of: row, on: days.last),
            let earlier = try tally(of: row, on: days.before)
        else { return nil }
        return try FigureFormula.change(
            of: figure, label: row.label, from: (days.before, earlier), to: (days.last, later))
    }

    private func tally(of row: FigureRow, on day: CalendarDate) throws -> Tally? {
        switch row.subject {
        case .total: try tallies(on: day)[.total]
        case .campaign(let id): try tallies(on: day).rolledUp(id)
        default: nil
        }
    }
}
