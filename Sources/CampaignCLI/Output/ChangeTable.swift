import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What a posting changed of each campaign's figures, for people and for programs.
struct ChangeTable {
    let changes: [CampaignChange]
    let currency: Currency

    static func fields(_ currency: Currency) -> FieldList<CampaignChange> {
        func amount(_ key: String, _ minor: @escaping (CampaignChange) -> Int64) -> Field<CampaignChange> {
            Field(
                .figure(Words.title(key), key),
                people: { change in
                    let money = Money(minorUnits: minor(change), currency: currency)
                    return .number((minor(change) > 0 ? "+" : "") + money.text, plain: PlainNumber(money))
                }
            ) { .money(minor($0), currency) }
        }
        return FieldList([
            Field(
                TableColumn("Change in", key: "campaign", shrinks: true),
                people: { Cell($0.campaign.isEmpty ? "unassigned" : $0.campaign) }
            ) { .text($0.campaign) },
            amount("raised", \.raisedMinor), amount("received", \.receivedMinor),
            amount("outstanding", \.outstandingMinor),
        ])
    }

    /// A table, or a line where nothing changes.
    func screen(_ look: ScreenLook) -> String {
        guard !changes.isEmpty else { return "no change to raised or received\n" }
        return look.render(Self.fields(currency).people(changes)).text
    }

    var json: JSONValue { Self.fields(currency).json(changes) }
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
