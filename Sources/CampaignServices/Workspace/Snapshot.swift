import CampaignFiles
public import CampaignKit
public import CampaignLedger

/// A plan and the money posted under it, seen at one day and one point of knowledge.
public struct Snapshot {
    public let loaded: LoadedPlan
    /// Nil when there is none yet.
    public let ledger: Ledger?
    public let asOf: CalendarDate
    /// Whether the day has not come.
    public let isProjected: Bool
    /// The last batch that counts; nil for all of them.
    public let batch: Int64?
    /// The newest batch that there is; nil when nothing was posted.
    public let head: LedgerHead?
    public let provenance: Provenance
    /// The money at the end of `asOf`; asked for once, every answer is made from it.
    public let tallies: Tallies

    public var plan: Plan { loaded.plan }

    /// Opens the workspace and settles the day, the batch and the plan then in force.
    public init(_ context: some ServiceContext, asOf: CalendarDate?, knownOn: KnownOn?) throws {
        let view = try LedgerView(context, knownOn: knownOn)
        try self.init(view, asOf: view.day(asOf, context))
    }

    /// The figures of a view at the end of a day.
    public init(_ view: LedgerView, asOf: CalendarDate) throws {
        loaded = view.loaded
        ledger = view.ledger
        batch = view.batch
        head = view.head
        self.asOf = asOf
        isProjected = asOf > view.today
        provenance = view.provenance(asOf: asOf)
        tallies = try ledger?.tallies(plan: loaded.plan, asOf: asOf, knownOn: batch) ?? Tallies()
    }

    /// Every figure at the end of another day, for comparisons.
    public func tallies(on day: CalendarDate) throws -> Tallies {
        try ledger?.tallies(plan: plan, asOf: day, knownOn: batch) ?? Tallies()
    }

    /// What a campaign with its descendants had raised at the end of other days: minor units.
    public func raised(inTree id: String, on days: [CalendarDate]) throws -> [CalendarDate: Int64] {
        try ledger?.raised(by: tree(of: id), plan: plan, asOf: days, knownOn: batch) ?? [:]
    }

    /// Counting donors reads every gift; sums alone are there already.
    public func breakdowns(
        by kinds: Set<Breakdown>, countingDonors: Bool = true
    ) throws -> [Breakdown: [BreakdownRow]] {
        try ledger?.breakdowns(
            by: kinds, plan: plan, asOf: asOf, knownOn: batch, countingDonors: countingDonors) ?? [:]
    }

    public func breakdown(by kind: Breakdown, countingDonors: Bool = true) throws -> [BreakdownRow] {
        try breakdowns(by: [kind], countingDonors: countingDonors)[kind] ?? []
    }

    /// A campaign with all that is below it.
    public func tree(of id: String) -> [String] { [id] + CampaignTree(plan).descendants(of: id) }

    /// The largest and the median gift to a campaign with its descendants; nil without gifts.
    public func giftStatistics(ofTree id: String) throws -> GiftStatistics? {
        try ledger?.giftStatistics(campaigns: tree(of: id), asOf: asOf, knownOn: batch)
    }

    /// Post-dated checks that are held at the end of the day.
    public func heldGifts() throws -> [PostDatedGift] {
        try ledger?.heldGifts(plan: plan, asOf: asOf, knownOn: batch) ?? []
    }

    /// Notes that zeros are not a result: nothing was posted yet.
    public func noteWhenEmpty(_ context: some ServiceContext) {
        guard provenance.ledgerHead == nil, provenance.knownOn == nil else { return }
        context.note(.nothingPostedYet)
    }

    /// The status of campaigns; all of them when none is named.
    public func status(selected: [String] = []) throws -> StatusReport {
        let curves = try LikeCurves(self)
        let report = try StatusReport.build(
            plan: plan, tallies: tallies, asOf: asOf, selected: selected,
            like: curves.share(of:dayOfRun:))
        return isProjected ? report.withoutPace : report
    }
}

/// Answers `pace: like:ID`: which share of its result a campaign had reached on a day of its run.
public struct LikeCurves {
    private struct Point: Hashable {
        let campaign: String
        let dayOfRun: Int
    }

    private var shares: [Point: PaceShare] = [:]

    /// Asks the ledger for each point that the plan's running campaigns need, and no other.
    public init(_ figures: Snapshot) throws {
        for campaign in figures.plan.campaigns {
            guard case .like(let id) = campaign.pace, let starts = campaign.starts, starts <= figures.asOf,
                let model = figures.plan.campaign(id), let opens = model.starts, let closes = model.ends,
                closes < figures.asOf
            else { continue }
            let day = starts.days(until: figures.asOf) + 1
            let then = min(opens.adding(days: day - 1), closes)
            let raised = try figures.raised(inTree: id, on: [then, closes])
            shares[Point(campaign: id, dayOfRun: day)] = PaceShare(raised[then] ?? 0, of: raised[closes] ?? 0)
        }
    }

    /// The share, or nil when the campaign raised nothing or has not ended.
    public func share(of campaign: String, dayOfRun: Int) -> PaceShare? {
        shares[Point(campaign: campaign, dayOfRun: dayOfRun)]
    }
}
