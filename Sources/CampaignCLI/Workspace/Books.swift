import CampaignFiles
import CampaignKit
import CampaignLedger

/// The plan and the ledger of a workspace at one point of knowledge, before a day is chosen.
struct Books {
    let loaded: LoadedPlan
    let ledger: (any LedgerReading)?
    let head: LedgerHead?
    let knownOn: KnownOn?
    /// Today in the charity's zone: a later day has not come.
    let today: CalendarDate
    /// The last batch that counts; nil for all of them.
    private(set) var batch: Int64?
    /// The batch that the figures end with, for those who compare them later.
    private let shownHead: LedgerHead?

    /// Opens the workspace and settles the batch and the plan then in force.
    init(_ session: Session, knownOn: KnownOn?) throws {
        let directory = try session.directory()
        let present = try session.plan(in: directory)
        ledger = try session.ledger(in: directory)
        head = try ledger?.head()
        self.knownOn = knownOn
        batch = try Self.batch(knownOn, ledger: ledger, head: head)
        shownHead = if let batch { try ledger?.head(atBatch: batch) } else { head }
        loaded = try Self.plan(present, at: batch, ledger: ledger)
        today = try session.today(loaded.plan)
        if batch == 0, head != nil, let knownOn { session.say("nothing had been posted by \(knownOn.text)") }
    }

    /// The same, closed at the last batch that is there now: whatever is asked of them later agrees.
    var closed: Books {
        var books = self
        books.batch = batch ?? head?.batch ?? 0
        return books
    }

    /// The day asked for; else the day of `--known-on`; else today.
    ///
    /// What was known that evening is asked for as it looked that evening.
    func day(_ asOf: CalendarDate?, _ session: Session) throws -> CalendarDate {
        if let asOf {
            if asOf > today {
                session.say("\(asOf) is in the future: figures include only what has been posted so far")
            }
            return asOf
        }
        if case .day(let known) = knownOn { return known }
        return today
    }

    /// The ledger with all of its rows; nil when there is none yet.
    var rows: Ledger? { ledger as? Ledger }

    /// What every document made from these books says of them.
    func provenance(asOf: CalendarDate) -> Provenance {
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
                throw CommandError.failed(
                    "unknown-batch", "no batch B-\(number)",
                    hint: head.map { "the last one is B-\($0.batch)" } ?? "nothing has been posted yet")
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
