public import CampaignKit

/// What every letter of a run says alike: who writes, on which day, for which appeal.
public struct LetterFacts: Sendable {
    public var organization: Organization
    /// Nil for thank-you letters.
    public var appeal: Appeal?
    public var today: CalendarDate

    public init(organization: Organization, appeal: Appeal?, today: CalendarDate) {
        self.organization = organization
        self.appeal = appeal
        self.today = today
    }
}
