import Glibc

/// Where programs of this machine are.
enum InstalledProgram {
    /// The first file along `PATH` of that name that can be run, or that path; relative folders do not count.
    static func path(of name: String, _ environment: [String: String]) -> String? {
        guard !name.hasPrefix("/") else { return access(name, X_OK) == 0 ? name : nil }
        return (environment["PATH"] ?? "").split(separator: ":").lazy.filter { $0.hasPrefix("/") }
            .map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}

/// The program of this machine that shows a page to the person who sits at it.
public struct PageViewer: Sendable, Equatable {
    /// The program's file.
    public let path: String

    private static let names = ["xdg-open", "open", "wslview", "sensible-browser"]

    /// What `BROWSER` names, else the first of the usual ones along `PATH`; nil when there is none.
    public static func find(environment: [String: String]) -> PageViewer? {
        let chosen = environment["BROWSER"].map { [$0] } ?? []
        return (chosen + names).lazy.filter { !$0.isEmpty }
            .compactMap { InstalledProgram.path(of: $0, environment) }.first.map { PageViewer(path: $0) }
    }

    /// Shows a page without waiting until it is closed; whether the program could be started.
    public func show(_ page: String, environment: [String: String]) -> Bool {
        ChildProcess.launch([path, page], environment)
    }
}
