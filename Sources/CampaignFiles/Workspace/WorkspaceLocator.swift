import CampaignKit
import Glibc

/// Finds the workspace that a command works in.
public enum WorkspaceLocator {
    /// The folder of the workspace: the one named explicitly (`-C`), else by the environment
    /// (`CAMPAIGN_HOME`), else the nearest one from `directory` upwards.
    ///
    /// A named folder must itself be a workspace: walking up from a mistyped name could silently pick another
    /// charity's books. Relative names are resolved against `directory`, never against the process's own.
    public static func find(
        from directory: String, environmentHome: String?, explicit: String?
    ) throws(WorkspaceError) -> String {
        if let explicit, !explicit.isEmpty {
            return try named(explicit, by: .option, from: directory)
        }
        if let environmentHome, !environmentHome.isEmpty {
            return try named(environmentHome, by: .environment, from: directory)
        }
        let start = absolute(directory, from: "/")
        guard let found = nearest(from: start) else { throw .notFound(directory: start) }
        return found
    }

    private static func named(
        _ name: String, by origin: WorkspaceError.Origin, from directory: String
    ) throws(WorkspaceError) -> String {
        let path = absolute(name, from: directory)
        guard isWorkspace(path) else {
            throw .notAWorkspace(directory: path, namedBy: origin, nearest: nearest(from: path))
        }
        return path
    }

    private static func nearest(from directory: String) -> String? {
        var path = directory
        while true {
            if isWorkspace(path) { return path }
            guard path != "/" else { return nil }
            path = parent(of: path)
        }
    }

    private static func isWorkspace(_ path: String) -> Bool {
        var status = stat()
        let folder = path == "/" ? "/Campaigns" : path + "/Campaigns"
        return stat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func parent(of path: String) -> String {
        let parts = path.split(separator: "/").dropLast()
        return "/" + parts.joined(separator: "/")
    }

    /// `name` under `directory`, without `.`, `..` and doubled slashes.
    private static func absolute(_ name: String, from directory: String) -> String {
        let whole = name.hasPrefix("/") ? name : directory + "/" + name
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}

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
