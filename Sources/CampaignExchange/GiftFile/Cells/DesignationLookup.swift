import CampaignKit

/// Finds the place that five cells name, or says why there is none.
struct DesignationLookup {
    private let index: PlanIndex
    private var campaigns: IDTable
    private var appeals: IDTable
    private var projects: IDTable

    init(_ index: PlanIndex) {
        self.index = index
        let all = index.plan.campaigns
        campaigns = IDTable(
            index.campaignIDs, singular: "campaign", names: all.map { ($0.name, $0.id) })
        appeals = IDTable(
            index.appealIDs, singular: "appeal", names: all.flatMap { $0.appeals.map { ($0.name, $0.id) } })
        projects = IDTable(
            index.projectIDs, singular: "project",
            names: all.flatMap { $0.projects.map { ($0.name, $0.id) } })
    }

    /// The place; nil when anything about it was refused.
    ///
    /// The cells are campaign, appeal, project, line, unit.
    mutating func place(_ context: RowContext, _ cells: [ColumnCell]) -> Designation? {
        let before = context.problems.count
        var place = Designation()
        place.campaign = campaigns.id(context, cells[0], .unknownCampaign)
        place.appeal = appeals.id(context, cells[1], .unknownAppeal)
        place.project = projects.id(context, cells[2], .unknownProject)
        let project = index.project(place.project)
        var lines = IDTable(project?.lines.map(\.id) ?? [], singular: "budget line")
        var units = IDTable(project?.units.map(\.id) ?? [], singular: "naming opportunity")
        place.line = part(context, cells[3], .unknownLine, &lines, of: place.project)
        place.unit = part(context, cells[4], .unknownUnit, &units, of: place.project)
        settleCampaign(context, cells, &place)
        return context.problems.count == before ? place : nil
    }

    /// A budget line or a naming opportunity, which exists only within its project.
    private func part(
        _ context: RowContext, _ cell: ColumnCell, _ code: RowProblemCode, _ table: inout IDTable,
        of project: String
    ) -> String {
        guard !project.isEmpty else {
            if !context.bytes(cell).isEmpty, context.bytes(projectCell(context)).isEmpty {
                context.refuse(
                    .projectMissing, cell, "a \(table.singular) without its project",
                    hint: "name the project in the column project")
            }
            return ""
        }
        return table.id(context, cell, code, of: project)
    }

    private func projectCell(_ context: RowContext) -> ColumnCell { context.header.cell(.project) }

    /// A row without a campaign takes its appeal's or its project's; all that are named must agree.
    private func settleCampaign(_ context: RowContext, _ cells: [ColumnCell], _ place: inout Designation) {
        let owners: [(what: String, owner: String?, cell: ColumnCell)] = [
            ("appeal", index.campaign(ofAppeal: place.appeal), cells[1]),
            ("project", index.campaign(ofProject: place.project), cells[2]),
        ]
        var first = place.campaign.isEmpty ? nil : ("campaign", place.campaign)
        for (what, owner, cell) in owners {
            guard let owner else { continue }
            if let (said, campaign) = first, campaign != owner {
                let other = said == "campaign" ? "the row says" : "the \(said) belongs to"
                context.refuse(
                    .placeDisagrees, cell,
                    "the \(what) belongs to campaign \(owner), but \(other) \(campaign)",
                    hint: "correct one of them")
            } else if first == nil {
                first = (what, owner)
            }
        }
        // A campaign that was refused is not replaced by another one.
        if context.bytes(cells[0]).isEmpty { place.campaign = first?.1 ?? "" }
    }
}

/// The ids of one kind: exact, else whatever the case, else what one of them is called.
private struct IDTable {
    let singular: String
    var plural: String { singular.hasSuffix("y") ? singular.dropLast() + "ies" : singular + "s" }
    private let ids: [String]
    private let exact: Set<String>
    private let folded: [String: String]
    /// The ids that a name belongs to, by the name without case and punctuation.
    private let named: [String: [String]]
    private var memo = Suggestion.Memo()

    init(_ ids: [String], singular: String, names: [(name: String, id: String)] = []) {
        named = Dictionary(grouping: names) { HeaderMatcher.normalize($0.name) }.mapValues { $0.map(\.id) }
        self.ids = ids
        self.singular = singular
        exact = Set(ids)
        folded = Dictionary(ids.map { ($0.lowercased(), $0) }) { first, _ in first }
    }

    /// The id of a cell as the plan writes it; empty when the cell is blank, or is refused.
    mutating func id(
        _ context: RowContext, _ cell: ColumnCell, _ code: RowProblemCode, of project: String = ""
    )
        -> String
    {
        let bytes = context.bytes(cell)
        if bytes.isEmpty { return "" }
        let text = CellText.line(bytes)
        if exact.contains(text) { return text }
        if let id = folded[text.lowercased()] { return id }
        if let called = named[HeaderMatcher.normalize(text)], let id = called.first {
            guard called.count > 1 else { return id }
            context.refuse(
                .ambiguousName, cell, "\(called.count) \(plural) have this name",
                hint: "write the id: " + called.joined(separator: " or "))
            return ""
        }
        let owner = project.isEmpty ? "the workspace" : "project \(project)"
        let hint = memo.hint(for: text) { [ids, plural] in
            Suggestion.hint(text, amongIDs: ids, plural: plural)
        }
        context.refuse(code, cell, "no such \(singular) in \(owner)", hint: hint)
        return ""
    }
}
