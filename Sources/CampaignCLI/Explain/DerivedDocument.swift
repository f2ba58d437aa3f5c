import CampaignKit
import CampaignServices
import Terminal

/// A derived figure in every format: its formula, and the figures to ask for next.
struct DerivedDocument {
    let derived: DerivedFigure
    let row: FigureRow
    let provenance: Provenance

    private var name: String { "\(row.name).\(derived.name)" }

    var document: Document {
        Document(title: name, data: table, people: table, json: json, screen: screen)
    }

    private var table: Table {
        var table = Table(
            caption: "\(name) = \(derived.formula), as of \(provenance.asOf.longText)",
            columns: [
                TableColumn("Figure", key: "figure"),
                TableColumn("Value", key: "value", alignment: .trailing),
                TableColumn("From", key: "from", shrinks: true),
            ])
        for input in derived.inputs {
            table.append(TableRow([Cell(input.name), Cell(input.text), Cell(input.source)]))
        }
        table.append(TableRow([Cell(name), Cell(derived.text), Cell(derived.formula)], emphasis: true))
        return table
    }

    private func screen(_ look: ScreenLook) -> String {
        let title = look.edges(look.style.bold(name), ExplanationDocument.when(provenance))
        let next = derived.inputs.compactMap(\.next).map { "campaign explain \($0)" }
        let more = next.isEmpty ? [] : ["", "next: " + next.joined(separator: look.dot)]
        return ([title, ""] + look.render(table).lines + more).map { $0 + "\n" }.joined()
    }

    private var json: JSONValue {
        let inputs = derived.inputs.map { input in
            JSONValue.object([
                "figure": .string(input.name), "value": input.json, "from": .string(input.source),
                "next": .optional(input.next),
            ])
        }
        return provenance.document(
            "campaign.explain/1",
            [
                "figure": .string(name), "value": derived.json, "formula": .string(derived.formula),
                "inputs": .array(inputs), "left_out": .array([]), "rows": .array([]),
            ])
    }
}
