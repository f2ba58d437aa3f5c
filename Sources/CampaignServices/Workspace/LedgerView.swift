import CampaignFiles
public import CampaignKit
public import CampaignLedger

/// The plan and the ledger of a workspace at one point of knowledge, before a day is chosen.
public struct LedgerView {
    public let loaded: LoadedPlan
    public let ledger: (any LedgerReading)?
    public let head: LedgerHead?
    public let knownOn: KnownOn?
    /// Today in the charity's zone: a later day has not come.
    public let today: CalendarDate
    /// The last batch that counts; nil for all of them.
    public private(set) var batch: Int64?
    /// The batch that the figures end with, for those who compare them later.
    private let shownHead: LedgerHead?

    /// Opens the workspace and settles the batch and the plan then in force.
    public init(_ context: some ServiceContext, knownOn: KnownOn?) throws {
        let directory = try context.directory()
        let present = try context.plan(in: directory)
        ledger = try context.ledger(in: directory)
        head = try ledger?.head()
        self.knownOn = knownOn
        batch = try Self.batch(knownOn, ledger: ledger, head: head)
        shownHead = if let batch { try ledger?.head(atBatch: batch) } else { head }
        loaded = try Self.plan(present, at: batch, ledger: ledger)
        today = try context.today(loaded.plan)
        if batch == 0, head != nil, let knownOn { context.note(.nothingPosted(by: knownOn)) }
    }

    /// The same, closed at the last batch that is there now: whatever is asked of them later agrees.
    public var closed: LedgerView {
        var view = self
        view.batch = batch ?? head?.batch ?? 0
        return view
    }

    /// The day asked for; else the day of `--known-on`; else today.
    ///
    /// What was known that evening is asked for as it looked that evening.
    public func day(_ asOf: CalendarDate?, _ context: some ServiceContext) throws -> CalendarDate {
        if let asOf {
            if asOf > today { context.note(.dayToCome(asOf)) }
            return asOf
        }
        if case .day(let known) = knownOn { return known }
        return today
    }

    /// The ledger with all of its rows; nil when there is none yet.
    public var rows: Ledger? { ledger as? Ledger }

    /// What every document made from this view says of it.
    public func provenance(asOf: CalendarDate) -> Provenance {
        Provenance(
            asOf: asOf, knownOn: knownOn?.text, planDigest: loaded.digest, ledgerHead: shownHead?.hash,
            plan: loaded.plan)
    }

    private static func batch(
        _ knownOn: KnownOn?, ledger: (any LedgerReading)?, head: LedgerHead?
    ) throws -> Int64? {
        switch knownOn {
        case nil: return nil
        // Batch 0 is before the first: nothing was known.
        case .day(let day): return try ledger?.batch(knownOn: day) ?? 0
        case .batch(let number):
            guard let head, number <= head.batch else {
                throw ServiceError.unknownBatch(number, newest: head?.batch)
            }
            return number
        }
    }

    /// The plan that a batch was posted under; today's where the ledger has none.
    private static func plan(
        _ present: LoadedPlan, at batch: Int64?, ledger: (any LedgerReading)?
    ) throws -> LoadedPlan {
        guard let batch, batch > 0, let bytes = try ledger?.planText(atBatch: batch) else { return present }
        return try LoadedPlan(WorkspaceSource(bundle: bytes))
    }
}
