import CampaignKit
import Terminal

/// A figure as the command line names it: `year-end-2026.raised`, `programs.own.gifts`, `total.to_go`.
struct FigureName {
    /// A campaign, project, appeal, `project/unit`, `total` or `unassigned`.
    let row: String
    /// Of a campaign without those below it.
    let isOwn: Bool
    let figure: String

    /// Takes the text apart; what the parts mean is settled where the plan is known.
    init(_ text: String) throws(CommandError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isOwn = parts.count == 3 && parts[1] == "own"
        guard parts.count == 2 || isOwn, !parts.contains("") else {
            throw .usage(
                "bad-figure", "'\(TerminalText.safe(text))' is no figure",
                hint: "write ROW.FIGURE: year-end-2026.raised, total.gifts, unassigned.received")
        }
        row = parts[0]
        self.isOwn = isOwn
        figure = parts[parts.count - 1]
    }

    /// The figure when rows make it; nil when it is computed from others.
    func tallyFigure() throws(CommandError) -> TallyFigure? {
        if let tally = TallyFigure(rawValue: figure) { return tally }
        if DerivedFigure.Kind(rawValue: figure) != nil { return nil }
        let names = TallyFigure.allCases.map(\.rawValue) + DerivedFigure.Kind.allCases.map(\.rawValue)
        throw .usage(
            "unknown-figure", "no figure '\(TerminalText.safe(figure))'",
            hint: DidYouMean.nearest(figure, in: names).map { "did you mean \(row).\($0)?" }
                ?? "there are \(names.joined(separator: ", "))")
    }
}
