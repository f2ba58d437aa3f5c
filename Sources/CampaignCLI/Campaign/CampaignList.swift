import CampaignKit
import Terminal

/// The campaigns of a plan as rows.
struct CampaignList {
    let plan: Plan

    private typealias Line = (campaign: Campaign, depth: Int)

    private var lines: [Line] { CampaignTree(plan).depthFirst().map { ($0, $1) } }

    /// For programs.
    var data: Table { fields(.plain).data(lines, caption: caption) }

    /// For people: the tree shows the parents.
    func people(_ look: ScreenLook) -> Table { fields(look).people(lines, caption: caption) }

    var json: JSONValue { fields(.plain).json(lines) }

    private var caption: String { "Campaigns of \(plan.organization.name)" }

    private func fields(_ look: ScreenLook) -> FieldList<Line> {
        FieldList(
            [
                Field(
                    TableColumn("Campaign", key: "id", shrinks: true),
                    people: { Cell(String(repeating: "  ", count: $0.depth) + $0.campaign.id) }
                ) { .text($0.campaign.id) },
                Field(TableColumn("Name", key: "name", shrinks: true)) { .text($0.campaign.name) },
                Field(TableColumn("Starts", key: "starts"), people: { day($0.campaign.starts, look) }) {
                    .date($0.campaign.starts)
                },
                Field(TableColumn("Ends", key: "ends"), people: { day($0.campaign.ends, look) }) {
                    .date($0.campaign.ends)
                },
            ] + more(look))
    }

    private func more(_ look: ScreenLook) -> [Field<Line>] {
        let currency = plan.organization.currency
        return [
            Field(
                .figure("Goal", "goal"),
                people: { .money($0.campaign.goal?.minorUnits, currency, none: look.none, short: true) }
            ) { .money($0.campaign.goal?.minorUnits, currency) },
            Field(.figure("Appeals", "appeals", isSecondary: true)) {
                Self.many($0.campaign.appeals.map(\.id))
            },
            Field(.figure("Projects", "projects", isSecondary: true)) {
                Self.many($0.campaign.projects.map(\.id))
            },
            Field("parent") { .text($0.campaign.parent) },
            Field("depth") { .count($0.depth) },
        ]
    }

    /// How many in a table, which ones in JSON.
    private static func many(_ ids: [String]) -> FieldValue {
        .either(cell: .count(ids.count), json: .array(ids.map(JSONValue.string)))
    }

    private func day(_ day: CalendarDate?, _ look: ScreenLook) -> Cell {
        day.map { Cell($0.description) } ?? .blank(look.none)
    }
}
