import CampaignKit

extension Plan {
    /// The small plan with a policy changed by campaign.
    func with(_ change: (inout Campaign) -> Void) -> Plan {
        Plan(
            organization: organization,
            campaigns: campaigns.map { campaign in
                var campaign = campaign
                change(&campaign)
                return campaign
            })
    }

    /// Every choice of policy is somewhere the other way round, and one campaign leaves out what is outside
    /// its period.
    static var mixed: Plan {
        small.with { campaign in
            switch campaign.id {
            case "a": campaign.counting.inKind = .include
            case "b": campaign.counting.government = .include
            case "c":
                campaign.counting.outsidePeriod = .exclude
                campaign.counting.exchange = .include
                campaign.starts = .day("2024-07-01")
                campaign.ends = .day("2025-09-30")
            default: campaign.counting.revocable = .include
            }
        }
    }

    /// Everything is counted, whatever it is.
    static var generous: Plan {
        small.with { campaign in
            campaign.counting.inKind = .include
            campaign.counting.government = .include
            campaign.counting.revocable = .include
            campaign.counting.exchange = .include
        }
    }

    /// The parent has other children.
    static var regrouped: Plan {
        small.with { campaign in
            switch campaign.id {
            case "a": campaign.parent = nil
            case "c": campaign.parent = "top"
            default: break
            }
        }
    }

    static func withBooksClosed(_ day: String) -> Plan {
        var organization = Plan.small.organization
        organization.booksClosed = .day(day)
        return Plan(organization: organization, campaigns: Plan.small.campaigns)
    }

    static var policies: [(name: String, plan: Plan)] {
        [("small", .small), ("mixed", .mixed), ("generous", .generous), ("regrouped", .regrouped)]
    }
}
