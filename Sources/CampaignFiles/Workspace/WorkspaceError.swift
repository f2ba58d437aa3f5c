import CampaignKit

/// Why a workspace could not be found or read at all; what is wrong *in* its files is a finding.
public enum WorkspaceError: Error, Equatable, Sendable {
    /// No folder from `directory` upwards has `Campaigns/`.
    case notFound(directory: String)
    /// The folder that was named has no `Campaigns/`; `nearest` is a folder above it that has.
    case notAWorkspace(directory: String, namedBy: Origin, nearest: String?)
    case unreadable(path: String, reason: String)
    /// A symbolic link that leads out of the workspace.
    case outside(path: String)
    case tooManyFiles(limit: Int)
    case tooLarge(limitMebibytes: Int)
    case damagedBundle(reason: String)

    /// Where the name of a workspace came from.
    public enum Origin: String, Sendable {
        case option = "-C"
        case environment = "CAMPAIGN_HOME"
    }

    /// One sentence, lower case first, no full stop.
    public var message: String {
        switch self {
        case .notFound(let directory): "no workspace in \(directory) or any folder above it"
        case .notAWorkspace(let directory, let origin, _):
            "\(origin.rawValue) names \(directory), which has no Campaigns folder"
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .outside(let path): "\(path) is a link that points outside the workspace"
        case .tooManyFiles(let limit): "more than \(limit) campaign files"
        case .tooLarge(let limit): "the campaign files have more than \(limit) MiB together"
        case .damagedBundle(let reason): "the stored plan is damaged: \(reason)"
        }
    }

    /// What to do next.
    public var hint: String {
        switch self {
        case .notFound:
            "create one with 'campaign init', or name one with -C DIR or CAMPAIGN_HOME"
        case .notAWorkspace(let directory, _, let nearest):
            nearest.map(DidYouMean.question)
                ?? "create a workspace there with 'campaign init \(directory)'"
        case .unreadable: "check that the file exists and that you may read it"
        case .outside: "put the file itself into the workspace"
        case .tooManyFiles, .tooLarge: "move files that are not campaigns out of Campaigns/"
        case .damagedBundle: "run 'campaign check --deep' to see what else is damaged"
        }
    }
}
