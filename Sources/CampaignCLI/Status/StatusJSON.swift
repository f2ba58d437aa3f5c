import CampaignKit
import CampaignServices

/// A status as `campaign.status/1`: `campaign help json`.
struct StatusJSON {
    let report: StatusReport
    let provenance: Provenance
    var held = HeldSum()

    private var plan: Plan { provenance.plan }
    private var figures: FigureColumns { FigureColumns(.json, report.currency) }

    var document: JSONValue {
        provenance.document(
            "campaign.status/1",
            [
                "rows": .array(report.rows.map(row)),
                "unassigned": report.unassigned.map {
                    .object(figures.json(FigureRow(unassigned: $0, plan: plan, asOf: report.asOf)))
                } ?? .null,
                "total": report.total.map {
                    .object(figures.json(FigureRow(total: $0, of: [], plan: plan, asOf: report.asOf)))
                } ?? .null,
                "post_dated": held.json(report.currency),
            ])
    }

    /// What of a row without those below it is said: the rest of its figures have no use alone.
    private static let own = ["raised", "received", "outstanding", "gifts", "donors"]

    func row(_ row: StatusRow) -> JSONValue {
        let own = figures.json(FigureRow(ownOf: row, plan: plan, asOf: report.asOf))
        var members = figures.json(FigureRow(row, plan: plan, asOf: report.asOf))
        members["id"] = .string(row.id)
        members["name"] = .string(row.name)
        members["parent"] = .optional(row.parent)
        members["depth"] = .number(Int64(row.depth))
        members["vanished"] = .bool(row.isVanished)
        members["own"] = .object(own.filter { Self.own.contains($0.key) })
        return .object(members)
    }
}
