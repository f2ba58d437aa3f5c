import CampaignKit

/// The made-up plan with the same hostile words wherever a plan has words.
enum HostilePlan {
    static func plan(named evil: String) -> Plan {
        Plan(
            organization: Organization(name: evil),
            campaigns: MadeUpFigures.plan.campaigns.map { campaign in
                var campaign = campaign
                campaign.name = evil
                campaign.projects = campaign.projects.map { project in
                    var project = project
                    project.name = evil
                    project.partners = project.partners.map {
                        FundedProject.Partner(name: evil, shareTenths: $0.shareTenths)
                    }
                    return project
                }
                campaign.appeals = campaign.appeals.map { appeal in
                    var appeal = appeal
                    appeal.name = evil
                    return appeal
                }
                return campaign
            })
    }
}
