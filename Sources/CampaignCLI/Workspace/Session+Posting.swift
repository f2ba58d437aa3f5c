import CampaignKit
import CampaignLedger

extension Session {
    /// What a batch records about itself: the real clock, the account, the command, the plan then in force.
    ///
    /// `command` is its name and the names of its options, never their values.
    func postingContext(
        _ loaded: LoadedPlan, _ planText: [UInt8], command: String
    ) throws -> PostingContext {
        let zone = loaded.plan.organization.timeZone
        return PostingContext(
            nowUTC: context.nowUTC().description, postedOn: context.civilDay(zone: zone), zone: zone,
            todayOverride: try context.todayOverride(), actor: context.actor, command: command,
            planText: planText, plan: loaded.plan)
    }
}
