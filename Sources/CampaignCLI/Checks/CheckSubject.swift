import CampaignFiles
import CampaignKit

/// What is checked: the plan as loaded, and the ledger when there is one.
struct CheckSubject: Sendable {
    let loaded: PlanResult
    /// The report templates.
    var reports: [PlanFile] = []
    let ledger: (any LedgerReading)?
    let today: CalendarDate
    /// Recompute every hash and every commitment too.
    var isDeep = false

    /// The plan, even one with errors; for figures use `loaded.plan`.
    var plan: Plan { loaded.partialPlan }
}
