import CampaignKit
import CampaignServices

/// A status as `campaign.status/1`, the contract of design §5.
struct StatusJSON {
    let report: StatusReport
    let provenance: Provenance
    var held = HeldSum()

    var document: JSONValue {
        provenance.document(
            "campaign.status/1",
            [
                "rows": .array(report.rows.map(row)),
                "unassigned": report.unassigned.map { .object(figures($0, $0.overdue)) } ?? .null,
                "total": report.total.map(total) ?? .null,
                "post_dated": held.json(report.currency),
            ])
    }

    func row(_ row: StatusRow) -> JSONValue {
        let currency = report.currency
        var members = figures(row.tally, row.overdue)
        members["id"] = .string(row.id)
        members["name"] = .string(row.name)
        members["parent"] = .optional(row.parent)
        members["depth"] = .number(Int64(row.depth))
        members["vanished"] = .bool(row.isVanished)
        members["goal"] = .money(row.goal, currency)
        members["to_go"] = .money(row.toGo, currency)
        members["ended_short"] = .money(row.endedShort(by: report.asOf), currency)
        members["over_goal"] = .money(row.overGoal, currency)
        members["percent_raised"] = .percent(row.percentRaised)
        members["starts"] = .date(row.starts)
        members["ends"] = .date(row.ends)
        members["elapsed"] = .percent(row.elapsed)
        members["expected"] = .money(row.expected, currency)
        members["pace"] = .optional(row.pace.pace?.rawValue)
        members["pace_difference"] = .money(row.paceDifference, currency)
        members["required_per_day"] = .money(row.requiredPerDay, currency)
        members["own"] = .object([
            "raised": .money(row.own.raised, currency), "received": .money(row.own.received, currency),
            "outstanding": .money(row.own.outstanding, currency), "gifts": .number(row.own.gifts),
            "donors": .number(row.own.donors),
        ])
        return .object(members)
    }

    private func total(_ total: StatusTotal) -> JSONValue {
        var members = figures(total.tally, total.overdue)
        members["goal"] = .money(total.goal, report.currency)
        members["to_go"] = .money(total.toGo, report.currency)
        members["ended_short"] = .money(total.endedShort, report.currency)
        members["over_goal"] = .money(total.overGoal, report.currency)
        members["percent_raised"] = .percent(total.percentRaised)
        return .object(members)
    }

    private func figures(_ tally: Tally, _ overdue: Int64) -> [String: JSONValue] {
        TallyColumns.json(tally, overdue: overdue, report.currency)
    }
}
