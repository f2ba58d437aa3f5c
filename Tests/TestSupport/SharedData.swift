public import Foundation

/// The real files that the project is measured with.
///
/// They are outside the repository and may be absent.
public enum SharedData {
    /// `shared/data`: in `SHARED_DIR` when that is set, else next to the repository or above it; nil when
    /// absent.
    public static let folder: URL? = {
        if let shared = ProcessInfo.processInfo.environment["SHARED_DIR"] {
            return existing(URL(fileURLWithPath: shared, isDirectory: true).appendingPathComponent("data"))
        }
        var ancestor = URL(fileURLWithPath: #filePath)
        while ancestor.pathComponents.count > 1 {
            ancestor.deleteLastPathComponent()
            if let data = existing(ancestor.appendingPathComponent("shared/data")) { return data }
        }
        return nil
    }()

    /// A file or folder in it; nil when absent, which is noted so that a skipped test never looks like a
    /// passed one.
    public static func url(_ path: String, for test: String = #function) -> URL? {
        let found = folder.flatMap { existing($0.appendingPathComponent(path)) }
        if found == nil { TestLog.note("\(test) skipped: no shared/data/\(path) (set SHARED_DIR)") }
        return found
    }

    private static func existing(_ url: URL) -> URL? {
        FileManager.default.fileExists(atPath: url.path) ? url : nil
    }
}
