public import CampaignKit

/// One rule that a ledger must satisfy, in a file of its own: it recomputes something and says what differs.
protocol LedgerCheck: Sendable {
    /// Stable and kebab-case.
    static var code: String { get }
    /// A few words.
    static var title: String { get }
    /// What the rule is and what to do about a finding, for `check --explain`.
    static var explanation: String { get }
    /// What it proves when it finds nothing.
    static var proof: LedgerProof { get }
    /// Whether only `check --deep` runs it.
    static var isDeep: Bool { get }
    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
}

extension LedgerCheck {
    static var proof: LedgerProof { .practice }
}

/// What a check proves of a ledger.
enum LedgerProof {
    /// What is stored equals what it was computed from.
    case sums
    /// The postings are what was posted.
    case hashes
    /// It is kept as charities do; whatever is found, its figures are right.
    case practice
}

/// What a check may compare with.
struct LedgerCheckContext {
    let plan: Plan
    /// What is due, and which campaigns have ended, depends on it.
    let asOf: CalendarDate
    let engine: any LedgerEngine
    /// The plan of the last posting, where it is known.
    var postedPlan: Plan?
    /// The start of a hash that must be in the chain.
    var head: String?

    /// Minor units of the base currency as text.
    func text(_ minorUnits: Int64) -> String {
        Money(minorUnits: minorUnits, currency: plan.organization.currency).text
    }

    /// A campaign's id as a finding's subject; money without a campaign has a row of that name.
    func subject(_ campaign: String) -> String { campaign.isEmpty ? "unassigned" : campaign }
}

/// Every check, in the order they run; a new one is a file and a line here.
enum LedgerChecks {
    static let all: [any LedgerCheck.Type] = [
        SplitSumCheck.self, DayDeltaCheck.self, RunningTotalCheck.self, DonorCountCheck.self,
        PlaceSetCheck.self, UnlinkedRefundCheck.self, TwoSourcesCheck.self, KnownByNameCheck.self,
        PaymentElsewhereCheck.self, PaymentBeforePromiseCheck.self, RecoveryCheck.self,
        OutsidePeriodCheck.self, PledgeWithoutScheduleCheck.self, PledgeYearsCheck.self,
        AwardYearsCheck.self, OverdueAfterEndCheck.self,
        BeforeApprovalCheck.self, ShortMoveCheck.self, WithdrawnProjectCheck.self, OverGoalCheck.self,
        RaisedOverCapCheck.self, UnitOversoldCheck.self, NamedUnpaidCheck.self, ReturnableOpenCheck.self,
        ConditionalOverpaidCheck.self, CutBelowPaidCheck.self, ForeignResidueCheck.self,
        GovernmentCountedCheck.self,
        DAFBenefitCheck.self,
        QCDBenefitCheck.self, VanishedPlaceCheck.self, AppealDatesCheck.self, ChainCheck.self, HeadCheck.self,
        SchemaCheck.self, ReceiptCheck.self, DonorKeyCheck.self, CommitmentDeltaCheck.self,
        IntegrityCheck.self,
    ]
}

/// What a ledger is checked against.
public struct LedgerCheckQuestion: Sendable {
    public var plan: Plan
    /// What is due, and which campaigns have ended, depends on it.
    public var asOf: CalendarDate
    /// The plan of the last posting, where it could be read: what the running totals were written for.
    public var postedPlan: Plan?
    /// Recompute every hash and every commitment too.
    public var isDeep: Bool
    /// The hash, or the start of one, of a posting that must be there.
    public var head: String?

    public init(
        plan: Plan, asOf: CalendarDate, postedPlan: Plan? = nil, isDeep: Bool = false, head: String? = nil
    ) {
        self.plan = plan
        self.asOf = asOf
        self.postedPlan = postedPlan
        self.isDeep = isDeep
        self.head = head
    }
}

/// What a check of the ledger looked at, and what it found.
public struct LedgerCheckup: Sendable, Equatable {
    public var findings: [Finding]
    /// Rows of files and commands that were posted.
    public var rows: Int64
    public var batches: Int64
    /// Whether every hash was recomputed.
    public var isDeep: Bool

    public init(findings: [Finding] = [], rows: Int64 = 0, batches: Int64 = 0, isDeep: Bool = false) {
        self.findings = findings
        self.rows = rows
        self.batches = batches
        self.isDeep = isDeep
    }

    /// Whether every sum equals the rows that it was summed from.
    public var sumsAgree: Bool { proves(.sums) }

    /// Whether every batch is what was posted; nil when no one looked.
    public var hashesAgree: Bool? { isDeep ? proves(.hashes) : nil }

    private func proves(_ proof: LedgerProof) -> Bool {
        let codes = LedgerChecks.all.filter { $0.proof == proof }.map { $0.code }
        return !findings.contains { $0.severity == .error && codes.contains($0.code) }
    }
}

/// The first findings of a rule, each for itself, and one that counts the rest.
struct CappedFindings {
    static let shown = 20

    let code: String
    private var findings: [Finding] = []
    private var rest = 0

    init(code: String) {
        self.code = code
    }

    mutating func add(_ finding: Finding) {
        if findings.count < Self.shown { findings.append(finding) } else { rest += 1 }
    }

    var all: [Finding] {
        guard rest > 0, let last = findings.last else { return findings }
        let more = Finding(
            code: code, severity: last.severity, message: "\(rest) more like these", hint: last.hint)
        return findings + [more]
    }
}
