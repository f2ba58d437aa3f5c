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
        let (plan, asOf) = (provenance.plan, report.asOf)
        var lines = report.rows.map { StatusLine($0, plan: plan, asOf: asOf) }
        if let tally = report.unassigned {
            let figures = FigureRow(unassigned: tally, plan: plan, asOf: asOf)
            lines.append(StatusLine(kind: "unassigned", figures: figures))
        }
        if let total = report.total {
            let figures = FigureRow(total: total, of: [], plan: plan, asOf: asOf)
            lines.append(StatusLine(kind: "total", figures: figures))
        }
        return StatusLine.fields(report.currency).data(lines)
    }
}

/// One row of a status for programs: a campaign, what is unassigned, or the total.
struct StatusLine {
    /// `campaign`, `unassigned` or `total`.
    let kind: String
    let figures: FigureRow
    /// The campaign; nil for the other kinds.
    var campaign: StatusRow?
    /// The campaign without those below it.
    var own: FigureRow?

    init(kind: String, figures: FigureRow) {
        self.kind = kind
        self.figures = figures
    }

    init(_ row: StatusRow, plan: Plan, asOf: CalendarDate) {
        self.init(kind: "campaign", figures: FigureRow(row, plan: plan, asOf: asOf))
        campaign = row
        own = FigureRow(ownOf: row, plan: plan, asOf: asOf)
    }

    /// What of a row without those below it is said: the rest of its figures have no use alone.
    private static let ownFigures = ["raised", "received", "outstanding", "gifts", "donors"]

    static func fields(_ currency: Currency) -> FieldList<StatusLine> {
        let table = FigureFields(.table, currency).fields
        let keys = Set(table.map(\.column.key))
        let more = FigureFields(.json, currency).fields.filter { !keys.contains($0.column.key) }
        let own = table.filter { ownFigures.contains($0.column.key) }.map(ownField)
        return FieldList(
            [
                Field("row") { .text($0.kind) }, Field("id") { .text($0.campaign?.id) },
                Field("name") { .text($0.campaign?.name) }, Field("parent") { .text($0.campaign?.parent) },
                Field("depth") { .count($0.campaign?.depth) },
            ] + (table + more).map { $0.of(\.figures) } + [
                Field("vanished") { .flag($0.campaign?.isVanished ?? false) }
            ] + own)
    }

    private static func ownField(_ figure: Field<FigureRow>) -> Field<StatusLine> {
        Field<StatusLine>(figure.column) { line in
            line.own.flatMap { own in figure.value?(own) } ?? .none
        }.within("own")
    }
}

/// A status as `campaign.status/1`: `campaign help json`.
struct StatusJSON {
    let report: StatusReport
    let provenance: Provenance
    var held = HeldSum()

    private var plan: Plan { provenance.plan }

    var document: JSONValue {
        let figures = FigureFields(.json, report.currency)
        let fields = StatusLine.fields(report.currency)
        let lines = report.rows.map { StatusLine($0, plan: plan, asOf: report.asOf) }
        return provenance.document(
            "campaign.status/1",
            [
                "rows": fields.json(lines),
                "unassigned": report.unassigned.map {
                    .object(figures.json(FigureRow(unassigned: $0, plan: plan, asOf: report.asOf)))
                } ?? .null,
                "total": report.total.map {
                    .object(figures.json(FigureRow(total: $0, of: [], plan: plan, asOf: report.asOf)))
                } ?? .null,
                "post_dated": held.json(report.currency),
            ])
    }

    func row(_ row: StatusRow) -> JSONValue {
        StatusLine.fields(report.currency).json(StatusLine(row, plan: plan, asOf: report.asOf))
    }
}
