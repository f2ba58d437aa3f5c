import CampaignKit
import CampaignServices
import Terminal

/// A gift pyramid in every format.
struct PyramidDocument {
    let campaign: Campaign
    let pyramid: GiftPyramid
    let provenance: Provenance

    private var cells: OutlookCells { OutlookCells(currency: provenance.plan.organization.currency) }

    func document() -> Document {
        Document(title: campaign.name, data: data, people: table, json: json, screen: screen)
    }

    private func table(_ look: ScreenLook) -> Table {
        // What fills a tier is given or pledged: not all of it has been received.
        let numbers = ["Needed", "Given or pledged", "Filled", "Missing", "Prospects", "To ask", "Amount"]
        var table = Table(
            caption: "Gift table of \(campaign.name)",
            columns: [TableColumn("Gift of", key: "tier", alignment: .trailing)]
                + numbers.map { TableColumn($0, key: $0, alignment: .trailing, shrinks: true) })
        for tier in pyramid.tiers {
            table.append(
                TableRow([
                    .number(tier.row.amount.shortText, plain: PlainNumber(tier.row.amount)),
                    cells.cell(tier.needed, .count), cells.cell(tier.commitments, .count),
                    cells.cell(tier.filled, .count), missing(tier),
                    cells.cell(Int64(tier.row.prospects), .count), cells.cell(tier.toAsk, .count),
                    cells.cell(tier.minorUnits, .money),
                ]))
        }
        for (name, rest) in rests where rest.commitments > 0 {
            table.append(row(name, rest, look))
        }
        table.append(total)
        return table
    }

    private func missing(_ tier: GiftPyramid.Tier) -> Cell {
        tier.missing == 0
            ? Cell("full", value: .number(0), tone: .good) : cells.cell(tier.missing, .count)
    }

    private var rests: [(String, GiftPyramid.Rest)] {
        [("smaller", pyramid.below), ("reversed", pyramid.negative)]
    }

    private func row(_ name: String, _ rest: GiftPyramid.Rest, _ look: ScreenLook) -> TableRow {
        let none = Cell.blank(look.none)
        return TableRow([
            Cell(name), none, cells.cell(rest.commitments, .count), none, none, none, none,
            cells.cell(rest.minorUnits, .money),
        ])
    }

    private var total: TableRow {
        let tiers = pyramid.tiers
        let sum: ((GiftPyramid.Tier) -> Int64) -> Cell = { field in
            cells.cell(tiers.reduce(0) { $0 &+ field($1) }, .count)
        }
        let all = tiers.reduce(pyramid.below.commitments + pyramid.negative.commitments) {
            $0 + $1.commitments
        }
        return TableRow(
            [
                Cell("TOTAL"), sum { $0.needed }, cells.cell(all, .count), sum { $0.filled },
                sum { $0.missing }, sum { Int64($0.row.prospects) }, sum { $0.toAsk },
                cells.cell(try? pyramid.total(), .money),
            ], emphasis: true)
    }

    /// A tier, or what is in none.
    private struct Line {
        /// `tier`, `smaller` or `reversed`.
        let kind: String
        let commitments: Int64
        let minorUnits: Int64
        var tier: GiftPyramid.Tier?
    }

    private var tiers: [Line] {
        pyramid.tiers.map {
            Line(kind: "tier", commitments: $0.commitments, minorUnits: $0.minorUnits, tier: $0)
        }
    }

    /// `received` is a contract: it counts what is given or pledged.
    private var fields: FieldList<Line> {
        let currency = provenance.plan.organization.currency
        func count(_ key: String, _ count: @escaping (GiftPyramid.Tier) -> Int64) -> Field<Line> {
            Field(key) { .count($0.tier.map(count)) }
        }
        return FieldList([
            Field("row") { .text($0.kind) },
            Field("tier") { .money($0.tier?.row.amount.minorUnits, currency) },
            count("needed", \.needed), Field("received") { .count($0.commitments) },
            count("filled", \.filled), count("missing", \.missing),
            count("prospects") { Int64($0.row.prospects) }, count("to_ask", \.toAsk),
            Field("amount") { .money($0.minorUnits, currency) },
            Field("goal") { .money($0.tier?.row.subtotal.minorUnits, currency) },
        ])
    }

    private var data: Table {
        let others = rests.map { Line(kind: $0, commitments: $1.commitments, minorUnits: $1.minorUnits) }
        return fields.data(tiers + others)
    }

    private var json: JSONValue {
        let rest: (GiftPyramid.Rest) -> JSONValue = {
            .object(["received": .number($0.commitments), "amount": cells.json($0.minorUnits, .money)])
        }
        return provenance.document(
            "campaign.pyramid/1",
            [
                "id": .string(campaign.id), "name": .string(campaign.name),
                "standard": .bool(campaign.giftTable == nil || campaign.giftTable == .auto),
                "goal": cells.json(campaign.goal?.minorUnits, .money),
                "raised": cells.json(try? pyramid.total(), .money), "rows": fields.json(tiers),
                "smaller": rest(pyramid.below), "taken_back": rest(pyramid.negative),
            ])
    }

    private func screen(_ look: ScreenLook) -> String {
        let name = TerminalText.safe(campaign.name)
        var lines = [look.edges(name, provenance.when), ""] + look.render(table(look)).lines
        if pyramid.tiers.contains(where: { $0.commitments > $0.needed }) {
            lines += ["", "A surplus in one tier counts in the tiers below."]
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
