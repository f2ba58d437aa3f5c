import CampaignKit
import CampaignLedger
import Terminal

/// The appeals of a plan as rows.
struct AppealList {
    private struct Line {
        var campaign: Campaign
        var appeal: Appeal
        var tally: Tally
        var sent: SolicitationTotal
    }

    private let lines: [Line]
    private let currency: Currency

    /// `money` is the breakdown by appeal, `sent` what was recorded of each.
    init(plan: Plan, campaign: String?, money: [BreakdownRow], sent: [String: SolicitationTotal]) {
        currency = plan.organization.currency
        let campaigns = plan.campaigns.filter { campaign == nil || $0.id == campaign }
        lines = campaigns.flatMap { campaign in
            campaign.appeals.map { appeal in
                Line(
                    campaign: campaign, appeal: appeal,
                    tally: money.first { $0.campaign == campaign.id && $0.key == appeal.id }?.tally
                        ?? Tally(),
                    sent: sent[appeal.id] ?? SolicitationTotal())
            }
        }
    }

    var isEmpty: Bool { lines.isEmpty }

    /// For programs.
    var data: Table {
        let keys = [
            "appeal", "name", "campaign", "channel", "starts", "ends", "goal", "raised", "gifts", "donors",
            "segments", "sent", "cost", "cost_planned", "cost_recorded",
        ]
        var table = Table(columns: keys.map { TableColumn($0, key: $0) })
        for line in lines {
            let appeal = line.appeal
            table.append(
                TableRow([
                    Cell(appeal.id), Cell(appeal.name), Cell(line.campaign.id),
                    Cell(appeal.channel?.rawValue ?? ""), Cell(appeal.starts?.description ?? ""),
                    Cell(appeal.ends?.description ?? ""), .money(appeal.goal?.minorUnits, currency),
                    .money(line.tally.raised, currency), .count(line.tally.gifts), .count(line.tally.donors),
                    .count(appeal.segments.count), .count(line.sent.pieces), .money(cost(line), currency),
                    .money(appeal.cost?.minorUnits, currency), .money(line.sent.costMinor, currency),
                ]))
        }
        return table
    }

    func people(_ look: ScreenLook) -> Table {
        let cells = StatusCells(currency: currency, look: look)
        var table = Table(
            caption: "Appeals",
            columns: [
                TableColumn("Appeal", key: "appeal", shrinks: true),
                TableColumn("Channel", key: "channel", isSecondary: true),
                TableColumn("Starts", key: "starts"), TableColumn("Ends", key: "ends"),
                .figure("Goal", "goal"), .figure("Raised", "raised"), .figure("Sent", "sent"),
                .figure("Cost", "cost"),
            ])
        for line in lines {
            table.append(
                TableRow([
                    Cell(line.appeal.id), Cell(line.appeal.channel?.rawValue ?? ""),
                    day(line.appeal.starts, look), day(line.appeal.ends, look),
                    cells.money(line.appeal.goal?.minorUnits, short: true), cells.money(line.tally.raised),
                    line.sent.pieces == 0 ? .blank(look.none) : .count(line.sent.pieces),
                    cells.money(cost(line), short: true),
                ]))
        }
        return table
    }

    var json: [JSONValue] {
        lines.map { line in
            .object([
                "id": .string(line.appeal.id), "name": .string(line.appeal.name),
                "campaign": .string(line.campaign.id), "channel": .optional(line.appeal.channel?.rawValue),
                "starts": .date(line.appeal.starts), "ends": .date(line.appeal.ends),
                "goal": .money(line.appeal.goal?.minorUnits, currency),
                "raised": .money(line.tally.raised, currency), "gifts": .number(line.tally.gifts),
                "donors": .number(line.tally.donors),
                "segments": .array(line.appeal.segments.map { .string($0.id) }),
                "sent": .number(Int64(line.sent.pieces)), "cost": .money(cost(line), currency),
                "cost_planned": .money(line.appeal.cost?.minorUnits, currency),
                "cost_recorded": .money(line.sent.costMinor, currency),
            ])
        }
    }

    private func cost(_ line: Line) -> Int64? { line.sent.costMinor ?? line.appeal.cost?.minorUnits }

    private func day(_ day: CalendarDate?, _ look: ScreenLook) -> Cell {
        day.map { Cell($0.description) } ?? .blank(look.none)
    }
}
