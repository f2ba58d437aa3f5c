/// The plan as text: every file that says what the charity intends, exactly as written.
///
/// This is what the ledger keeps of each plan, so that `--known-on` reads the goals and the policy then in
/// force.
public struct WorkspaceSource: Hashable, Sendable {
    /// `Campaigns/organization.yml`, nil when there is none.
    public let organization: PlanFile?
    /// The campaign files, ordered by path.
    public let campaigns: [PlanFile]
    /// What is in the folder, looks like a part of the plan and is not read; no part of the bundle.
    public var unread: [String] = []

    /// The folder that holds the plan.
    public static let folder = "Campaigns"
    /// The folder that holds the report templates.
    public static let reportsFolder = "Reports"
    /// The folder that holds the letter templates.
    public static let lettersFolder = "Reports/letters"
    /// Where the organization's facts are.
    public static let organizationPath = "Campaigns/organization.yml"
    /// The most bytes one file may have.
    public static let largestFile = 1 << 20
    /// The most campaign files.
    public static let mostFiles = 10_000
    /// The most mebibytes that all files may have together.
    static let largestPlanMebibytes = 64

    public init(organization: PlanFile?, campaigns: [PlanFile]) {
        self.organization = organization
        self.campaigns = campaigns.sorted { $0.path < $1.path }
    }

    /// All files in canonical order.
    var files: [PlanFile] {
        (campaigns + [organization].compactMap { $0 }).sorted { $0.path < $1.path }
    }
}
