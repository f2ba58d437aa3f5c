import Glibc
import Terminal

/// Keeps answers out of the plan and the report templates: their files are written by people.
enum PlanFiles {
    /// Throws when a file at this absolute path would be, or become, a part of a plan.
    static func refuse(_ path: String, workspace: String?) throws(CommandError) {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let folders = [Paths.normal(parent(of: path)), real(parent(of: path))].compactMap { $0 }
        let plans =
            workspace.map { root in
                ["/Campaigns", "/Reports"].flatMap { [root + $0, real(root + $0)] }.compactMap { $0 }
            } ?? []
        let isInside = folders.contains { folder in
            plans.contains { folder == $0 || folder.hasPrefix($0 + "/") } || isBelowPlan(folder)
        }
        guard isInside || name == "organization.yml" else { return }
        throw .usage(
            "output-is-plan", "\(TerminalText.safe(path)) would be a file of the plan",
            hint: "give -o a name outside of Campaigns/ and Reports/")
    }

    /// Whether the folder is one called Campaigns that holds a plan, or is in one.
    private static func isBelowPlan(_ folder: String) -> Bool {
        let parts = folder.split(separator: "/")
        return parts.indices.contains { index in
            parts[index] == "Campaigns"
                && FileStatus("/" + parts[...index].joined(separator: "/") + "/organization.yml") != nil
        }
    }

    private static func parent(of path: String) -> String {
        "/" + path.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// The path without symbolic links; nil when there is nothing.
    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
