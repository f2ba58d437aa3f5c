import CampaignKit
import Yams

/// Reads `pace:`: `linear`, `like:ID`, or cumulative shares by month.
struct PaceReader {
    let fields: Fields

    private static let forms =
        "write linear, like:year-end-2025, or months with shares: {2026-11: 40%, 2026-12: 100%}"

    func rule() -> PaceRule {
        guard let node = fields.value("pace") else { return .linear }
        switch node {
        case .mapping(let mapping): return months(in: mapping)
        case .scalar: return fields.scalar("pace").map { named($0) } ?? .linear
        case .sequence, .alias:
            report("pace is a list", at: fields.valuePlace("pace"))
            return .linear
        }
    }

    private func named(_ scalar: ScalarText) -> PaceRule {
        if scalar.text == "linear" { return .linear }
        if scalar.text.hasPrefix("like:") {
            return .like(campaign: String(scalar.text.dropFirst("like:".count)).trimmed)
        }
        report("pace cannot be '\(scalar.text)'", at: scalar.place)
        return .linear
    }

    private func report(_ message: String, at place: TextPosition) {
        fields.context.report(.paceRule, at: place, message, hint: Self.forms)
    }

    private func months(in mapping: Node.Mapping) -> PaceRule {
        let table = Fields(mapping, describing: "pace table", in: fields.context)
        if table.names == ["like"] {
            report("pace: like: is one word", at: table.place)
            return .linear
        }
        var shares: [PaceRule.MonthShare] = []
        for name in table.names {
            guard let share = share(of: name, in: table) else { continue }
            if let problem = problem(share, after: shares.last) {
                fields.context.report(
                    .paceTable, at: table.keyPlace(name) ?? table.place, problem,
                    hint: "write the months in order, each with the share reached by its end, up to 100%")
            }
            shares.append(share)
        }
        return shares.isEmpty ? .linear : .months(shares)
    }

    private func share(of name: String, in table: Fields) -> PaceRule.MonthShare? {
        guard let month = CalendarDate(name + "-01") else {
            report("'\(name)' is not a month", at: table.keyPlace(name) ?? table.place)
            return nil
        }
        guard let scalar = table.scalar(name) else {
            if table.value(name) == nil { table.reportMissing(name, example: "40%") }
            return nil
        }
        return table.context.percent(scalar, named: name).map {
            PaceRule.MonthShare(month: month, shareTenths: $0)
        }
    }

    private func problem(_ share: PaceRule.MonthShare, after last: PaceRule.MonthShare?) -> String? {
        guard let last else { return nil }
        if share.month <= last.month { return "\(share.month.monthText) comes after \(last.month.monthText)" }
        guard share.shareTenths < last.shareTenths else { return nil }
        let (now, before) = (Percent(tenths: share.shareTenths).text, Percent(tenths: last.shareTenths).text)
        return "the share falls from \(before) to \(now); shares are cumulative"
    }
}
