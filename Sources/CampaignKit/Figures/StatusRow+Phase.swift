extension StatusReport {
    /// The report of a day that has not come, against whose schedule nothing can be held: that runs on, and
    /// the gifts of those days are not there yet.
    public var withoutPace: StatusReport {
        StatusReport(
            asOf: asOf, currency: currency, rows: rows.map(\.withoutPace), unassigned: unassigned,
            total: total,
            findings: findings)
    }
}

extension StatusRow {
    fileprivate var withoutPace: StatusRow {
        var time = Pace.Result()
        (time.elapsed, time.daysLeft) = (pace.elapsed, pace.daysLeft)
        return StatusRow(
            id: id, name: name, parent: parent, depth: depth, goal: goal, tally: tally, own: own,
            overdue: overdue, isVanished: isVanished, starts: starts, ends: ends, pace: time, policy: policy)
    }

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
