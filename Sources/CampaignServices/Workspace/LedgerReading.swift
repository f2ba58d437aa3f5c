public import CampaignKit
public import CampaignLedger

/// What reading commands ask of a ledger; `Ledger` is one, tests have one with made-up figures.
public protocol LedgerReading: Sendable {
    /// The last batch; nil when nothing was posted.
    func head() throws(LedgerError) -> LedgerHead?
    /// The newest batch up to this one.
    func head(atBatch: Int64) throws(LedgerError) -> LedgerHead?
    func tallies(plan: Plan, asOf: CalendarDate, knownOn: Int64?) throws(LedgerError) -> Tallies
    /// What some campaigns together had raised by the end of each of some days: minor units.
    func raised(
        by campaigns: [String], plan: Plan, asOf: [CalendarDate], knownOn: Int64?
    ) throws(LedgerError) -> [CalendarDate: Int64]
    func breakdowns(
        by: Set<Breakdown>, plan: Plan, asOf: CalendarDate, knownOn: Int64?, countingDonors: Bool
    ) throws(LedgerError) -> [Breakdown: [BreakdownRow]]
    /// The largest and the median gift to some campaigns; nil without gifts.
    func giftStatistics(
        campaigns: [String], asOf: CalendarDate, knownOn: Int64?
    ) throws(LedgerError) -> GiftStatistics?
    /// The last batch posted on or before the day.
    func batch(knownOn: CalendarDate) throws(LedgerError) -> Int64?
    /// What each gift and promise adds to raised in some campaigns.
    func commitmentSizes(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?, _ body: (Int64) throws -> Void
    ) throws
    /// The promises that some campaigns still wait for.
    func openPromises(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?,
        _ body: (OpenPromise) throws -> Void
    ) throws
    /// Post-dated checks that are held at the end of a day.
    func heldGifts(plan: Plan, asOf: CalendarDate, knownOn: Int64?) throws(LedgerError) -> [PostDatedGift]
    /// What is wrong with the ledger's own rows and sums.
    func checkup(_ question: LedgerCheckQuestion) throws(LedgerError) -> LedgerCheckup
    /// The plan that a batch was posted under, as a bundle.
    func planText(atBatch: Int64) throws(LedgerError) -> [UInt8]?
    /// The newest batch, and whether one that was seen before is still there.
    func sighting(of seen: BatchMark?, isBegun: Bool) throws(LedgerError) -> LedgerSighting
}

extension LedgerReading {
    /// Made-up figures are of no ledger that anyone has seen.
    public func sighting(of seen: BatchMark?, isBegun: Bool) throws(LedgerError) -> LedgerSighting {
        LedgerSighting()
    }
}

extension Ledger: LedgerReading {}
