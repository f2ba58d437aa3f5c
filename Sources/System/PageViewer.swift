import Glibc

/// The program of this machine that shows a page to the person who sits at it.
public struct PageViewer: Sendable, Equatable {
    /// The program's file.
    public let path: String

    private static let names = ["xdg-open", "open", "wslview", "sensible-browser"]

    /// What `BROWSER` names, else the first of the usual ones along `PATH`; nil when there is none.
    public static func find(environment: [String: String]) -> PageViewer? {
        let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        let chosen = environment["BROWSER"].map { [$0] } ?? []
        for name in chosen + names where !name.isEmpty {
            let candidates = name.hasPrefix("/") ? [name] : folders.map { "\($0)/\(name)" }
            if let path = candidates.first(where: { access($0, X_OK) == 0 }) { return PageViewer(path: path) }
        }
        return nil
    }

    /// Shows a page without waiting until it is closed; whether the program could be started.
    public func show(_ page: String, environment: [String: String]) -> Bool {
        ChildProcess.launch([path, page], environment)
    }
}
