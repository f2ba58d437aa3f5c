public import CampaignKit

/// What loading a plan gave: the plan when it can be trusted, and everything that was found.
public struct PlanResult: Sendable {
    /// The plan; nil when any finding is an error, so that no figure is ever computed from half a plan.
    public let plan: Plan?
    /// Whatever could be read, for `check` and for suggestions; never for figures.
    ///
    /// A reference that leads nowhere or in a circle is left out of it, and a text that is missing is empty.
    public let partialPlan: Plan
    /// Everything found in all files, ordered by file, line and column.
    public let findings: [Finding]
}
