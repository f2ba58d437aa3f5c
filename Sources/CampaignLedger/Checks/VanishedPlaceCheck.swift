import CampaignKit

/// Every appeal, project, line and unit that has money is in the plan.
///
/// `rules.md §2`.
enum VanishedPlaceCheck: LedgerCheck {
    static let code = "vanished-place"
    static let title = "An appeal, project, line or unit is gone, its money is not"
    static let isDeep = false
    static let explanation = """
        Money is posted to an appeal, a project, a budget line or a naming unit that the campaign's file does not have, \
        or no longer has. It stays in the campaign's totals, but without a name and a goal. Bring the entry back, \
        under the same id and in the same campaign, or move the money: `campaign gift move`.
        """

    private struct Thing: Hashable {
        var campaign: String
        var what: String
        var id: String
    }

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let index = PlanIndex(context.plan)
        var found: [Thing: (raised: Int64, received: Int64)] = [:]
        try connection.rows(
            """
            SELECT p.campaign, p.appeal, p.project, p.line, p.unit, sum(d.raised), sum(d.received) FROM day_delta d \
            JOIN place p ON p.id = d.place GROUP BY p.campaign, p.appeal, p.project, p.line, p.unit \
            HAVING sum(d.raised) <> 0 OR sum(d.received) <> 0
            """
        ) { row in
            // A campaign that vanished takes all of its own with it, and has a finding of its own.
            guard index.campaign(row.text(0)) != nil else { return }
            let place = Place(
                campaign: row.text(0), appeal: row.text(1), project: row.text(2), line: row.text(3),
                unit: row.text(4))
            for thing in missing(place, index) {
                let sum = found[thing] ?? (0, 0)
                found[thing] = (
                    try Checked.add(sum.raised, row.int(5)), try Checked.add(sum.received, row.int(6))
                )
            }
        }
        var findings = CappedFindings(code: code)
        for (thing, money) in found.sorted(by: { order($0.key) < order($1.key) }) {
            let amount = money.raised != 0 ? money.raised : money.received
            findings.add(
                Finding(
                    code: code, severity: .warning,
                    message:
                        "\(context.text(amount)) stands in \(thing.what) '\(thing.id)', which the plan does not have",
                    subject: thing.campaign,
                    hint: "put \(thing.what.drop { $0 != " " }.dropFirst()) '\(thing.id)' back into "
                        + "Campaigns/\(thing.campaign).md"))
        }
        return findings.all
    }

    private static func order(_ thing: Thing) -> (String, String, String) {
        (thing.campaign, thing.what, thing.id)
    }

    /// What of a place is not in the plan; of a project that is gone, its lines and units go without saying.
    private static func missing(_ place: Place, _ index: PlanIndex) -> [Thing] {
        var things: [Thing] = []
        func add(_ what: String, _ id: String) {
            things.append(Thing(campaign: place.campaign, what: what, id: id))
        }
        if !place.appeal.isEmpty, index.campaign(ofAppeal: place.appeal) != place.campaign {
            add("the appeal", place.appeal)
        }
        guard !place.project.isEmpty else { return things }
        guard index.campaign(ofProject: place.project) == place.campaign else {
            add("the project", place.project)
            return things
        }
        if !place.line.isEmpty, !index.hasLine(place.line, in: place.project) {
            add("the line", "\(place.project)/\(place.line)")
        }
        if !place.unit.isEmpty, !index.hasUnit(place.unit, in: place.project) {
            add("the unit", "\(place.project)/\(place.unit)")
        }
        return things
    }
}
