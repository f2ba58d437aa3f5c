public import CampaignFiles
public import CampaignKit
public import CampaignLedger

/// What is checked: the plan as loaded, and the ledger when there is one.
public struct CheckSubject: Sendable {
    public let loaded: PlanResult
    /// The report templates.
    public var reports: [PlanFile] = []
    /// The letter templates.
    public var letters: [PlanFile] = []
    public let ledger: (any LedgerReading)?
    public let today: CalendarDate
    /// Recompute every hash and every commitment too.
    public var isDeep = false
    /// The start of a posting's hash that the ledger must hold.
    public var head: String?
    /// The workspace's folder, by its real path; nil where only a plan is checked.
    public var directory: String?
    /// The account's home folder.
    public var home: String?
    /// How the ledger stands to what this computer has seen.
    public var standing = LedgerWatch.State.whole
    /// What the ledger says of itself; nil when it was not asked.
    public var checkup: LedgerCheckup?

    /// The plan, even one with errors; for figures use `loaded.plan`.
    public var plan: Plan { loaded.partialPlan }
}
