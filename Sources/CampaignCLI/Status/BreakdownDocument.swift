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
        fields(look).people(
            report.rows, caption: "By \(report.kind.rawValue), as of \(provenance.asOf.longText)")
    }

    private func figureRow(_ row: BreakdownReport.Row) -> FigureRow {
        FigureRow(row, of: report.subject(of: row), plan: provenance.plan, asOf: provenance.asOf)
    }

    private func fields(_ look: ScreenLook) -> FieldList<BreakdownReport.Row> {
        let kind = report.kind.rawValue
        return FieldList(
            [
                Field(
                    TableColumn("Campaign", key: "campaign", shrinks: true),
                    people: { Cell($0.campaign.isEmpty ? "unassigned" : $0.campaign) }
                ) { .text($0.campaign) },
                Field(
                    TableColumn(Words.title(kind), key: "key", shrinks: true),
                    people: { Cell($0.key.isEmpty ? "no \(kind)" : $0.key) }
                ) { .text($0.key) },
                Field("name") { .text($0.name) },
            ] + FigureFields(.parts, report.currency).fields.map { figure($0, look) })
    }

    /// What matters least on a narrow screen.
    private static let secondary: Set = ["received", "outstanding", "gifts", "donors"]

    /// A figure; people see the first six.
    private func figure(_ field: Field<FigureRow>, _ look: ScreenLook) -> Field<BreakdownReport.Row> {
        let key = field.column.key
        let isSecondary = Self.secondary.contains(key)
        let cells = StatusCells(currency: report.currency, look: look)
        let column = TableColumn.figure(Words.title(key), key, isSecondary: isSecondary)
        switch key {
        case "goal":
            return field.of(figureRow).under(column) { cells.money($0.goal, short: true) }
        case "raised", "received", "outstanding", "gifts", "donors":
            return field.of(figureRow).under(column)
        default: return field.of(isShown: false, figureRow)
        }
    }

    private var data: Table { fields(.plain).data(report.rows) }

    private var json: JSONValue {
        provenance.document(
            "campaign.breakdown/1",
            ["by": .string(report.kind.rawValue), "rows": fields(.plain).json(report.rows)])
    }
}
