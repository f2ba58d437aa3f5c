import CampaignFiles
public import CampaignKit

/// Money posted to campaigns that the plan no longer has.
public struct VanishedCampaignsRule: CheckRule {
    public let guides = [
        CheckGuide(
            code: "vanished-campaign", title: "A campaign's file is missing, but it has money",
            explanation: """
                Gifts are posted to a campaign whose file is no longer in Campaigns/. They stay in every \
                total, on a row of their own, but without a goal, name or policy. Restore the file, or \
                create it again with the same id.
                """)
    ]

    /// Needs the whole plan: a campaign whose file cannot be read has not vanished.
    public func findings(_ subject: CheckSubject) -> [Finding] {
        guard let plan = subject.loaded.plan, let ledger = subject.ledger else { return [] }
        // A ledger that gives no figures, and figures that disagree, are the ledger rule's to report.
        guard let tallies = try? ledger.tallies(plan: plan, asOf: subject.today, knownOn: nil) else {
            return []
        }
        return (try? StatusReport.build(plan: plan, tallies: tallies, asOf: subject.today).findings) ?? []
    }
}
