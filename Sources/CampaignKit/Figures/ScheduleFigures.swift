/// A campaign's dates, and where it stands against its own schedule.
extension Figure {
    static let starts = Figure(
        "starts", "Starts", .date, of: .campaign, .plan, summary: "the campaign's first day",
        value: { $0.status?.starts.map { .date($0) } }, absence: { _ in "it has no first day" },
        formula: { row in row.status?.starts.map { _ in row.asItsFileSays } })

    static let ends = Figure(
        "ends", "Ends", .date, of: .campaign, .plan, summary: "the campaign's last day",
        value: { $0.status?.ends.map { .date($0) } }, absence: { _ in "it is open-ended" },
        formula: { row in row.status?.ends.map { _ in row.asItsFileSays } })

    static let elapsed = Figure(
        "elapsed", "Elapsed", .percent, of: .campaign, .plan, in: .json,
        summary: "the share of the campaign's days that has passed",
        value: { $0.status?.elapsed.map { .percent($0) } },
        absence: { $0.ends != nil && $0.starts == nil ? "it has no first day" : $0.noSchedule },
        formula: { row in
            row.status?.elapsed.map { _ in
                FigureFormula(
                    "days from the first to this one ÷ days from the first to the last",
                    [.planned("starts", row.starts, row), .thisDay(row), .planned("ends", row.ends, row)])
            }
        })

    static let expected = Figure(
        "expected", "Expected", .money, of: .campaign, in: .json, shortened: .up,
        summary: "what the campaign's schedule expects by the day",
        value: { $0.status?.expected.map { .money($0) } }, absence: \.noSchedule,
        formula: { row in
            guard let status = row.status, status.expected != nil, let share = status.pace.share?.percent,
                let goal = row.goal
            else { return nil }
            return FigureFormula(
                "goal × the share that the pace expects by this day, floored to the cent",
                [
                    .init("goal", .money(goal), row.planSource),
                    .init("share", .percent(share), row.paceSource),
                ])
        })

    static let pace = Figure(
        "pace", "Pace", .words, of: .campaign, in: .json,
        summary: "raised compared with expected; 'on' is within one day's even share of the goal",
        value: { $0.status?.pace.pace.map { .standing($0) } }, absence: \.noSchedule,
        formula: { row in
            guard row.status?.paceDifference != nil else { return row.insteadOfPace }
            return row.distance("raised against expected: on pace within one day's share of the goal")
        })

    static let paceDifference = Figure(
        "pace_difference", "Pace difference", .money, of: .campaign,
        summary: "raised − expected: how far ahead or behind",
        value: { $0.status?.paceDifference.map { .money($0) } }, absence: \.noSchedule,
        formula: { row in row.status?.paceDifference.map { _ in row.distance("raised − expected") } })

    static let requiredPerDay = Figure(
        "required_per_day", "Required per day", .money, of: .campaign, in: .json, shortened: .up,
        summary: "what each remaining day must bring to meet the goal, rounded up",
        value: { $0.status?.requiredPerDay.map { .money($0) } },
        absence: {
            $0.asOf == $0.ends && ($0.goal ?? 0) > 0 && !$0.isMet ? "this is its last day" : $0.noSchedule
        },
        formula: { row in
            guard let status = row.status, status.requiredPerDay != nil else { return nil }
            return FigureFormula(
                "to_go ÷ days left, rounded up",
                [
                    .figure("to_go", .money(status.toGo ?? 0), of: row),
                    .init("days left", .count(Int64(status.pace.daysLeft ?? 0)), row.planSource),
                ])
        })

    static let daysLeft = Figure(
        "days_left", "Days left", .count, of: .campaign, .sum, in: [], noun: "day",
        summary: "days after this one up to the campaign's last day",
        value: { $0.status?.pace.daysLeft.map { .count(Int64($0)) } }, absence: \.noSchedule,
        formula: { row in
            row.status?.pace.daysLeft.map { _ in
                FigureFormula("ends − this day", [.planned("ends", row.ends, row), .thisDay(row)])
            }
        })
}

extension FigureRow {
    fileprivate var starts: CalendarDate? { status?.starts }
    fileprivate var ends: CalendarDate? { status?.ends }
    fileprivate var isMet: Bool { goal.map { $0 > 0 && tally.raised >= $0 } ?? false }

    fileprivate var asItsFileSays: FigureFormula {
        FigureFormula("as " + (status.map { "Campaigns/\($0.id).md" } ?? "the plan") + " says")
    }

    /// Why a figure of its schedule does not exist.
    fileprivate var noSchedule: String {
        guard let ends else { return "it is open-ended" }
        if let starts, asOf < starts { return "it starts on \(starts)" }
        if ends < asOf { return "it ended on \(ends)" }
        guard let goal, goal > 0 else { return "there is no goal" }
        if isMet { return "its goal is met" }
        return starts == nil ? "it has no first day" : "its pace is not known, or this day is in the future"
    }

    /// How far raised is from what the schedule expects.
    fileprivate func distance(_ words: String) -> FigureFormula {
        FigureFormula(words, [.raised(self), .figure("expected", .money(status?.expected ?? 0), of: self)])
    }

    /// What is in the column Pace of a campaign that has none; nil when nothing does.
    fileprivate var insteadOfPace: FigureFormula? {
        guard let status else { return nil }
        let words: (instead: String, why: String)
        switch status.phase(asOf: asOf) {
        case .over(let amount):
            words = (Money(minorUnits: amount, currency: currency).text + " over", "raised − goal")
        case .done: words = ("done", "its goal is met")
        case .starts(let day): words = ("from \(day.longText)", "it has not started")
        case .ended(let day): words = ("ended \(day.longText)", "it is over")
        case .vanished: words = ("file missing", "its schedule is not known")
        case .ahead, .behind, .onPace, .unscheduled: return nil
        }
        return FigureFormula(
            words.why,
            [
                .planned("starts", starts, self), .planned("ends", ends, self), .raised(self),
            ], instead: words.instead)
    }

    /// Where the share that the schedule expects comes from.
    fileprivate var paceSource: FigureFormula.Source {
        switch status.flatMap({ plan.campaign($0.id) })?.pace {
        case .like(let id): .words("what \(id) had raised on the same day of its run")
        case .months: .words("the months in " + (status.map { "Campaigns/\($0.id).md" } ?? "the plan"))
        default: .words("the days of its run that have passed")
        }
    }
}
