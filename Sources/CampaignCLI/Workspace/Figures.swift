import CampaignFiles
import CampaignKit
import CampaignLedger

/// A plan and the money posted under it, seen at one day and one point of knowledge.
struct Figures {
    let loaded: LoadedPlan
    let ledger: (any LedgerReading)?
    let asOf: CalendarDate
    /// Whether the day has not come.
    let isProjected: Bool
    /// The last batch that counts; nil for all of them.
    let batch: Int64?
    /// The newest batch that there is; nil when nothing was posted.
    let head: LedgerHead?
    let provenance: Provenance
    /// The money at the end of `asOf`; asked for once, every answer is made from it.
    let tallies: Tallies

    var plan: Plan { loaded.plan }

    /// The ledger with all of its rows; nil when there is none yet.
    var rows: Ledger? { ledger as? Ledger }

    /// Opens the workspace and settles the day, the batch and the plan then in force.
    init(_ session: Session, asOf: CalendarDate?, knownOn: KnownOn?) throws {
        let books = try Books(session, knownOn: knownOn)
        try self.init(books, asOf: books.day(asOf, session))
    }

    /// The figures of books at the end of a day.
    init(_ books: Books, asOf: CalendarDate) throws {
        loaded = books.loaded
        ledger = books.ledger
        batch = books.batch
        head = books.head
        self.asOf = asOf
        isProjected = asOf > books.today
        provenance = books.provenance(asOf: asOf)
        tallies = try ledger?.tallies(plan: loaded.plan, asOf: asOf, knownOn: batch) ?? Tallies()
    }

    /// Every figure at the end of another day, for comparisons.
    func tallies(on day: CalendarDate) throws -> Tallies {
        try ledger?.tallies(plan: plan, asOf: day, knownOn: batch) ?? Tallies()
    }

    /// What a campaign with its descendants had raised at the end of other days: minor units.
    func raised(inTree id: String, on days: [CalendarDate]) throws -> [CalendarDate: Int64] {
        try ledger?.raised(by: tree(of: id), plan: plan, asOf: days, knownOn: batch) ?? [:]
    }

    /// Counting donors reads every gift; sums alone are there already.
    func breakdowns(
        by kinds: Set<Breakdown>, countingDonors: Bool = true
    ) throws -> [Breakdown: [BreakdownRow]] {
        try ledger?.breakdowns(
            by: kinds, plan: plan, asOf: asOf, knownOn: batch, countingDonors: countingDonors) ?? [:]
    }

    func breakdown(by kind: Breakdown, countingDonors: Bool = true) throws -> [BreakdownRow] {
        try breakdowns(by: [kind], countingDonors: countingDonors)[kind] ?? []
    }

    /// A campaign with all that is below it.
    func tree(of id: String) -> [String] { [id] + CampaignTree(plan).descendants(of: id) }

    /// The largest and the median gift to a campaign with its descendants; nil without gifts.
    func giftStatistics(ofTree id: String) throws -> GiftStatistics? {
        try ledger?.giftStatistics(campaigns: tree(of: id), asOf: asOf, knownOn: batch)
    }

    /// Post-dated checks that are held at the end of the day.
    func heldGifts() throws -> [HeldGift] {
        try ledger?.heldGifts(plan: plan, asOf: asOf, knownOn: batch) ?? []
    }

    /// Says that zeros are not a result: nothing was posted yet.
    func noteWhenEmpty(_ session: Session) {
        guard provenance.ledgerHead == nil, provenance.knownOn == nil else { return }
        session.say("no gifts have been posted yet: campaign import FILE")
    }

    /// The status of campaigns; all of them when none is named.
    func status(selected: [String] = []) throws -> StatusReport {
        let curves = try LikeCurves(self)
        let report = try StatusReport.build(
            plan: plan, tallies: tallies, asOf: asOf, selected: selected,
            like: curves.share(of:dayOfRun:))
        return isProjected ? report.withoutPace : report
    }
}
