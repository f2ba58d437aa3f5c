/// What a figure is about.
enum FigureSubject: Hashable, Sendable {
    case campaign(String)
    case project(String, campaign: String)
    case appeal(String, campaign: String)
    /// All campaigns and what has none.
    case total
    /// What has no campaign.
    case unassigned
    case organization
    /// The report itself.
    case report

    /// As it appears in front of a figure's name: `center-for-innovation.floor-3`.
    var path: String? {
        switch self {
        case .campaign(let id): id
        case .project(let id, let campaign), .appeal(let id, let campaign): "\(campaign).\(id)"
        case .total: "total"
        case .unassigned: "unassigned"
        case .organization: "organization"
        case .report: nil
        }
    }

    /// For messages.
    var words: String {
        switch self {
        case .campaign: "a campaign"
        case .project: "a project"
        case .appeal: "an appeal"
        case .total: "the whole charity"
        case .unassigned: "unassigned money"
        case .organization: "the organization"
        case .report: "the report"
        }
    }

    var scope: FigureScope {
        switch self {
        case .campaign: .campaign
        case .project, .appeal: .part
        case .total: .total
        case .unassigned: .unassigned
        case .organization: .organization
        case .report: .report
        }
    }
}
