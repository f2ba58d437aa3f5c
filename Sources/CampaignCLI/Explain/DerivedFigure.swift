import CampaignKit
import Terminal

/// A figure that is computed from others: its formula, what goes into it, and what to explain next.
struct DerivedFigure {
    enum Kind: String, CaseIterable {
        case goal, elapsed, expected, pace
        case toGo = "to_go"
        case endedShort = "ended_short"
        case overGoal = "over_goal"
        case percentRaised = "percent_raised"
        case paceDifference = "pace_difference"
        case requiredPerDay = "required_per_day"
    }

    /// One line of the reckoning.
    struct Input {
        var name: String
        var text: String
        var json: JSONValue
        /// Where it comes from.
        var source: String
        /// What to explain next, when rows make it.
        var next: String?
    }

    let kind: Kind
    let formula: String
    let inputs: [Input]
    let text: String
    let json: JSONValue

    init(_ kind: Kind, of row: FigureRow, _ figures: Figures) throws(CommandError) {
        self.kind = kind
        let maker = DerivedFigureMaker(row: row, figures: figures)
        (formula, inputs, text, json) = try maker.make(kind)
    }
}
