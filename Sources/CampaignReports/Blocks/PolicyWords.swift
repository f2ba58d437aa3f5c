import CampaignKit

/// Deviations from the usual counting policy, as a board member reads them.
enum PolicyWords {
    /// One clause for each; none for the defaults.
    static func deviations(_ policy: CountingPolicy) -> [String] {
        let usual = CountingPolicy()
        var words: [String] = []
        if policy.inKind != usual.inKind { words.append("gifts in kind are counted in raised") }
        if policy.revocable != usual.revocable { words.append("revocable promises are counted in raised") }
        if policy.outsidePeriod != usual.outsidePeriod {
            words.append("promises and gifts dated outside its period are left out")
        }
        if policy.government != usual.government {
            words.append("money from governments is counted in raised")
        }
        if policy.exchange != usual.exchange {
            words.append("the price of goods and services is counted in raised")
        }
        if policy.pledgeYears != usual.pledgeYears {
            words.append("pledges may run for \(policy.pledgeYears) years (usually \(usual.pledgeYears))")
        }
        return words
    }

    /// One line for each campaign that counts differently: `REACT 2026: gifts in kind are counted in raised`.
    static func lines(_ campaigns: [Campaign]) -> [String] {
        campaigns.compactMap { campaign in
            let words = deviations(campaign.counting)
            return words.isEmpty ? nil : "\(campaign.name): \(words.joined(separator: "; "))"
        }
    }
}
