import CampaignKit
import CampaignServices
import Terminal

/// A comparison in every format.
struct ComparisonDocument {
    private let comparison: CampaignComparison
    private let lines: [ComparisonLine]
    private let provenance: Provenance
    private let cells: OutlookCells

    init(_ comparison: CampaignComparison, provenance: Provenance) throws {
        guard comparison.first.tally.isConsistent else {
            throw StatusReportError.identity(row: comparison.first.run.id)
        }
        guard comparison.second.tally.isConsistent else {
            throw StatusReportError.identity(row: comparison.second.run.id)
        }
        self.comparison = comparison
        lines = try comparison.lines()
        self.provenance = provenance
        cells = OutlookCells(currency: provenance.plan.organization.currency)
    }

    func document() -> Document {
        Document(
            title: "\(comparison.first.run.name) and \(comparison.second.run.name)", data: data,
            people: table, json: json, screen: screen)
    }

    private func table(_ look: ScreenLook) -> Table {
        fields(look).people(
            lines.filter { $0.first != nil || $0.second != nil },
            caption: "Day \(comparison.dayOfRun) of the run")
    }

    private static func title(_ figure: ComparisonLine.Figure) -> String {
        switch figure {
        case .firstTimeDonors: "first-time donors"
        case .averageGift: "average gift"
        case .shareOfGoal: "share of goal"
        case .shareOfResult: "share of result"
        case .result: "final"
        default: figure.rawValue
        }
    }

    private var data: Table {
        let (first, second) = (comparison.first, comparison.second)
        let heads = [
            [Cell("campaign"), Cell(first.run.id), Cell(second.run.id)],
            [Cell("day"), Cell(first.day.description), Cell(second.day.description)],
        ]
        let fields = fields(.plain)
        return Table(columns: fields.data, rows: heads.map { TableRow($0) } + lines.map { fields.data($0) })
    }

    private func fields(_ look: ScreenLook) -> FieldList<ComparisonLine> {
        func value(
            _ title: String, _ key: String, signed: Bool = false,
            _ value: @escaping (ComparisonLine) -> Int64?
        ) -> Field<ComparisonLine> {
            Field(
                .figure(title, key),
                people: { cells.cell(value($0), $0.figure.kind, none: look.none, signed: signed) }
            ) { cells.value(value($0), $0.figure.kind) }
        }
        return FieldList([
            Field(TableColumn("Figure", key: "figure"), people: { Cell(Self.title($0.figure)) }) {
                .text($0.figure.rawValue)
            },
            value(comparison.first.run.id, "first", \.first),
            value(comparison.second.run.id, "second", \.second),
            value("Difference", "difference", signed: true, \.difference),
            Field(
                .figure("Change", "change"),
                people: { cells.percent($0.change, none: look.none, signed: true) }
            ) { .percent($0.change) },
        ])
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.compare/1",
            [
                "day_of_run": .number(Int64(comparison.dayOfRun)), "first": side(comparison.first),
                "second": side(comparison.second), "rows": fields(.plain).json(lines),
            ])
    }

    private func side(_ side: CampaignComparison.Side) -> JSONValue {
        .object([
            "id": .string(side.run.id), "name": .string(side.run.name), "day": .date(side.day),
            "starts": .date(side.run.starts), "ends": .date(side.run.ends),
            "days": .number(Int64(side.run.length)), "ended": .bool(side.result != nil),
            "goal": cells.json(side.run.goal, .money),
        ])
    }

    private func screen(_ look: ScreenLook) -> String {
        let right = provenance.when
        let title = "Day \(comparison.dayOfRun) of the run"
        var lines = [look.edges(title, right, isBold: true), ""]
        lines += [comparison.first, comparison.second].map { chart($0, look) }
        lines += [""] + look.render(table(look)).lines
        let ended = [comparison.first, comparison.second].filter { $0.result != nil }
        if !ended.isEmpty {
            lines.append("")
            lines += ended.map {
                "\($0.run.id) ended on \($0.run.ends.longText), after \(Words.count($0.run.length, "day"))"
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// One bar; both share a scale, the larger of what either had and amounted to.
    private func chart(_ side: CampaignComparison.Side, _ look: ScreenLook) -> String {
        let sides = [comparison.first, comparison.second]
        let scale = sides.flatMap { [$0.tally.raised, $0.result?.raised ?? 0] }.max() ?? 0
        let names = sides.map { DisplayWidth.of($0.run.id) }.max() ?? 0
        let amounts = sides.map { DisplayWidth.of(cells.money($0.tally.raised)) }.max() ?? 0
        let name = DisplayWidth.pad(side.run.id, to: names)
        let amount = DisplayWidth.pad(cells.money(side.tally.raised), to: amounts, alignment: .trailing)
        let words = DisplayWidth.of("  \(name)    \(amount)  \(side.day.longText)")
        let bar = look.bar(side.tally.raised, of: scale, width: 34, besides: words)
        return "  \(name)  \(bar)  \(amount)  \(side.day.longText)"
    }
}
