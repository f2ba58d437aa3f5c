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
