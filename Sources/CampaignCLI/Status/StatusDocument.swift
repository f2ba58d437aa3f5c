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
        let named = ["id", "name", "parent", "depth", "starts", "ends"].map { TableColumn($0, key: $0) }
        let derived = ["goal", "to_go", "ended_short", "over_goal", "percent_raised", "pace_difference"].map {
            TableColumn($0, key: $0, alignment: .trailing)
        }
        var table = Table(columns: [TableColumn("row", key: "row")] + named + derived + TallyColumns.columns)
        for row in report.rows {
            let day: (CalendarDate?) -> Cell = { $0.map { Cell($0.description) } ?? .blank() }
            table.append(
                TableRow(
                    [
                        Cell("campaign"), Cell(row.id), Cell(row.name), Cell(row.parent ?? ""),
                        .number("\(row.depth)", plain: "\(row.depth)"), day(row.starts), day(row.ends),
                        money(row.goal), money(row.toGo), money(row.endedShort(by: report.asOf)),
                        money(row.overGoal), percent(row.percentRaised),
                        money(row.paceDifference),
                    ] + TallyColumns.cells(row.tally, overdue: row.overdue, report.currency)))
        }
        let empty = Cell.blank()
        if let tally = report.unassigned {
            table.append(
                TableRow(
                    [Cell("unassigned")] + Array(repeating: empty, count: 12)
                        + TallyColumns.cells(tally, overdue: tally.overdue, report.currency)))
        }
        if let total = report.total {
            table.append(
                TableRow(
                    [Cell("total")] + Array(repeating: empty, count: 6)
                        + [
                            money(total.goal), money(total.toGo), money(total.endedShort),
                            money(total.overGoal),
                            percent(total.percentRaised), empty,
                        ] + TallyColumns.cells(total.tally, overdue: total.overdue, report.currency)))
        }
        return table
    }

    private func money(_ minor: Int64?) -> Cell {
        guard let minor else { return .blank() }
        let money = Money(minorUnits: minor, currency: report.currency)
        return .number(money.text, plain: money.plainText)
    }

    private func percent(_ percent: Percent?) -> Cell {
        guard let percent else { return .blank() }
        return .number(percent.text, plain: String(percent.text.dropLast()))
    }
}
