public import CampaignKit

/// What every letter of a run says alike: who writes, on which day, for which appeal.
public struct LetterFacts: Sendable {
    public var organization: Organization
    /// Nil for thank-you letters.
    public var appeal: Appeal?
    public var today: CalendarDate
    /// The names of what a gift can be for: a campaign that is over, or an appeal, is none.
    let projects: Set<String>

    public init(plan: Plan, appeal: Appeal?, today: CalendarDate) {
        organization = plan.organization
        self.appeal = appeal
        self.today = today
        projects = Set(plan.campaigns.flatMap { $0.projects.map(\.name) })
    }
}
