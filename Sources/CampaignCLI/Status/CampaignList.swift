import CampaignKit
import Terminal

/// The campaigns of a plan as rows.
struct CampaignList {
    let plan: Plan

    func table(indented: Bool) -> Table {
        var table = Table(
            caption: "Campaigns of \(plan.organization.name)",
            columns: [
                TableColumn("Campaign", key: "id"), TableColumn("Name", key: "name", shrinks: true),
                TableColumn("Starts", key: "starts"), TableColumn("Ends", key: "ends"),
                TableColumn("Goal", key: "goal", alignment: .trailing),
                TableColumn("Parent", key: "parent"),
                TableColumn("Appeals", key: "appeals", alignment: .trailing),
                TableColumn("Projects", key: "projects", alignment: .trailing),
            ])
        for (campaign, depth) in CampaignTree(plan).depthFirst() {
            let indent = indented ? String(repeating: "  ", count: depth) : ""
            table.append(
                TableRow([
                    Cell(indent + campaign.id), Cell(campaign.name), date(campaign.starts),
                    date(campaign.ends),
                    campaign.goal.map { .number($0.shortText, plain: $0.plainText) } ?? .blank("–"),
                    Cell(campaign.parent ?? ""), count(campaign.appeals.count),
                    count(campaign.projects.count),
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

    private func date(_ date: CalendarDate?) -> Cell { date.map { Cell($0.description) } ?? .blank("–") }
    private func count(_ count: Int) -> Cell { .number("\(count)", plain: "\(count)") }
}
