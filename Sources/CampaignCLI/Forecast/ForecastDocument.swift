import CampaignKit
import CampaignServices
import Terminal

/// A forecast in every format.
struct ForecastDocument {
    let outlook: CampaignOutlook
    let provenance: Provenance
    private let cash: CashTable

    init(outlook: CampaignOutlook, provenance: Provenance) throws(MoneyError) {
        (self.outlook, self.provenance) = (outlook, provenance)
        let cells = OutlookCells(currency: provenance.plan.organization.currency)
        cash = try CashTable(outlook: outlook, cells: cells)
    }

    private var cells: OutlookCells { OutlookCells(currency: provenance.plan.organization.currency) }
    private var words: ForecastWords { ForecastWords(outlook: outlook, asOf: provenance.asOf) }
    private var forecast: Forecast { outlook.forecast }

    func document() -> Document {
        var document = Document(
            title: outlook.campaign.name, data: data,
            people: { forecast.likely == nil ? cash.table($0) : table($0) }, json: json, screen: screen)
        if forecast.likely != nil, !cash.lines.isEmpty { document.others = [cash.table(.plain)] }
        return document
    }

    /// What a forecast says: `low`, or a method alone.
    private typealias Guess = (name: String, estimate: Forecast.Estimate)

    private var range: [Guess] {
        [("low", forecast.low), ("likely", forecast.likely), ("high", forecast.high)]
            .compactMap { name, estimate in estimate.map { (name, $0) } }
    }

    private func ofGoal(_ minor: Int64) -> Percent? {
        outlook.campaign.goal.flatMap { Percent(minor, of: $0.minorUnits) }
    }

    private func guess(_ look: ScreenLook) -> [Field<Guess>] {
        [
            .shown(TableColumn("Forecast", key: "forecast")) { Cell($0.name) },
            Field(.figure("Raised", "amount")) { .money($0.estimate.minorUnits, cells.currency) },
            Field(
                .figure("Of goal", "percent_of_goal"),
                people: { cells.percent(ofGoal($0.estimate.minorUnits), none: look.none) }
            ) { .percent(ofGoal($0.estimate.minorUnits)) },
            Field(
                TableColumn("Method", key: "method", shrinks: true),
                people: { Cell(words.method($0.estimate)) }
            ) { .text($0.estimate.method.rawValue) },
            Field("like") { .text(like($0.estimate)) },
        ]
    }

    private func table(_ look: ScreenLook) -> Table {
        FieldList(guess(look)).people(range, caption: "Forecast of \(outlook.campaign.name)")
    }

    /// A row of CSV: an estimate, or the cash of a month.
    private enum Line {
        case estimate(row: String, Guess)
        case cash(CashTable.Line)

        var guess: Guess? { if case .estimate(_, let guess) = self { guess } else { nil } }
        var cash: CashTable.Line? { if case .cash(let line) = self { line } else { nil } }
    }

    /// Estimates first, then every method alone, then the cash: `row` says which.
    private var data: Table {
        let lines =
            range.map { Line.estimate(row: "forecast", $0) }
            + forecast.projections.map { .estimate(row: "method", ($0.method.rawValue, $0)) }
            + cash.lines.map(Line.cash)
        let fields: [Field<Line>] = [
            Field("row") { if case .estimate(let row, _) = $0 { .text(row) } else { .text("cash") } },
            Field("key") { .text($0.guess?.name ?? $0.cash?.key) },
        ]
        let cashFields = cash.fields(.plain)
        let guesses = guess(.plain).filter { $0.value != nil }
        let months = cashFields.filter { !["month", "amount"].contains($0.column.key) }
        return FieldList(
            fields
                + guesses.map { field in
                    field.column.key == "amount"
                        ? Field("amount") {
                            .money($0.guess?.estimate.minorUnits ?? $0.cash?.total, cells.currency)
                        }
                        : field.ofSome(\.guess)
                } + months.map { $0.ofSome(\.cash) }
        ).data(lines)
    }

    private func like(_ estimate: Forecast.Estimate) -> String? {
        [.share, .remainder].contains(estimate.method) ? outlook.model?.run.id : nil
    }

    private var json: JSONValue {
        let fields = FieldList(guess(.plain))
        func estimate(_ estimate: Forecast.Estimate?) -> JSONValue {
            estimate.map { fields.json(("", $0)) } ?? .null
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
                "like_because": .optional(outlook.model?.reason.rawValue),
                "rows": FieldList(cash.fields(.plain)).json(cash.lines),
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
