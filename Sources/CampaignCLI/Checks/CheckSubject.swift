import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices

/// What is checked: the plan as loaded, and the ledger when there is one.
struct CheckSubject: Sendable {
    let loaded: PlanResult
    /// The report templates.
    var reports: [PlanFile] = []
    /// The letter templates.
    var letters: [PlanFile] = []
    let ledger: (any LedgerReading)?
    let today: CalendarDate
    /// Recompute every hash and every commitment too.
    var isDeep = false
    /// The start of a posting's hash that the ledger must hold.
    var head: String?
    /// The workspace's folder, by its real path; nil where only a plan is checked.
    var directory: String?
    /// The account's home folder.
    var home: String?
    /// How the ledger stands to what this computer has seen.
    var standing = LedgerWatch.State.whole
    /// What the ledger says of itself; nil when it was not asked.
    var checkup: LedgerCheckup?

    /// The plan, even one with errors; for figures use `loaded.plan`.
    var plan: Plan { loaded.partialPlan }
}
