import CampaignKit
import Terminal

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
                + TerminalText.safe(value) + "\n"
        }
        .joined()
    }
}
