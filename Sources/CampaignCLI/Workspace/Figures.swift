import CampaignFiles
import CampaignKit
import CampaignLedger

/// A plan and the money posted under it, seen at one day and one point of knowledge.
struct Figures {
    let loaded: LoadedPlan
    let ledger: (any LedgerReading)?
    let asOf: CalendarDate
    /// The last batch that counts; nil for all of them.
    let batch: Int64?
    let provenance: Provenance
    /// The money at the end of `asOf`; asked for once, every answer is made from it.
    let tallies: Tallies

    var plan: Plan { loaded.plan }

    /// Opens the workspace and settles the day, the batch and the plan then in force.
    init(_ session: Session, asOf: CalendarDate?, knownOn: KnownOn?) throws {
        let directory = try session.directory()
        let present = try session.plan(in: directory)
        let ledger = try session.ledger(in: directory)
        let head = try ledger?.head()
        let batch = try Self.batch(knownOn, ledger: ledger, head: head)
        let loaded = try Self.plan(present, at: batch, ledger: ledger)
        var day = asOf
        // What was known that evening is asked for as it looked that evening.
        if day == nil, case .day(let known) = knownOn { day = known }
        self.loaded = loaded
        self.ledger = ledger
        self.batch = batch
        self.asOf = try day ?? session.today(loaded.plan)
        provenance = Provenance(
            asOf: self.asOf, knownOn: knownOn?.text, planDigest: loaded.digest, ledgerHead: head?.hash,
            plan: loaded.plan)
        tallies = try ledger?.tallies(plan: loaded.plan, asOf: self.asOf, knownOn: batch) ?? Tallies()
    }

    /// The money at the end of another day, for comparisons.
    func tallies(on day: CalendarDate) throws -> Tallies {
        try ledger?.tallies(plan: plan, asOf: day, knownOn: batch) ?? Tallies()
    }

    func breakdown(by kind: Breakdown) throws -> [BreakdownRow] {
        try ledger?.breakdown(by: kind, plan: plan, asOf: asOf, knownOn: batch) ?? []
    }

    /// Says that zeros are not a result: nothing was posted yet.
    func noteWhenEmpty(_ session: Session) {
        if provenance.ledgerHead == nil { session.say("no gifts have been posted yet: campaign import FILE") }
    }

    /// The status of campaigns; all of them when none is named.
    func status(selected: [String] = []) throws -> StatusReport {
        let curves = try LikeCurves(self)
        return try StatusReport.build(
            plan: plan, tallies: tallies, asOf: asOf, selected: selected,
            like: curves.share(of:dayOfRun:))
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
