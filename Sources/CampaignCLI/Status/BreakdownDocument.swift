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
                .figure("Outstanding", "outstanding", isSecondary: true),
                .figure("Gifts", "gifts", isSecondary: true), .figure("Donors", "donors", isSecondary: true),
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

    private func figureRow(_ row: BreakdownReport.Row) -> FigureRow {
        FigureRow(row, of: report.subject(of: row), plan: provenance.plan, asOf: provenance.asOf)
    }

    private var fields: FieldList<BreakdownReport.Row> {
        FieldList(
            [
                Field("campaign") { .text($0.campaign) }, Field("key") { .text($0.key) },
                Field("name") { .text($0.name) },
            ] + FigureFields(.parts, report.currency).fields.map { $0.of(figureRow) })
    }

    private var data: Table { fields.data(report.rows) }

    private var json: JSONValue {
        provenance.document(
            "campaign.breakdown/1",
            ["by": .string(report.kind.rawValue), "rows": fields.json(report.rows)])
    }
}
