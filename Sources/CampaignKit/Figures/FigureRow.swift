/// What is known of a figure's subject on one day: a row of a status or of a breakdown.
public struct FigureRow: Sendable {
    /// Nil for what has no name of its own: a month, or what names no project.
    public let subject: FigureSubject?
    public let plan: Plan
    public let asOf: CalendarDate
    /// As it was named in front of the figure: `programs.own`.
    public var label: String
    /// What it is called; empty where nothing says it.
    public let name: String
    public let tally: Tally
    /// The row's, which also knows the plan.
    public let overdue: Int64
    public let goal: Int64?
    /// The campaign's row; nil for everything else.
    public let status: StatusRow?
    /// The last row of the status, when that is the row.
    public let total: StatusTotal?
    /// The campaigns without a parent, when the row is the total.
    public let roots: [StatusRow]

    private init(
        _ subject: FigureSubject?, _ plan: Plan, _ asOf: CalendarDate, name: String = "",
        tally: Tally = Tally(), overdue: Int64 = 0, goal: Int64? = nil, status: StatusRow? = nil,
        total: StatusTotal? = nil, roots: [StatusRow] = []
    ) {
        (self.subject, self.plan, self.asOf) = (subject, plan, asOf)
        (label, self.name) = (subject?.path ?? "", name)
        (self.tally, self.overdue, self.goal) = (tally, overdue, goal)
        (self.status, self.total, self.roots) = (status, total, roots)
    }

    /// A campaign with those below it.
    public init(_ row: StatusRow, plan: Plan, asOf: CalendarDate) {
        self.init(
            .campaign(row.id), plan, asOf, name: row.name, tally: row.tally, overdue: row.overdue,
            goal: row.goal, status: row)
    }

    /// A campaign without those below it.
    public init(ownOf row: StatusRow, plan: Plan, asOf: CalendarDate) {
        self.init(
            .own(row.id), plan, asOf, name: row.name, tally: row.own,
            overdue: TallyFigure.overdue.value(in: row.own, ended: row.hasEnded(by: asOf)))
    }

    /// A row of a breakdown: a project, an appeal, a line, a unit or a month.
    public init(_ row: BreakdownReport.Row, of subject: FigureSubject?, plan: Plan, asOf: CalendarDate) {
        self.init(
            subject, plan, asOf, name: row.name, tally: row.tally, overdue: row.tally.overdue,
            goal: row.goal)
    }

    /// Everything.
    public init(total: StatusTotal, of rows: [StatusRow], plan: Plan, asOf: CalendarDate) {
        self.init(
            .total, plan, asOf, tally: total.tally, overdue: total.overdue, goal: total.goal, total: total,
            roots: rows.filter { $0.depth == 0 && !$0.isVanished })
    }

    /// What has no campaign.
    public init(unassigned tally: Tally, plan: Plan, asOf: CalendarDate) {
        self.init(.unassigned, plan, asOf, tally: tally, overdue: tally.overdue)
    }

    public init(organizationOf plan: Plan, asOf: CalendarDate) {
        self.init(.organization, plan, asOf, name: plan.organization.name)
    }

    /// The page of a report.
    public init(reportOf plan: Plan, asOf: CalendarDate) { self.init(.report, plan, asOf) }

    public var currency: Currency { plan.organization.currency }

    public func has(_ figure: Figure) -> Bool {
        subject?.has(figure) ?? figure.subjects.contains(.part)
    }

    /// What `status` says of a figure that rows add up to.
    public func value(of figure: TallyFigure) -> Int64 {
        figure == .overdue ? overdue : figure.value(in: tally)
    }

    public var toGo: Int64? {
        total.map(\.toGo) ?? goal.map { GoalGap.toGo(goal: $0, raised: tally.raised) }
    }

    public var overGoal: Int64? {
        total.map(\.overGoal) ?? goal.map { GoalGap.over(goal: $0, raised: tally.raised) }
    }

    public var endedShort: Int64? { total.map(\.endedShort) ?? status?.endedShort(by: asOf) }

    public var percentRaised: Percent? {
        total.map(\.percentRaised) ?? goal.flatMap { Percent(tally.raised, of: $0) }
    }

    /// The appeal that the row is of; nil for everything else.
    public var appeal: Appeal? {
        guard case .appeal(let id, let campaign) = subject else { return nil }
        return plan.campaign(campaign)?.appeals.first { $0.id == id }
    }
}
