import Terminal

/// Labels and values under a title, and a table below: the screen of one gift or donor.
enum FactSheet {
    static func text(
        title: String, facts: [(label: String, value: String)], look: ScreenLook, table: Table? = nil
    ) -> String {
        let width = (facts.map { DisplayWidth.of($0.label) }.max() ?? 0) + 2
        var text = look.style.bold(TerminalText.safe(title)) + "\n\n"
        for (label, value) in facts {
            text +=
                "  " + look.style.dim(DisplayWidth.pad(TerminalText.safe(label), to: width))
                + TerminalText.safe(value) + "\n"
        }
        if let table { text += "\n\(table.caption)\n" + look.render(table).text }
        return text
    }
}
