extension StatusRow {
    /// What is worth saying about a campaign's schedule on one day; amounts are without sign where named so.
    public enum Phase: Sendable, Equatable {
        /// Money is posted to it, but its file is gone.
        case vanished
        /// The goal is met and so much more was raised.
        case over(Int64)
        case done
        case starts(CalendarDate)
        case ended(CalendarDate)
        /// The distance to what the schedule expects, signed.
        case ahead(Int64), behind(Int64)
        case onPace
        /// Open-ended, or without a goal.
        case unscheduled
    }

    /// The one thing to say: a met goal before dates, dates before pace.
    public func phase(asOf: CalendarDate) -> Phase {
        if isVanished { return .vanished }
        if let over = overGoal, over > 0 { return .over(over) }
        if isMet { return .done }
        if let starts, asOf < starts { return .starts(starts) }
        if let ends, ends < asOf { return .ended(ends) }
        guard let standing = pace.pace, let difference = paceDifference else { return .unscheduled }
        return switch standing {
        case .ahead: .ahead(difference)
        case .behind: .behind(difference)
        case .on: .onPace
        }
    }
}
