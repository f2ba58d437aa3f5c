import CampaignKit

/// What is known of a figure's subject on one day.
struct FigureRow: Sendable {
    var asOf: CalendarDate
    var name = ""
    var tally = Tally()
    var goal: Int64?
    var toGo: Int64?
    var endedShort: Int64?
    var overGoal: Int64?
    var percentRaised: Percent?
    var overdue: Int64 = 0
    var starts: CalendarDate?
    var ends: CalendarDate?
    var pace = Pace.Result()

    init(asOf: CalendarDate, name: String = "") {
        self.asOf = asOf
        self.name = name
    }

    init(_ row: StatusRow, asOf: CalendarDate) {
        self.init(asOf: asOf, name: row.name)
        (tally, overdue) = (row.tally, row.overdue)
        (goal, toGo, overGoal, percentRaised) = (row.goal, row.toGo, row.overGoal, row.percentRaised)
        (starts, ends, pace) = (row.starts, row.ends, row.pace)
        endedShort = row.endedShort(by: asOf)
    }

    /// A project or an appeal.
    init(_ row: BreakdownReport.Row, asOf: CalendarDate) {
        let status = StatusRow(
            id: row.key, name: row.name, goal: row.goal, tally: row.tally, own: row.tally)
        self.init(status, asOf: asOf)
    }

    init(_ total: StatusTotal, asOf: CalendarDate) {
        self.init(asOf: asOf)
        (tally, overdue) = (total.tally, total.overdue)
        (goal, toGo, overGoal) = (total.goal, total.toGo, total.overGoal)
        endedShort = total.endedShort
        percentRaised = total.percentRaised
    }

    /// What has no campaign.
    init(unassigned: Tally, asOf: CalendarDate) {
        self.init(asOf: asOf)
        (tally, overdue) = (unassigned, unassigned.overdue)
    }
}
