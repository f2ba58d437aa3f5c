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

    /// A tier, what is in none, or all of them.
    private struct Line {
        /// `tier`, `smaller`, `reversed` or `total`.
        let kind: String
        let commitments: Int64
        let minorUnits: Int64?
        var tier: GiftPyramid.Tier?
    }

    private var tiers: [Line] {
        pyramid.tiers.map {
            Line(kind: "tier", commitments: $0.commitments, minorUnits: $0.minorUnits, tier: $0)
        }
    }

    private var rests: [Line] {
        [("smaller", pyramid.below), ("reversed", pyramid.negative)].map {
            Line(kind: $0, commitments: $1.commitments, minorUnits: $1.minorUnits)
        }
    }

    private var total: Line {
        Line(
            kind: "total", commitments: (tiers + rests).reduce(0) { $0 + $1.commitments },
            minorUnits: try? pyramid.total())
    }

    private func table(_ look: ScreenLook) -> Table {
        let fields = fields(look)
        var table = fields.people(
            tiers + rests.filter { $0.commitments > 0 }, caption: "Gift table of \(campaign.name)")
        table.append(TableRow(fields.people(total).cells, emphasis: true))
        return table
    }

    /// `received` is a contract: it counts what is given or pledged, and not all of it has been received.
    private func fields(_ look: ScreenLook) -> FieldList<Line> {
        let currency = provenance.plan.organization.currency
        return FieldList([
            Field("row") { .text($0.kind) },
            Field(.figure("Gift of", "tier"), people: name) {
                .money($0.tier?.row.amount.minorUnits, currency)
            },
            count("Needed", "needed", look, \.needed),
            Field(.figure("Given or pledged", "received")) { .count($0.commitments) },
            count("Filled", "filled", look, \.filled),
            count(
                "Missing", "missing", look, \.missing,
                none: { $0.missing == 0 ? Cell("full", value: .number(0), tone: .good) : nil }),
            count("Prospects", "prospects", look) { Int64($0.row.prospects) },
            count("To ask", "to_ask", look, \.toAsk),
            Field(.figure("Amount", "amount")) { .money($0.minorUnits, currency) },
            Field("goal") { .money($0.tier?.row.subtotal.minorUnits, currency) },
        ])
    }

    private func name(_ line: Line) -> Cell {
        guard let tier = line.tier else { return Cell(line.kind == "total" ? "TOTAL" : line.kind) }
        return .money(tier.row.amount.minorUnits, tier.row.amount.currency, short: true)
    }

    /// A count that tiers have; the total is of all of them.
    ///
    /// - Parameter none: what people see of a tier instead of the count.
    private func count(
        _ title: String, _ key: String, _ look: ScreenLook, _ count: @escaping (GiftPyramid.Tier) -> Int64,
        none: @escaping (GiftPyramid.Tier) -> Cell? = { _ in nil }
    ) -> Field<Line> {
        func people(_ line: Line) -> Cell {
            if let tier = line.tier { return none(tier) ?? .count(count(tier)) }
            guard line.kind == "total" else { return .blank(look.none) }
            return .count(pyramid.tiers.reduce(0) { $0 &+ count($1) })
        }
        return Field(.figure(title, key), people: people) { .count($0.tier.map(count)) }
    }

    private var data: Table { fields(.plain).data(tiers + rests) }

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
                "raised": cells.json(try? pyramid.total(), .money), "rows": fields(.plain).json(tiers),
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
