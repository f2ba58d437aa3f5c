import CampaignKit

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
        PaymentElsewhereCheck.self, RecoveryCheck.self, OutsidePeriodCheck.self,
        PledgeWithoutScheduleCheck.self, PledgeYearsCheck.self, OverdueAfterEndCheck.self,
        BeforeApprovalCheck.self, ShortMoveCheck.self, WithdrawnProjectCheck.self, OverGoalCheck.self,
        RaisedOverCapCheck.self, UnitOversoldCheck.self,
        DAFBenefitCheck.self,
        QCDBenefitCheck.self, VanishedPlaceCheck.self, AppealDatesCheck.self, ChainCheck.self, HeadCheck.self,
        SchemaCheck.self, DonorKeyCheck.self, CommitmentDeltaCheck.self, IntegrityCheck.self,
    ]
}
