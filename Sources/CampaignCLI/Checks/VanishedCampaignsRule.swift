import CampaignFiles
import CampaignKit
import CampaignServices

/// Money posted to campaigns that the plan no longer has.
struct VanishedCampaignsRule: CheckRule {
    let guides = [
        CheckGuide(
            code: "vanished-campaign", title: "A campaign's file is gone, its money is not",
            explanation: """
                Gifts are posted to a campaign whose file is no longer in Campaigns/. They stay in every total, in a \
                row of their own, but without a goal, a name and a policy. Bring the file back, or make it anew under \
                the same id.
                """)
    ]

    /// Needs the whole plan: a campaign whose file cannot be read has not vanished.
    func findings(_ subject: CheckSubject) -> [Finding] {
        guard let plan = subject.loaded.plan, let ledger = subject.ledger else { return [] }
        // A ledger that gives no figures, and figures that disagree, are the ledger rule's to report.
        guard let tallies = try? ledger.tallies(plan: plan, asOf: subject.today, knownOn: nil) else {
            return []
        }
        return (try? StatusReport.build(plan: plan, tallies: tallies, asOf: subject.today).findings) ?? []
    }
}
