public import CampaignKit

/// Which figure to take apart: of which row, on which day, as known after which batch.
public struct FigureQuery: Sendable {
    public var figure: TallyFigure
    public var scope: FigureScope
    public var plan: Plan
    public var asOf: CalendarDate
    /// The last batch that counts.
    public var knownOn: Int64

    public init(figure: TallyFigure, scope: FigureScope, plan: Plan, asOf: CalendarDate, knownOn: Int64) {
        self.figure = figure
        self.scope = scope
        self.plan = plan
        self.asOf = asOf
        self.knownOn = knownOn
    }
}
