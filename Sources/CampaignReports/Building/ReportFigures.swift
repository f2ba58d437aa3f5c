public import CampaignKit

/// Everything that a report may show, as values: computed once, before any text is rendered.
public struct ReportFigures: Sendable {
    public var plan: Plan
    public var asOf: CalendarDate
    /// As asked for: a day or a batch; nil for now.
    public var knownOn: String?
    /// Until when gifts can have come; nil where no one asked.
    public var today: CalendarDate?
    /// The day has not come: only what is posted by now is known of it.
    public var isProjected: Bool { today.map { asOf > $0 } ?? false }
    public var planDigest: String
    /// The hash of the ledger's last batch; nil when nothing was posted.
    public var ledgerHead: String?
    public let audience: Audience
    /// Of all campaigns.
    public let status: StatusReport
    /// What of it the audience may see: decided once, for texts and blocks alike.
    let redaction: Redaction
    /// What the blocks of the template asked for (`ReportTemplate.needs`).
    public var breakdowns: [Breakdown: BreakdownReport]
    /// The years of donors that they asked for (`ReportTemplate.lifecycles`); without one that has not begun.
    public var lifecycles: [LifecycleNeed: LifecycleReport]

    public init(
        plan: Plan, asOf: CalendarDate, knownOn: String? = nil, planDigest: String, ledgerHead: String?,
        audience: Audience, status: StatusReport, breakdowns: [Breakdown: BreakdownReport] = [:],
        lifecycles: [LifecycleNeed: LifecycleReport] = [:]
    ) {
        self.plan = plan
        self.asOf = asOf
        self.knownOn = knownOn
        self.planDigest = planDigest
        self.ledgerHead = ledgerHead
        self.audience = audience
        self.status = status
        redaction = Redaction(status, for: audience)
        self.breakdowns = breakdowns
        self.lifecycles = lifecycles
    }
}
