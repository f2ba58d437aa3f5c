import CampaignKit

/// One thing that `campaign check` looks into; a new one is a file of its own and a line in `CheckRules.all`.
protocol CheckRule: Sendable {
    /// The codes that it may report, with what `--explain` says of each.
    var guides: [CheckGuide] { get }

    /// Everything it finds.
    func findings(_ subject: CheckSubject) throws -> [Finding]
}

/// What `--explain CODE` tells about a code.
struct CheckGuide: Equatable {
    let code: String
    /// A few words.
    let title: String
    /// Why it matters and what to do.
    let explanation: String
}

/// Every rule, in the order of their findings.
enum CheckRules {
    static let all: [any CheckRule] = [
        PlanFilesRule(), ReportTemplatesRule(), AppealLettersRule(), LostPostingsRule(), LedgerRule(),
        VanishedCampaignsRule(), SecondLedgerRule(), SharedFolderRule(),
    ]

    static var guides: [CheckGuide] { all.flatMap(\.guides) }
}
