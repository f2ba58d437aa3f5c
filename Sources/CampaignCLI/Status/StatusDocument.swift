import CampaignKit
import CampaignServices
import Terminal

/// A status in every format.
struct StatusDocument {
    let report: StatusReport
    let provenance: Provenance
    /// Post-dated checks of the rows shown.
    var held = HeldSum()
    /// Every campaign on its own line of a screen.
    var showsAll = false

    var document: Document {
        Document(
            title: "Status", data: data,
            people: { look in
                var whole = screen(look)
                whole.showsAll = true
                return whole.table(barWidth: 0)
            },
            json: StatusJSON(report: report, provenance: provenance, held: held).document,
            screen: { screen($0).text })
    }

    private func screen(_ look: ScreenLook) -> StatusScreen {
        StatusScreen(
            report: report, plan: provenance.plan, look: look, knownOn: provenance.knownOn, held: held,
            showsAll: showsAll)
    }

    /// Every figure of every row, for spreadsheets: rows without a campaign have an empty id.
    private var data: Table {
        let figures = FigureColumns(.table, report.currency)
        let named = ["row", "id", "name", "parent", "depth"].map { TableColumn($0, key: $0) }
        var table = Table(columns: named + figures.columns)
        for row in report.rows {
            let names = [
                Cell("campaign"), Cell(row.id), Cell(row.name), Cell(row.parent ?? ""), .count(row.depth),
            ]
            table.append(
                TableRow(names + figures.cells(FigureRow(row, plan: provenance.plan, asOf: report.asOf))))
        }
        func append(_ name: String, _ row: FigureRow) {
            let names = [Cell(name)] + Array(repeating: Cell.blank(), count: named.count - 1)
            table.append(TableRow(names + figures.cells(row)))
        }
        if let tally = report.unassigned {
            append("unassigned", FigureRow(unassigned: tally, plan: provenance.plan, asOf: report.asOf))
        }
        if let total = report.total {
            append("total", FigureRow(total: total, of: [], plan: provenance.plan, asOf: report.asOf))
        }
        return table
    }
}
