import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What a posting changed of each campaign's figures, for people and for programs.
struct ChangeTable {
    let changes: [CampaignChange]
    let currency: Currency

    static let columns = [
        TableColumn("Change in", key: "campaign", shrinks: true),
        TableColumn("Raised", key: "raised", alignment: .trailing),
        TableColumn("Received", key: "received", alignment: .trailing),
        TableColumn("Outstanding", key: "outstanding", alignment: .trailing),
    ]

    static func cells(_ change: CampaignChange, name: String, _ currency: Currency) -> [Cell] {
        let figures = [change.raisedMinor, change.receivedMinor, change.outstandingMinor]
        return [Cell(name)]
            + figures.map {
                let money = Money(minorUnits: $0, currency: currency)
                return .number(($0 > 0 ? "+" : "") + money.text, plain: PlainNumber(money))
            }
    }

    /// A table, or a line where nothing changes.
    func screen(_ look: ScreenLook) -> String {
        guard !changes.isEmpty else { return "no change to raised or received\n" }
        var table = Table(columns: Self.columns)
        for change in changes {
            let name = change.campaign.isEmpty ? "unassigned" : change.campaign
            table.append(TableRow(Self.cells(change, name: name, currency)))
        }
        return look.render(table).text
    }

    var json: JSONValue {
        .array(
            changes.map { change in
                .object([
                    "campaign": .string(change.campaign), "raised": .money(change.raisedMinor, currency),
                    "received": .money(change.receivedMinor, currency),
                    "outstanding": .money(change.outstandingMinor, currency),
                ])
            })
    }
}

/// Labels and values under a title, and a table below: the screen of one gift or donor.
enum FactSheet {
    static func text(
        title: String, facts: [(label: String, value: String)], look: ScreenLook, table: Table? = nil
    ) -> String {
        var text = look.style.bold(TerminalText.safe(title)) + "\n\n" + lines(facts, look)
        if let table { text += "\n\(table.caption)\n" + look.render(table).text }
        return text
    }

    /// The labels and values alone, each on its line.
    static func lines(_ facts: [(label: String, value: String)], _ look: ScreenLook) -> String {
        let width = (facts.map { DisplayWidth.of($0.label) }.max() ?? 0) + 2
        return facts.map { label, value in
            "  " + look.style.dim(DisplayWidth.pad(TerminalText.safe(label), to: width))
                + look.wrapped(TerminalText.safe(value), indent: width + 2)
                .joined(separator: "\n" + String(repeating: " ", count: width + 2)) + "\n"
        }
        .joined()
    }
}
