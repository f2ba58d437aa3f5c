import CampaignKit
import Terminal

/// A figure as the command line names it: `year-end-2026.raised`, `programs.own.gifts`, `total.to_go`, and as
/// a report's page does: `center-for-innovation.floor-3.raised`, `total.2026-11.received`.
struct FigureName {
    /// A campaign, project, appeal, `project/unit`, `total`, `unassigned` or `organization`.
    let row: String
    /// The campaign that a project or an appeal is named with; nil when it is named alone.
    let owner: String?
    /// Of a campaign without those below it.
    let isOwn: Bool
    /// What changed in a month, a quarter or a year; nil for all until the day.
    let period: String?
    let figure: String

    /// Takes the text apart; what the parts mean is settled where the plan is known.
    init(_ text: String) throws(CommandError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count) && !parts.contains("") || text == "as_of" else {
            throw .usage(
                "bad-figure", "'\(TerminalText.safe(text))' is not a figure",
                hint: "write ROW.FIGURE: year-end-2026.raised, total.gifts, unassigned.received")
        }
        let middle = parts.count == 3 ? parts[1] : nil
        isOwn = middle == "own"
        period = middle.flatMap { FigurePeriod.isOne($0) ? $0 : nil }
        let isPart = middle != nil && !isOwn && period == nil
        owner = isPart ? parts[0] : nil
        row = parts.count == 1 ? "total" : isPart ? parts[1] : parts[0]
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
