import CampaignKit
import CampaignServices
import Terminal

/// A forecast in every format.
struct ForecastDocument {
    let outlook: CampaignOutlook
    let provenance: Provenance

    private var cells: OutlookCells { OutlookCells(currency: provenance.plan.organization.currency) }
    private var words: ForecastWords { ForecastWords(outlook: outlook, asOf: provenance.asOf) }
    private var forecast: Forecast { outlook.forecast }
    private var cash: CashTable { CashTable(outlook: outlook, cells: cells) }

    func document() -> Document {
        Document(
            title: outlook.campaign.name, data: data,
            people: { forecast.likely == nil ? cash.table($0) : table($0) }, json: json, screen: screen)
    }

    private var range: [(name: String, estimate: Forecast.Estimate)] {
        [("low", forecast.low), ("likely", forecast.likely), ("high", forecast.high)]
            .compactMap { name, estimate in estimate.map { (name, $0) } }
    }

    private func ofGoal(_ minor: Int64) -> Percent? {
        outlook.campaign.goal.flatMap { Percent(minor, of: $0.minorUnits) }
    }

    private func table(_ look: ScreenLook) -> Table {
        var table = Table(
            caption: "Forecast of \(outlook.campaign.name)",
            columns: [
                TableColumn("Forecast", key: "forecast"),
                TableColumn("Raised", key: "raised", alignment: .trailing),
                TableColumn("Of goal", key: "percent_of_goal", alignment: .trailing),
                TableColumn("Method", key: "method", shrinks: true),
            ])
        for (name, estimate) in range {
            table.append(
                TableRow([
                    Cell(name), cells.cell(estimate.minorUnits, .money),
                    cells.percent(ofGoal(estimate.minorUnits), none: look.none), Cell(words.method(estimate)),
                ]))
        }
        return table
    }

    /// Estimates first, then every method alone, then the cash: `row` says which.
    private var data: Table {
        var table = Table(
            columns: [
                "row", "key", "amount", "percent_of_goal", "method", "like", "pledged", "post_dated",
                "received_by_then",
            ].map { TableColumn($0, key: $0) })
        let rows =
            range.map { ("forecast", $0.name, $0.estimate) }
            + forecast.projections.map { ("method", $0.method.rawValue, $0) }
        for (row, key, estimate) in rows {
            table.append(
                TableRow([
                    Cell(row), Cell(key), cells.cell(estimate.minorUnits, .money),
                    cells.percent(ofGoal(estimate.minorUnits)), Cell(estimate.method.rawValue),
                    Cell(like(estimate) ?? ""), .blank(), .blank(), .blank(),
                ]))
        }
        for line in cash.lines {
            table.append(
                TableRow([
                    Cell("cash"), Cell(line.key), cells.cell(line.total, .money), .blank(), .blank(),
                    .blank(),
                    cells.cell(line.pledged, .money), cells.cell(line.held, .money),
                    cells.cell(line.receivedByThen, .money),
                ]))
        }
        return table
    }

    private func like(_ estimate: Forecast.Estimate) -> String? {
        [.share, .remainder].contains(estimate.method) ? outlook.model?.run.id : nil
    }

    private var json: JSONValue {
        let estimate: (Forecast.Estimate?) -> JSONValue = { estimate in
            guard let estimate else { return .null }
            return .object([
                "amount": cells.json(estimate.minorUnits, .money),
                "percent_of_goal": .percent(ofGoal(estimate.minorUnits)),
                "method": .string(estimate.method.rawValue), "like": .optional(like(estimate)),
            ])
        }
        let tally = outlook.tally
        return provenance.document(
            "campaign.forecast/1",
            [
                "id": .string(outlook.campaign.id), "name": .string(outlook.campaign.name),
                "goal": cells.json(outlook.campaign.goal?.minorUnits, .money),
                "raised": cells.json(tally.raised, .money), "received": cells.json(tally.received, .money),
                "outstanding": cells.json(tally.outstanding, .money),
                "pipeline_weighted": tally.applications == 0 ? .null : cells.json(tally.pipeline, .money),
                "applications_by_end": cells.json(outlook.applications.weighted, .money),
                "post_dated": cells.json(cash.held, .money), "low": estimate(forecast.low),
                "likely": estimate(forecast.likely), "high": estimate(forecast.high),
                "methods": .array(forecast.projections.map(estimate)),
                "missing": .array(forecast.missing.map { .string($0.rawValue) }),
                "like": .optional(outlook.model?.run.id),
                "like_because": .optional(outlook.model?.reason.rawValue), "rows": .array(cash.json),
            ])
    }

    private func screen(_ look: ScreenLook) -> String {
        let name = TerminalText.safe(outlook.campaign.name)
        let tally = outlook.tally
        let received = tally.outstanding == 0 ? "" : ", \(cells.money(tally.received)) of it received"
        var lines = [look.edges(name, provenance.when), ""]
        lines.append("  \(cells.money(tally.raised)) raised\(received)")
        if cash.held > 0 {
            lines.append("  \(cells.money(cash.held)) in post-dated checks is held until its date")
        }
        lines.append("")
        if range.isEmpty {
            lines.append("There is nothing to base a forecast on.")
        } else {
            lines += look.render(table(look)).lines
        }
        let notes =
            [words.model, words.applications(cells)]
            + forecast.missing.map { "missing: \(words.missing($0))" }
        if !notes.compactMap({ $0 }).isEmpty { lines += [""] + notes.compactMap { $0 } }
        if !cash.lines.isEmpty { lines += [""] + look.render(cash.table(look)).lines }
        return lines.map { $0 + "\n" }.joined()
    }
}
