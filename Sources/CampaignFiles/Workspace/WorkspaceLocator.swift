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
