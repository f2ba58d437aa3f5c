import CampaignKit
import Terminal

/// The campaigns of a plan as rows.
struct CampaignList {
    let plan: Plan

    /// For programs.
    var data: Table { table(indented: false, none: "") }

    /// For people: the tree shows the parents.
    func people(_ look: ScreenLook) -> Table { table(indented: true, none: look.none) }

    private func table(indented: Bool, none: String) -> Table {
        var table = Table(
            caption: "Campaigns of \(plan.organization.name)",
            columns: [
                TableColumn("Campaign", key: "id", shrinks: true),
                TableColumn("Name", key: "name", shrinks: true),
                TableColumn("Starts", key: "starts"), TableColumn("Ends", key: "ends"),
                TableColumn("Goal", key: "goal", alignment: .trailing),
                TableColumn("Appeals", key: "appeals", alignment: .trailing),
                TableColumn("Projects", key: "projects", alignment: .trailing),
            ] + (indented ? [] : [TableColumn("Parent", key: "parent")]))
        for (campaign, depth) in CampaignTree(plan).depthFirst() {
            let indent = indented ? String(repeating: "  ", count: depth) : ""
            table.append(
                TableRow([
                    Cell(indent + campaign.id), Cell(campaign.name), date(campaign.starts, none),
                    date(campaign.ends, none),
                    campaign.goal.map { .number($0.shortText, plain: PlainNumber($0)) } ?? .blank(none),
                    count(campaign.appeals.count), count(campaign.projects.count),
                    Cell(campaign.parent ?? ""),
                ]))
        }
        return table
    }

    var json: [JSONValue] {
        CampaignTree(plan).depthFirst().map { campaign, depth in
            .object([
                "id": .string(campaign.id), "name": .string(campaign.name), "depth": .number(Int64(depth)),
                "parent": .optional(campaign.parent), "starts": .date(campaign.starts),
                "ends": .date(campaign.ends),
                "goal": .money(campaign.goal?.minorUnits, plan.organization.currency),
                "appeals": .array(campaign.appeals.map { .string($0.id) }),
                "projects": .array(campaign.projects.map { .string($0.id) }),
            ])
        }
    }

    private func date(_ date: CalendarDate?, _ none: String) -> Cell {
        date.map { Cell($0.description) } ?? .blank(none)
    }

    private func count(_ count: Int) -> Cell { .number("\(count)", plain: PlainNumber(count)) }
}
