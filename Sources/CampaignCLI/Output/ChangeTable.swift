import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What a posting changed of each campaign's figures, for people and for programs.
struct ChangeTable {
    let changes: [CampaignChange]
    let currency: Currency

    static let columns = [
        TableColumn("Campaign", key: "campaign"),
        TableColumn("Raised", key: "raised", alignment: .trailing),
        TableColumn("Received", key: "received", alignment: .trailing),
        TableColumn("Outstanding", key: "outstanding", alignment: .trailing),
    ]

    static func cells(_ change: CampaignChange, name: String, _ currency: Currency) -> [Cell] {
        let figures = [change.raisedMinor, change.receivedMinor, change.outstandingMinor]
        return [Cell(name)]
            + figures.map {
                let money = Money(minorUnits: $0, currency: currency)
                return .number(money.text, plain: PlainNumber(money))
            }
    }

    /// A table, or a line where nothing changes.
    func screen(_ look: ScreenLook) -> String {
        guard !changes.isEmpty else { return "no change to raised or received\n" }
        var table = Table(columns: Self.columns)
        for change in changes {
            let name = change.campaign.isEmpty ? "no campaign" : change.campaign
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
