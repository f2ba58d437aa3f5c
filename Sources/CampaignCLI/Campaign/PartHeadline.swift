import CampaignKit
import CampaignServices
import Terminal

/// The money line of an appeal or a project.
struct PartHeadline {
    let goal: Money?
    let tally: Tally
    let look: ScreenLook

    func lines(_ figures: Snapshot) -> [String] {
        let currency = figures.plan.organization.currency
        let raised = Money(minorUnits: tally.raised, currency: currency).text
        let people = "\(Words.count(tally.gifts, "gift")) from \(Words.count(tally.donors, "donor"))"
        guard let goal, let percent = Percent(tally.raised, of: goal.minorUnits) else {
            return ["  \(raised) raised, no goal", "  \(people)"]
        }
        let bar = look.bar(tally.raised, of: goal.minorUnits, width: 34)
        return ["  \(raised) of \(goal.shortText)   \(bar)  \(percent.shortText)", "  \(people)"]
    }
}
