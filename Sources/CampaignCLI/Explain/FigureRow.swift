import CampaignKit
import CampaignServices

/// The row of a status or a breakdown that a figure is asked of, with what is said there.
struct FigureRow {
    /// As the command line names it.
    let name: String
    let scope: FigureScope
    let tally: Tally
    /// The row's, which also knows the plan.
    let overdue: Int64
    /// Nil where there is none.
    var goal: Int64?
    /// The id of the project, appeal, unit or line that it is of.
    var part: String?
    /// The campaign's line of the status; nil for everything else.
    var status: StatusRow?
    /// The last line of the status, when that is the row.
    var total: StatusTotal?
    /// The campaigns without a parent, when the row is the total.
    var roots: [StatusRow] = []

    /// Its figures at the end of another day; nil for what only whole campaigns are counted by.
    func tally(on day: CalendarDate, _ figures: Figures) throws -> Tally? {
        if total != nil { return try figures.tallies(on: day)[.total] }
        return try status.map { try figures.tallies(on: day).rolledUp($0.id) }
    }

    /// What `status` says of a figure.
    func value(of figure: TallyFigure) -> Int64 {
        figure == .overdue ? overdue : figure.value(in: tally)
    }

    /// Finds the row; an unknown name is refused with what was probably meant.
    static func find(_ name: FigureName, _ figures: Figures) throws -> FigureRow {
        let index = PlanIndex(figures.plan)
        if let owner = name.owner { return try part(name, of: owner, index, figures) }
        if index.campaign(name.row) != nil || figures.tallies.campaigns.contains(name.row) {
            return try campaign(name, figures)
        }
        if name.isOwn {
            throw CommandError.usage(
                "bad-figure", "only a campaign has figures of its own", hint: "leave out .own")
        }
        switch name.row {
        case "total": return try total(figures)
        case "organization" where name.figure == DerivedFigure.Kind.name.rawValue:
            return FigureRow(name: name.row, scope: .total, tally: Tally(), overdue: 0)
        case "unassigned":
            let tally = figures.tallies[.own("")]
            return FigureRow(
                name: "unassigned", scope: .campaigns([""]), tally: tally, overdue: tally.overdue)
        default: break
        }
        if let project = index.project(name.row), let campaign = index.campaign(ofProject: name.row) {
            return try part(
                .project, name.row, .project(project.id, campaign: campaign), campaign, figures)
        }
        if let appeal = index.appeal(name.row), let campaign = index.campaign(ofAppeal: name.row) {
            return try part(.appeal, name.row, .appeal(appeal.id, campaign: campaign), campaign, figures)
        }
        if let (project, unit) = unit(name.row, index), let campaign = index.campaign(ofProject: project) {
            return try part(
                .unit, name.row, .unit(unit, project: project, campaign: campaign), campaign, figures)
        }
        if let (project, line) = line(name.row, index), let campaign = index.campaign(ofProject: project) {
            return try part(
                .line, name.row, .line(line, project: project, campaign: campaign), campaign, figures)
        }
        throw IDLookup(figures.plan).unknown(
            name.row, kind: "campaign, project or appeal",
            among: index.campaignIDs + index.projectIDs + index.appealIDs + ["total", "unassigned"])
    }

    /// A project or an appeal named with its campaign, as on the pages of reports.
    private static func part(
        _ name: FigureName, of owner: String, _ index: PlanIndex, _ figures: Figures
    ) throws -> FigureRow {
        guard index.campaign(owner) != nil else {
            throw IDLookup(figures.plan).unknown(owner, kind: "campaign", among: index.campaignIDs)
        }
        if index.campaign(ofProject: name.row) == owner {
            return try part(
                .project, name.row, .project(name.row, campaign: owner), owner, figures, owned: true)
        }
        guard index.campaign(ofAppeal: name.row) == owner else {
            let campaign = index.campaign(owner)
            throw IDLookup(figures.plan).unknown(
                name.row, kind: "project or appeal of \(owner)",
                among: (campaign?.projects.map(\.id) ?? []) + (campaign?.appeals.map(\.id) ?? []))
        }
        return try part(.appeal, name.row, .appeal(name.row, campaign: owner), owner, figures, owned: true)
    }

    private static func unit(_ name: String, _ index: PlanIndex) -> (project: String, unit: String)? {
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count == 2, index.hasUnit(parts[1], in: parts[0]) else { return nil }
        return (parts[0], parts[1])
    }

    /// A budget line; where a unit has the same id, that is meant.
    private static func line(_ name: String, _ index: PlanIndex) -> (project: String, line: String)? {
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count == 2, let project = index.project(parts[0]),
            project.lines.contains(where: { $0.id == parts[1] })
        else { return nil }
        return (parts[0], parts[1])
    }

    private static func campaign(_ name: FigureName, _ figures: Figures) throws -> FigureRow {
        let id = name.row
        let report = try figures.status(selected: [id])
        guard let row = report.row(id) else {
            throw IDLookup(figures.plan).unknown(id, kind: "campaign", among: report.rows.map(\.id))
        }
        if name.isOwn {
            let isOver = row.ends.map { $0 < figures.asOf } ?? false
            return FigureRow(
                name: id + ".own", scope: .campaigns([id]), tally: row.own,
                overdue: TallyFigure.overdue.value(in: row.own, ended: isOver))
        }
        let below = CampaignTree(figures.plan).descendants(of: id)
        return FigureRow(
            name: id, scope: .campaigns([id] + below), tally: row.tally, overdue: row.overdue,
            goal: row.goal, status: row)
    }

    private static func total(_ figures: Figures) throws -> FigureRow {
        let report = try figures.status()
        guard let total = report.total else { throw StatusReportError.total }
        return FigureRow(
            name: "total", scope: .total, tally: total.tally, overdue: total.overdue, goal: total.goal,
            total: total, roots: report.rows.filter { $0.depth == 0 && !$0.isVanished })
    }

    private static func part(
        _ kind: Breakdown, _ name: String, _ scope: FigureScope, _ campaign: String, _ figures: Figures,
        owned: Bool = false
    ) throws -> FigureRow {
        let report = try BreakdownReport(
            kind: kind, plan: figures.plan, money: figures.breakdown(by: kind), selected: [campaign])
        let row = report.rows.first { $0.key == name }
        let tally = row?.tally ?? Tally()
        return FigureRow(
            name: owned ? "\(campaign).\(name)" : name, scope: scope, tally: tally, overdue: tally.overdue,
            goal: row?.goal, part: name)
    }
}
