public import CampaignKit

/// One thing that `campaign check` looks into; a new one is a file of its own and a line in `CheckRules.all`.
public protocol CheckRule: Sendable {
    /// The codes that it may report, with what `--explain` says of each.
    var guides: [CheckGuide] { get }

    /// Everything it finds.
    func findings(_ subject: CheckSubject) throws -> [Finding]
}

/// What `--explain CODE` tells about a code.
public struct CheckGuide: Equatable, Sendable {
    public let code: String
    /// A few words.
    public let title: String
    /// Why it matters and what to do.
    public let explanation: String
}

/// Every rule, in the order of their findings.
public enum CheckRules {
    public static let all: [any CheckRule] = [
        PlanFilesRule(), ReportTemplatesRule(), AppealLettersRule(), LostPostingsRule(), LedgerRule(),
        VanishedCampaignsRule(), SecondLedgerRule(), SharedFolderRule(),
    ]

    public static var guides: [CheckGuide] { all.flatMap(\.guides) }
}
