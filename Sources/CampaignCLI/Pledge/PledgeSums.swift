import CampaignKit
import CampaignLedger
import CampaignServices

/// What a list of promises amounts to, and what of it a status leaves out.
struct PledgeSums: Equatable {
    private(set) var count = 0
    private(set) var outstanding: Int64 = 0
    private(set) var overdue: Int64 = 0
    private(set) var counted = PledgeLine.Counted()
    /// Promised on conditions that are not met.
    private(set) var conditional: Int64 = 0

    mutating func add(_ pledge: PledgeLine, on day: CalendarDate) throws(MoneyError) {
        count += 1
        outstanding = try Checked.add(outstanding, pledge.standing.outstanding)
        overdue = try Checked.add(overdue, pledge.standing.overdue(on: day))
        counted.outstanding = try Checked.add(counted.outstanding, pledge.counted.outstanding)
        counted.overdue = try Checked.add(counted.overdue, pledge.counted.overdue)
        conditional = try Checked.add(conditional, pledge.standing.conditional)
    }

    /// What a policy leaves out of outstanding and of overdue.
    var excludedOutstanding: Int64 { outstanding - counted.outstanding }
    var excludedOverdue: Int64 { overdue - counted.overdue }

    /// What a status has and what it has not; nothing where the sums are those of a status.
    func remarks(_ money: (Int64) -> String) -> [String] {
        var lines: [String] = []
        if excludedOutstanding != 0 || excludedOverdue != 0 {
            lines.append(
                "excluded by policy: \(money(excludedOutstanding)), overdue \(money(excludedOverdue)); "
                    + "status shows \(money(counted.outstanding)), overdue \(money(counted.overdue))")
        }
        if conditional != 0 {
            lines.append(
                "not counted: \(money(conditional)) is conditional and not owed until the condition is met")
        }
        return lines
    }
}
