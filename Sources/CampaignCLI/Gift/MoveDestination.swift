import CampaignKit
import Terminal

/// Where `gift move` moves to: what was named, and of the rest what still holds there.
struct MoveDestination {
    var campaign: String?
    var appeal: String?
    var project: String?
    var line: String?
    var unit: String?

    /// What leaves a column empty.
    static let none = "none"
    static let unassigned = "unassigned"

    var isEmpty: Bool { [campaign, appeal, project, line, unit].allSatisfy { $0 == nil } }

    /// The place, for a gift whose parts are in these places.
    ///
    /// What is not named stays where all parts agree on it and the new campaign has it.
    func place(from parts: [Designation], _ plan: Plan) throws(CommandError) -> Designation {
        try requireKnown(plan)
        let index = PlanIndex(plan)
        func common(_ field: KeyPath<Designation, String>) -> String {
            let values = Set(parts.map { $0[keyPath: field] })
            return values.count == 1 ? values.first ?? "" : ""
        }
        var place = Designation()
        let owner =
            named(project).flatMap(index.campaign(ofProject:))
            ?? named(appeal).flatMap(index.campaign(ofAppeal:))
        place.campaign =
            campaign.map { $0 == Self.unassigned ? "" : $0 } ?? owner ?? common(\.campaign)
        let (oldProject, oldAppeal) = (common(\.project), common(\.appeal))
        let keepsProject = project == nil && index.campaign(ofProject: oldProject) == place.campaign
        let keepsAppeal = appeal == nil && index.campaign(ofAppeal: oldAppeal) == place.campaign
        place.project = named(project) ?? (keepsProject ? oldProject : "")
        place.appeal = named(appeal) ?? (keepsAppeal ? oldAppeal : "")
        place.keycode = keepsAppeal ? common(\.keycode) : ""
        let isSameProject = !place.project.isEmpty && place.project == oldProject
        place.line = named(line) ?? (line == nil && isSameProject ? common(\.line) : "")
        place.unit = named(unit) ?? (unit == nil && isSameProject ? common(\.unit) : "")
        try requireParts(of: index.project(place.project), plan)
        return place
    }

    /// Nil for what was not given, and for what is to be left empty.
    private func named(_ text: String?) -> String? { text == Self.none ? nil : text }

    private func requireKnown(_ plan: Plan) throws(CommandError) {
        let lookup = IDLookup(plan)
        if let campaign, campaign != Self.unassigned { try lookup.requireCampaigns([campaign]) }
        if let appeal = named(appeal), lookup.index.appeal(appeal) == nil {
            throw lookup.unknown(appeal, kind: "appeal", among: lookup.index.appealIDs)
        }
        if let project = named(project), lookup.index.project(project) == nil {
            throw lookup.unknown(project, kind: "project", among: lookup.index.projectIDs)
        }
    }

    private func requireParts(of project: FundedProject?, _ plan: Plan) throws(CommandError) {
        let parts = [
            ("line", named(line), project?.lines.map(\.id)), ("unit", named(unit), project?.units.map(\.id)),
        ]
        for (kind, id, known) in parts {
            guard let id else { continue }
            guard let known else {
                throw .usage(
                    "project-missing", "--\(kind) needs a project",
                    hint: "add --to-project")
            }
            guard known.contains(id) else { throw IDLookup(plan).unknown(id, kind: kind, among: known) }
        }
    }
}
