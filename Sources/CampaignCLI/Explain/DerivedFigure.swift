import CampaignKit
import CampaignServices
import Terminal

/// A figure that is computed from others: its formula, what goes into it, and what to explain next.
struct DerivedFigure {
    enum Kind: String, CaseIterable {
        case goal, elapsed, expected, pace, name, starts, ends, cost
        case asOf = "as_of"
        case daysLeft = "days_left"
        case costPerUnit = "cost_per_unit"
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

    /// `to_go`, or `2026-11.raised`.
    let name: String
    let formula: String
    let inputs: [Input]
    let text: String
    let json: JSONValue

    init(_ kind: Kind, of row: FigureRow, _ figures: Figures) throws(CommandError) {
        name = kind.rawValue
        let maker = DerivedFigureMaker(row: row, figures: figures)
        (formula, inputs, text, json) = try maker.make(kind)
    }

    /// What a figure changed by in a period, up to the day.
    init(_ figure: TallyFigure, in period: FigurePeriod, of row: FigureRow, _ figures: Figures) throws {
        let currency = figures.plan.organization.currency
        let days = (before: period.first.adding(days: -1), last: min(period.last, figures.asOf))
        guard let later = try row.tally(on: days.last, figures),
            let earlier = try row.tally(on: days.before, figures), !figure.isDonors, figure != .overdue
        else {
            throw CommandError.usage(
                "bad-figure", "\(row.name).\(figure.rawValue) is not counted by \(period.text)",
                hint: "of a campaign or total there are raised, received, outstanding and gifts by period")
        }
        func input(_ tally: Tally, _ day: CalendarDate) -> Input {
            let value = figure.value(in: tally)
            let next = "\(row.name).\(figure.rawValue) --as-of \(day)"
            return Input(
                name: "\(figure.rawValue) on \(day)", text: Self.text(value, figure, currency),
                json: Self.json(value, figure, currency), source: "the ledger", next: next)
        }
        let change = try Checked.subtract(figure.value(in: later), figure.value(in: earlier))
        name = "\(period.text).\(figure.rawValue)"
        formula = "at the end of the period − before it, counting what is posted by the day"
        inputs = [input(later, days.last), input(earlier, days.before)]
        text = Self.text(change, figure, currency)
        json = Self.json(change, figure, currency)
    }

    private static func text(_ value: Int64, _ figure: TallyFigure, _ currency: Currency) -> String {
        figure.isMoney ? Money(minorUnits: value, currency: currency).text : Words.grouped(value)
    }

    private static func json(_ value: Int64, _ figure: TallyFigure, _ currency: Currency) -> JSONValue {
        figure.isMoney ? .money(value, currency) : .number(value)
    }
}
