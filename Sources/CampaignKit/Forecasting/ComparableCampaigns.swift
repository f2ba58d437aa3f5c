/// Which ended campaigns another may be forecast by.
///
/// Source: `rules.md §2`, Pace. The one that `pace: like:ID` names comes first; then those of the same length
/// and season, then those of the same length, each the most recently ended first.
public enum ComparableCampaigns {
    /// Why a campaign is comparable.
    public enum Reason: String, Sendable { case named, season, length }

    public struct Candidate: Sendable, Equatable {
        public let run: CampaignRun
        public let reason: Reason
    }

    /// Lengths that differ by a quarter or less are the same, and so are seasons that begin within a month.
    public static func candidates(
        for campaign: Campaign, in plan: Plan, asOf: CalendarDate
    ) -> [Candidate] {
        guard let run = CampaignRun(campaign) else { return [] }
        let tree = CampaignTree(plan)
        let family = Set([campaign.id] + tree.descendants(of: campaign.id))
        let others = plan.campaigns.filter { other in
            // What rolls up into the other is part of both: it cannot tell them apart.
            !family.contains(other.id) && !tree.descendants(of: other.id).contains(campaign.id)
        }
        let ended = others.compactMap(CampaignRun.init).filter { $0.hasEnded(by: asOf) }
        var named: [Candidate] = []
        if case .like(let id) = campaign.pace {
            named = ended.filter { $0.id == id }.map { Candidate(run: $0, reason: .named) }
        }
        let alike = ended.filter { run.isAsLong(as: $0) && $0.id != named.first?.run.id }
            .sorted { ($0.ends, $1.id) > ($1.ends, $0.id) }
        let season = alike.filter { run.isOfSeason(of: $0) }
        let length = alike.filter { !run.isOfSeason(of: $0) }
        return named + season.map { Candidate(run: $0, reason: .season) }
            + length.map { Candidate(run: $0, reason: .length) }
    }
}

extension CampaignRun {
    fileprivate func isAsLong(as other: CampaignRun) -> Bool {
        4 * abs(length - other.length) <= max(length, other.length)
    }

    /// Begins within 31 days of the same day of the year.
    fileprivate func isOfSeason(of other: CampaignRun) -> Bool {
        let years = starts.year - other.starts.year
        return (-1...1).contains { shift in
            abs(other.starts.adding(months: 12 * (years + shift)).days(until: starts)) <= 31
        }
    }
}

/// Campaigns that are over, as one line of a screen, so that those that matter today stand out.
///
/// Source: `rules.md §2`. Documents for programs and reports never fold.
public struct EarlierCampaigns: Sendable, Equatable {
    /// How many they are, those below others too.
    public let count: Int
    /// The goals of those that have no parent; nil when none has one.
    public let goal: Int64?
    public let raised: Int64
    public let received: Int64
    public let outstanding: Int64
}

extension StatusReport {
    /// The rows that a screen shows, and the others as one.
    ///
    /// Folded is a campaign without a parent, with all below it, when every one of them ended before `start`
    /// (of the fiscal year) and nothing of it is outstanding, conditional or held. `held` names the campaigns
    /// of post-dated checks.
    public func folding(
        endedBefore start: CalendarDate, held: Set<String>
    ) throws(StatusReportError) -> (rows: [StatusRow], earlier: EarlierCampaigns?) {
        guard total != nil else { return (rows, nil) }
        var shown: [StatusRow] = []
        var folded: [StatusRow] = []
        var index = rows.startIndex
        while index < rows.endIndex {
            let end = rows[(index + 1)...].firstIndex { $0.depth == 0 } ?? rows.endIndex
            let tree = rows[index..<end]
            let isOver = tree.allSatisfy { Self.isOver($0, before: start) && !held.contains($0.id) }
            if isOver { folded += tree } else { shown += tree }
            index = end
        }
        guard !folded.isEmpty else { return (rows, nil) }
        let roots = folded.filter { $0.depth == 0 }
        let goals = roots.compactMap(\.goal)
        return (
            shown,
            EarlierCampaigns(
                count: folded.count, goal: goals.isEmpty ? nil : try Self.sum(goals),
                raised: try Self.sum(roots.map(\.tally.raised)),
                received: try Self.sum(roots.map(\.tally.received)),
                outstanding: try Self.sum(roots.map(\.tally.outstanding)))
        )
    }

    private static func isOver(_ row: StatusRow, before start: CalendarDate) -> Bool {
        guard let ends = row.ends, ends < start, !row.isVanished else { return false }
        return row.tally.outstanding == 0 && row.tally.conditional == 0 && row.own.conditional == 0
    }

    private static func sum(_ amounts: [Int64]) throws(StatusReportError) -> Int64 {
        do throws(MoneyError) {
            var sum: Int64 = 0
            for amount in amounts { sum = try Checked.add(sum, amount) }
            return sum
        } catch {
            throw .overflow(row: "earlier campaigns")
        }
    }
}
