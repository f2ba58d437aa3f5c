import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

extension Snapshot {
    /// The row that a figure is asked of; an unknown name is refused with what was probably meant.
    func row(of name: FigureName) throws -> FigureRow {
        let index = PlanIndex(plan)
        let subject: FigureSubject
        do throws(FigureNameError) {
            subject = try name.subject(in: index, campaigns: tallies.campaigns)
        } catch { throw CommandError(error) }
        var row = try row(of: subject)
        row.label = name.label
        return row
    }

    /// The row of a subject that the plan or the ledger has.
    func row(of subject: FigureSubject) throws -> FigureRow {
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
        throw IDLookup(plan).unknown(id, kind: "campaign", among: report.rows.map(\.id))
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
    func report(by kind: Breakdown, of campaign: String) throws -> BreakdownReport {
        try BreakdownReport(kind: kind, plan: plan, money: breakdown(by: kind), selected: [campaign])
    }

    /// A row of a breakdown with all that is known of it.
    func row(_ row: BreakdownReport.Row, in report: BreakdownReport) -> FigureRow {
        FigureRow(row, of: report.subject(of: row), plan: plan, asOf: asOf)
    }
}

extension FigureRow {
    /// Its sums at the end of another day; nil for what only whole campaigns are counted by.
    func tally(on day: CalendarDate, _ figures: Snapshot) throws -> Tally? {
        switch subject {
        case .total: try figures.tallies(on: day)[.total]
        case .campaign(let id): try figures.tallies(on: day).rolledUp(id)
        default: nil
        }
    }
}

extension CommandError {
    /// What is wrong with a figure's name.
    init(_ error: FigureNameError) {
        switch error {
        case .syntax(let text):
            // A row without a figure is what most people write first.
            let isRow =
                !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            let row = isRow ? text : "year-end-2026"
            self = .usage(
                "bad-figure", "'\(TerminalText.safe(text))' is not a figure",
                hint: "write ROW.FIGURE: \(row).raised, total.gifts, unassigned.received")
        case .unknownFigure(let figure, let row):
            let names = FigureCatalogue.all.map(\.name)
            self = .usage(
                "unknown-figure", "no figure '\(TerminalText.safe(figure))'",
                hint: DidYouMean.nearest(figure, in: names).map { "did you mean \(row).\($0)?" }
                    ?? "there are \(names.joined(separator: ", "))")
        case .notOwn:
            self = .usage("bad-figure", "only a campaign has figures of its own", hint: "leave out .own")
        case .unknownRow(let id, let known):
            self = IDLookup.unknown(id, kind: "campaign, project or appeal", among: known)
        case .unknownCampaign(let id, let known):
            self = IDLookup.unknown(id, kind: "campaign", among: known)
        case .unknownPart(let id, let campaign, let known):
            self = IDLookup.unknown(id, kind: "project or appeal of \(campaign)", among: known)
        }
    }
}
