import CampaignKit
import CampaignServices
import Terminal

/// A figure by its formula, in every format: what goes into it, and the figures to ask for next.
struct DerivedDocument {
    /// The whole name: `total.2026-11.raised`.
    let name: String
    let formula: FigureFormula
    let value: FigureValue?
    let provenance: Provenance

    /// A figure of a row that is computed from others; refused where it does not exist.
    ///
    /// `known` takes the place of the figure's own formula.
    init(
        _ figure: Figure, of row: FigureRow, provenance: Provenance, formula known: FigureFormula? = nil
    ) throws(CommandError) {
        name = "\(row.label).\(figure.name)"
        guard let own = figure.formula(of: row) else {
            throw .failed(
                "no-such-figure",
                row.has(figure)
                    ? "\(TerminalText.safe(name)) has no value: \(figure.absence(in: row))"
                    : "\(TerminalText.safe(row.label)) has no \(figure.name)")
        }
        formula = known ?? own
        value = figure.value(of: row)
        self.provenance = provenance
    }

    /// The weighted pipeline, grant by grant.
    init(
        _ figure: Figure, of row: FigureRow, _ explained: PipelineExplanation, provenance: Provenance
    ) throws(CommandError) {
        try self.init(figure, of: row, provenance: provenance, formula: explained.formula)
    }

    /// What a figure changed by in a period, up to the day.
    init(
        _ figure: TallyFigure, in period: FigurePeriod, of row: FigureRow, _ figures: Snapshot
    ) throws {
        guard let change = try figures.change(of: figure, in: period, of: row) else {
            throw CommandError.usage(
                "bad-figure", "\(row.label).\(figure.rawValue) is not counted by \(period.text)",
                hint: "of a campaign or total there are raised, received, outstanding and gifts by period")
        }
        name = "\(row.label).\(period.text).\(figure.rawValue)"
        (formula, value) = (change.formula, change.value)
        provenance = figures.provenance
    }

    var document: Document {
        Document(title: name, data: data, people: table, json: json, screen: screen)
    }

    private var cells: FigureCells { FigureCells(currency: provenance.plan.organization.currency) }

    /// What goes into it, or what it is.
    private struct Part {
        let name: String
        let value: FigureValue?
        /// As people read it; a value by itself where nil.
        var text: String?
        let from: String
        var next: String?
    }

    private var parts: [Part] {
        formula.parts.map {
            Part(name: $0.name, value: $0.value, from: Self.words($0.source), next: $0.next)
        }
    }

    private var whole: Part {
        Part(
            name: name, value: value, text: value.map { cells.text($0) } ?? formula.instead ?? "none",
            from: formula.words)
    }

    private var fields: FieldList<Part> {
        FieldList([
            Field(TableColumn("Figure", key: "figure", shrinks: true)) { .text($0.name) },
            Field(
                .figure("Value", "value"),
                // Among amounts a day stands as the files write it.
                people: { part in Cell(part.text ?? part.value.map { cells.text($0, isoDays: true) } ?? "") }
            ) { cells.field($0.value) },
            Field(TableColumn("From", key: "from", shrinks: true)) { .text($0.from) },
            Field("next") { .text($0.next) },
        ])
    }

    private var table: Table {
        var table = fields.people(
            parts, caption: "\(name) = \(formula.words), as of \(provenance.asOf.longText)")
        table.append(TableRow(fields.people(whole).cells, emphasis: true))
        return table
    }

    private var data: Table { fields.data(parts + [whole]) }

    private static func words(_ source: FigureFormula.Source) -> String {
        switch source {
        case .ledger: "the ledger"
        case .computed: "computed"
        case .day: "--as-of"
        case .plan(let campaign): campaign.map { "Campaigns/\($0).md" } ?? "the plan"
        case .words(let words): words
        }
    }

    private func screen(_ look: ScreenLook) -> String {
        let title = look.edges(name, provenance.when, isBold: true)
        let next = formula.parts.compactMap(\.next).map { "campaign explain \($0)" }
        let more = next.isEmpty ? [] : [""] + look.flowed(next, separator: look.dot, after: "next: ")
        return ([title, ""] + look.render(table).lines + more).map { $0 + "\n" }.joined()
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.explain/1",
            [
                "figure": .string(name), "value": cells.json(value), "formula": .string(formula.words),
                "inputs": fields.json(parts), "left_out": .array([]), "rows": .array([]),
            ])
    }
}
