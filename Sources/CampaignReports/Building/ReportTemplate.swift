public import CampaignFiles
public import CampaignKit

/// A report template that was read and checked; nothing was asked of the ledger yet.
public struct ReportTemplate: Sendable {
    /// The file's name without `.md`: `board`.
    public var id: String
    public var title: String
    /// The campaign that figures and blocks are about when they name none; nil for the whole charity.
    public var campaign: String?
    public var audience: Audience
    public var language: String
    public var asOf: CalendarDate?
    public var paper: ReportPaper
    /// What has to be asked of the ledger beside the status.
    public var needs: Set<Breakdown>

    /// Reads and checks a template against the plan; nil when an error keeps it from being built.
    ///
    /// - `campaign` and `audience` stand in for the front matter's.
    public static func read(
        _ file: PlanFile, plan: Plan, campaign: String? = nil, audience: Audience? = nil
    ) -> (template: ReportTemplate?, findings: [Finding]) {
        (nil, [])
    }
}
