import CampaignKit

/// Every figure that a report's text may show; a new one is a line here.
enum FigureCatalogue {
    static let all: [FigureMeasure] = [
        .words("name", [.campaign, .part, .organization]) { $0.name },
        .date("as_of", .report) { $0.asOf },

        .money("raised", .sums) { $0.tally.raised },
        .money("received", .sums) { $0.tally.received },
        .money("outstanding", .sums, shortened: .up) { $0.tally.outstanding },
        .money("goal", .goals, shortened: .up) { $0.goal },
        .money("to_go", .goals, shortened: .up) { $0.toGo },
        .money("ended_short", [.campaign, .total], shortened: .up) { $0.endedShort },
        .money("over_goal", .goals) { $0.overGoal },
        .percent("percent_raised", .goals) { $0.percentRaised },

        .count("gifts", .sums, noun: "gift") { $0.tally.gifts },
        .count("commitments", .tallies, noun: "commitment") { $0.tally.commitments },
        .count("donors", .tallies, noun: "donor") { $0.tally.donors },
        .count("first_time_donors", .tallies, noun: "first-time donor") { $0.tally.firstTimeDonors },

        .money("conditional", .tallies) { $0.tally.conditional },
        .money("advance", .tallies) { $0.tally.advance },
        .money("due_back", .tallies) { $0.tally.dueBack },
        .money("fx_difference", .tallies) { $0.tally.fxDifference },
        .money("revocable", .tallies) { $0.tally.revocable },
        .money("in_kind", .tallies) { $0.tally.inKind },
        .money("match_expected", .tallies) { $0.tally.matchExpected },
        .money("exchange", .tallies) { $0.tally.exchange },
        .money("excluded", .tallies) { $0.tally.excluded },
        .money("overdue", .tallies, shortened: .up) { $0.overdue },
        .money("written_off", .tallies, shortened: .up) { $0.tally.writtenOff },

        .date("starts", .campaign) { $0.starts },
        .date("ends", .campaign) { $0.ends },
        .percent("elapsed", .campaign) { $0.pace.elapsed },
        .money("expected", .campaign, shortened: .up) { $0.pace.expected },
        .words("pace", .campaign) { $0.pace.pace.map(words) },
        .money("pace_difference", .campaign) { $0.pace.difference },
        .money("required_per_day", .campaign, shortened: .up) { $0.pace.requiredPerDay },
        .count("days_left", .campaign, noun: "day") { $0.pace.daysLeft.map(Int64.init) },
    ]

    /// What the public sees: what has come together, the goals, and how many gave.
    ///
    /// Everything else may be of one person while the sum next to it is of hundreds: a write-off, a promise
    /// with a condition, what is still outstanding.
    static let publicNames: Set<String> = [
        "name", "as_of", "raised", "goal", "to_go", "ended_short", "over_goal", "percent_raised", "gifts",
        "donors",
        "starts", "ends", "elapsed", "expected", "pace", "pace_difference", "required_per_day", "days_left",
    ]

    /// The measure of a name that a kind of subject has.
    static func measure(_ name: String, in scope: FigureScope) -> FigureMeasure? {
        all.first { $0.name == name && $0.scope.contains(scope) }
    }

    /// The names that a kind of subject has.
    static func names(in scope: FigureScope) -> [String] {
        all.filter { $0.scope.contains(scope) }.map(\.name)
    }

    private static func words(_ standing: Pace.Standing) -> String {
        switch standing {
        case .ahead: "ahead"
        case .on: "on pace"
        case .behind: "behind"
        }
    }
}
