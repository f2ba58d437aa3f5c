import CampaignKit

/// What a block is about: its option `of`, else the template's campaign, else everything.
enum BlockScope: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case campaign, project, appeal }

    case everything
    case campaign(String)
    case project(String, campaign: String)
    case appeal(String, campaign: String)

    /// The campaign it is in; nil for everything.
    var campaign: String? {
        switch self {
        case .everything: nil
        case .campaign(let id), .project(_, let id), .appeal(_, let id): id
        }
    }

    /// What the names of its figures begin with.
    var figurePrefix: String { campaign ?? "total" }
}
