import CampaignKit

/// Every appeal, project, line and unit that has money is in the plan.
///
/// `rules.md §2`.
enum VanishedPlaceCheck: LedgerCheck {
    static let code = "vanished-place"
    static let title = "An appeal, project, budget line or naming opportunity is missing, but it has money"
    static let isDeep = false
    static let explanation = """
        Money is posted to an appeal, a project, a budget line or a naming opportunity that the campaign's \
        file does not have, or no longer has. It stays in the campaign's totals, but without a name and a \
        goal. Put it back into the file, with the same id and in the same campaign, or move the money: \
        `campaign gift move`.
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
        var lost: [Int64: [Thing]] = [:]
        try connection.rows("SELECT p.id, \(PlaceColumns.columns("p")) FROM place p") { row in
            // A campaign that vanished takes all of its own with it, and has a finding of its own.
            guard index.campaign(row.text(1)) != nil else { return }
            let things = missing(PlaceColumns.place(row, from: 1), index)
            if !things.isEmpty { lost[row.int(0)] = things }
        }
        var findings = CappedFindings(code: code)
        let found = try tallies(lost, connection, context)
        for (thing, tally) in found.sorted(by: { order($0.key) < order($1.key) }) {
            guard let money = money(tally, context) else { continue }
            findings.add(
                Finding(
                    code: code, severity: .warning,
                    message:
                        "\(money) is recorded for \(thing.what) '\(thing.id)', which is not in the plan",
                    subject: thing.campaign,
                    hint: "put \(thing.what.drop { $0 != " " }.dropFirst()) '\(thing.id)' back into "
                        + "Campaigns/\(thing.campaign).md"))
        }
        return findings.all
    }

    /// What each thing holds on the day, counted as `status` counts it.
    private static func tallies(
        _ lost: [Int64: [Thing]], _ connection: any LedgerConnection, _ context: LedgerCheckContext
    ) throws -> [Thing: Tally] {
        guard !lost.isEmpty else { return [:] }
        let places = DesignationMap(connection)
        let structure = try places.structure(context.plan)
        let list = lost.keys.sorted().map(String.init).joined(separator: ", ")
        let sums = try DatedSums(
            connection, where: "day <= $1 AND place IN (\(list))", [.day(context.asOf)],
            by: DatedSums.Grain(boundedPlaces: try places.boundedPlaces(structure)))
        var found: [Thing: Tally] = [:]
        for (part, figures) in sums.sums {
            for thing in lost[part.place] ?? [] {
                let rule = structure.rule(ofCampaign: thing.campaign)
                try found[thing, default: Tally()].add(
                    figures, of: part.countClass, under: rule.policy, outside: rule.isOutside(part.origin))
            }
        }
        return found
    }

    /// What is raised there; else what is next to it.
    ///
    /// Nil where there is nothing.
    private static func money(_ tally: Tally, _ context: LedgerCheckContext) -> String? {
        if tally.raised != 0 { return context.text(tally.raised) }
        return tally.notCountedInRaised(in: context.plan.organization.currency).first.map {
            "\(context.text($0.amount)) \($0.name)"
        }
    }

    private static func order(_ thing: Thing) -> (String, String, String) {
        (thing.campaign, thing.what, thing.id)
    }

    /// What of a place is not in the plan; of a project that is gone, its lines and units go without saying.
    private static func missing(_ place: Designation, _ index: PlanIndex) -> [Thing] {
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
            add("the budget line", "\(place.project)/\(place.line)")
        }
        if !place.unit.isEmpty, !index.hasUnit(place.unit, in: place.project) {
            add("the naming opportunity", "\(place.project)/\(place.unit)")
        }
        return things
    }
}
