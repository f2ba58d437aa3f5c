public import CampaignKit

/// Where figures come from: what every document that shows them says.
public struct Provenance: Sendable {
    public var asOf: CalendarDate
    /// As asked for: a day or a batch; nil for now.
    public var knownOn: String?
    /// SHA-256 of the plan in hexadecimal.
    public var planDigest: String
    /// The hash of the ledger's last batch; nil when nothing was posted.
    public var ledgerHead: String?
    public var plan: Plan

    public init(
        asOf: CalendarDate, knownOn: String? = nil, planDigest: String, ledgerHead: String?, plan: Plan
    ) {
        self.asOf = asOf
        self.knownOn = knownOn
        self.planDigest = planDigest
        self.ledgerHead = ledgerHead
        self.plan = plan
    }
}
