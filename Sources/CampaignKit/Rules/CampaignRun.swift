/// The run of a campaign that has a first and a last day: what its days are counted by.
public struct CampaignRun: Sendable, Hashable {
    public let id: String
    public let name: String
    /// Nil for a campaign without a goal.
    public let goal: Int64?
    public let starts: CalendarDate
    public let ends: CalendarDate

    /// Nil for an open-ended campaign, one without a first day, and one that ends before it starts.
    public init?(_ campaign: Campaign) {
        guard let starts = campaign.starts, let ends = campaign.ends, starts <= ends else { return nil }
        id = campaign.id
        name = campaign.name
        goal = campaign.goal?.minorUnits
        self.starts = starts
        self.ends = ends
    }

    /// How many days it runs, the first and the last included.
    public var length: Int { starts.days(until: ends) + 1 }

    /// Which day of its run a day is, from 1; 0 before the first, the length after the last.
    public func dayOfRun(on day: CalendarDate) -> Int { min(max(0, starts.days(until: day) + 1), length) }

    /// The date of a day of its run; its last day where it was shorter.
    public func date(ofDay number: Int) -> CalendarDate { min(starts.adding(days: number - 1), ends) }

    /// Whether its last day has passed.
    public func hasEnded(by day: CalendarDate) -> Bool { ends < day }
}
