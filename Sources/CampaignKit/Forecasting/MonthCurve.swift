/// The share that a month table expects by a day: straight lines between the ends of its months.
///
/// The line starts at nothing on the eve of the campaign and, where the table stops short of it, ends at the
/// whole on its last day. The month in which the campaign ends reaches its share on that last day.
struct MonthCurve {
    private struct Knot {
        let day: CalendarDate
        let tenths: Int64
    }

    private var knots: [Knot]

    init(_ table: [PaceRule.MonthShare], starts: CalendarDate, ends: CalendarDate) {
        let eve = starts.adding(days: -1)
        knots = [Knot(day: eve, tenths: 0)]
        for entry in table.sorted(by: { $0.month < $1.month }) where entry.month.startOfMonth <= ends {
            let monthEnd = entry.month.startOfMonth.adding(months: 1).adding(days: -1)
            let knot = Knot(day: min(monthEnd, ends), tenths: min(max(0, entry.shareTenths), 1000))
            // A month before the campaign says what it starts with.
            if knot.day <= eve {
                knots = [Knot(day: eve, tenths: knot.tenths)]
            } else {
                knots.append(knot)
            }
        }
        if let last = knots.last, last.day < ends { knots.append(Knot(day: ends, tenths: 1000)) }
    }

    func share(at day: CalendarDate) -> PaceShare? {
        guard let next = knots.firstIndex(where: { $0.day >= day }) else {
            return knots.last.flatMap { PaceShare($0.tenths, of: 1000) }
        }
        let to = knots[next]
        guard next > 0 else { return PaceShare(to.tenths, of: 1000) }
        let from = knots[next - 1]
        let span = Int64(from.day.days(until: to.day))
        let passed = Int64(from.day.days(until: day))
        return PaceShare(from.tenths * span + (to.tenths - from.tenths) * passed, of: 1000 * span)
    }
}

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
