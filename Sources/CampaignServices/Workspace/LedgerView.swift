public import CampaignFiles
public import CampaignKit
public import CampaignLedger
import Digests

/// The plan and the ledger of a workspace at one point of knowledge, before a day is chosen.
public struct LedgerView {
    public private(set) var loaded: LoadedPlan
    /// Nil when there is none yet.
    public let ledger: Ledger?
    public let head: LedgerHead?
    public let knownOn: KnownOn?
    /// Today in the charity's zone: a later day has not come.
    public let today: CalendarDate
    /// The last batch that counts; nil for all of them.
    public private(set) var batch: Int64?
    /// The batch that the figures end with, for those who compare them later.
    private var shownHead: LedgerHead?

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

    /// The same with the names that an audience reads in a language.
    public func named(in language: LetterLanguage, for audience: Audience) -> LedgerView {
        var view = self
        view.loaded.plan = loaded.plan.named(in: language, for: audience)
        return view
    }

    /// The same with the ledger and the plan that a document was made from, by how their digests begin.
    ///
    /// Nil where the ledger has no such batch, or the plan of that time was not posted under.
    public func asItWas(ledger mark: String?, plan digest: String) throws -> LedgerView? {
        var view = self
        view.shownHead = nil
        view.batch = 0
        if let mark {
            guard let found = try ledger?.batches().first(where: { $0.hash.hasPrefix(mark) }) else {
                return nil
            }
            view.batch = found.id
            view.shownHead = try ledger?.head(atBatch: found.id)
        }
        if !loaded.digest.hasPrefix(digest) {
            view.loaded = try Self.plan(loaded, at: view.batch, ledger: ledger)
        }
        return view.loaded.digest.hasPrefix(digest) ? view : nil
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

    /// What every document made from this view says of it.
    public func provenance(asOf: CalendarDate) -> Provenance {
        Provenance(
            asOf: asOf, knownOn: knownOn?.text, planDigest: loaded.digest, ledgerHead: shownHead?.hash,
            plan: loaded.plan)
    }

    private static func batch(
        _ knownOn: KnownOn?, ledger: Ledger?, head: LedgerHead?
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
        _ present: LoadedPlan, at batch: Int64?, ledger: Ledger?
    ) throws -> LoadedPlan {
        guard let batch, batch > 0, let bytes = try ledger?.planText(atBatch: batch) else { return present }
        return try LoadedPlan(WorkspaceSource(bundle: bytes))
    }
}

/// A plan that can be trusted, with the digest that every document carries.
public struct LoadedPlan {
    public fileprivate(set) var plan: Plan
    /// SHA-256 of the plan's files in canonical form, in hexadecimal.
    public let digest: String
    /// Warnings and notes; errors would have refused it.
    public let findings: [Finding]

    /// Loads a plan; refuses one with errors, and says all of them.
    public init(_ source: WorkspaceSource) throws(ServiceError) {
        let result = PlanLoader.load(source)
        guard let plan = result.plan else { throw .plan(result.findings) }
        self.plan = plan
        findings = result.findings
        digest = SHA256.hex(SHA256.digest(source.bundle))
    }
}

/// A point of knowledge: the end of a day, or a batch.
public enum KnownOn: Equatable, Sendable {
    case day(CalendarDate)
    case batch(Int64)

    /// Reads `2026-07-15` or `B-31`.
    public init?(_ text: String) {
        if let day = CalendarDate(text) {
            self = .day(day)
        } else if text.hasPrefix("B-"), let batch = Int64(text.dropFirst(2)), batch > 0 {
            self = .batch(batch)
        } else {
            return nil
        }
    }

    /// As it is read.
    public var text: String {
        switch self {
        case .day(let day): day.description
        case .batch(let batch): "B-\(batch)"
        }
    }
}

/// Where figures come from: what every document that shows them says.
public struct Provenance: Sendable {
    public var asOf: CalendarDate
    /// As asked for: a day or a batch; nil for now.
    public var knownOn: String?
    /// SHA-256 of the plan in hexadecimal.
    public var planDigest: String
    /// The hash of the ledger's last batch; nil when nothing was posted.
    public var ledgerHead: String?
    public var plan: Plan

    public init(
        asOf: CalendarDate, knownOn: String? = nil, planDigest: String, ledgerHead: String?, plan: Plan
    ) {
        self.asOf = asOf
        self.knownOn = knownOn
        self.planDigest = planDigest
        self.ledgerHead = ledgerHead
        self.plan = plan
    }
}
