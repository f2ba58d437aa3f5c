import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// A breakdown in every format.
struct BreakdownDocument {
    let report: BreakdownReport
    let provenance: Provenance

    var document: Document {
        Document(title: "Status by \(report.kind.rawValue)", data: data, people: people, json: json)
    }

    private func people(_ look: ScreenLook) -> Table {
        let cells = StatusCells(currency: report.currency, look: look)
        var table = Table(
            caption: "By \(report.kind.rawValue), as of \(provenance.asOf.longText)",
            columns: [
                TableColumn("Campaign", key: "campaign", shrinks: true),
                TableColumn(Words.title(report.kind.rawValue), key: report.kind.rawValue, shrinks: true),
                .figure("Goal", "goal"), .figure("Raised", "raised"),
                .figure("Received", "received", isSecondary: true),
                .figure("Outstanding", "outstanding"), .figure("Gifts", "gifts", isSecondary: true),
                .figure("Donors", "donors"),
            ])
        for row in report.rows {
            table.append(
                TableRow([
                    Cell(row.campaign.isEmpty ? "unassigned" : row.campaign),
                    Cell(row.key.isEmpty ? "no \(report.kind.rawValue)" : row.key),
                    cells.money(row.goal, short: true), cells.money(row.tally.raised),
                    cells.money(row.tally.received), cells.money(row.tally.outstanding),
                    .count(row.tally.gifts), .count(row.tally.donors),
                ]))
        }
        return table
    }

    private var figures: FigureColumns { FigureColumns(.parts, report.currency) }

    private func figureRow(_ row: BreakdownReport.Row) -> FigureRow {
        FigureRow(row, of: report.subject(of: row), plan: provenance.plan, asOf: provenance.asOf)
    }

    private var data: Table {
        let figures = figures
        var table = Table(
            columns: ["campaign", "key", "name"].map { TableColumn($0, key: $0) } + figures.columns)
        for row in report.rows {
            table.append(
                TableRow(
                    [Cell(row.campaign), Cell(row.key), Cell(row.name)] + figures.cells(figureRow(row))))
        }
        return table
    }

    private var json: JSONValue {
        let figures = figures
        let rows = report.rows.map { row in
            var members = figures.json(figureRow(row))
            members["campaign"] = row.campaign.isEmpty ? .null : .string(row.campaign)
            members["key"] = row.key.isEmpty ? .null : .string(row.key)
            members["name"] = row.name.isEmpty ? .null : .string(row.name)
            return JSONValue.object(members)
        }
        return provenance.document(
            "campaign.breakdown/1", ["by": .string(report.kind.rawValue), "rows": .array(rows)])
    }
}
