/// Which appeal another is held against: last year's of the same channel.
public enum ComparableAppeals {
    /// The appeal of the campaign that `pace: like:ID` names, else the latest that began a year before, give
    /// or take a month; of several the one with the likest name.
    public static func last(before appeal: Appeal, of campaign: Campaign, in plan: Plan) -> Appeal? {
        if case .like(let id) = campaign.pace, let model = plan.campaign(id),
            let found = likest(appeal, model.appeals.filter { $0.channel == appeal.channel })
        {
            return found
        }
        guard let starts = appeal.starts else { return nil }
        let before = plan.campaigns.flatMap(\.appeals).filter { other in
            guard let day = other.starts, other.id != appeal.id, other.channel == appeal.channel else {
                return false
            }
            return abs(day.adding(months: 12).days(until: starts)) <= 31
        }
        return likest(appeal, before)
    }

    /// The day of another appeal that answers to a day of this one.
    ///
    /// The same day of the calendar where both begin in the same season, because the last week of the year
    /// brings more than all before it; else as many days after its start.
    public static func day(_ day: CalendarDate, of appeal: Appeal, in other: Appeal) -> CalendarDate? {
        guard let starts = appeal.starts, let others = other.starts else { return nil }
        let years = starts.year - others.year
        for shift in [years, years - 1, years + 1]
        where abs(others.adding(months: 12 * shift).days(until: starts)) <= 31 {
            return day.adding(months: -12 * shift)
        }
        return others.adding(days: starts.days(until: day))
    }

    /// Of several, the one whose id shares the longest beginning.
    private static func likest(_ appeal: Appeal, _ others: [Appeal]) -> Appeal? {
        others.sorted { $0.id < $1.id }.max { left, right in
            appeal.id.commonPrefix(with: left.id) < appeal.id.commonPrefix(with: right.id)
        }
    }
}

extension String {
    /// How many characters two texts begin with alike.
    fileprivate func commonPrefix(with other: String) -> Int {
        zip(self, other).prefix { $0 == $1 }.count
    }
}
