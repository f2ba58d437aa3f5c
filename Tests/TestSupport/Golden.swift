import Foundation

/// Compares what the program says with a committed file, so that every change of it is seen in review.
///
/// `UPDATE_GOLDEN=1 swift test` rewrites the files; git then shows what changed.
public enum Golden {
    /// Nil when `actual` is the very text of the file at `path` under the test target's folder `Golden`; else
    /// what differs, as a unified diff.
    ///
    ///     #expect(Golden.expect(text, at: "status/table.txt") == nil)
    public static func expect(_ actual: String, at path: String, filePath: String = #filePath) -> String? {
        guard let folder = folder(of: filePath) else { return "no folder Tests above \(filePath)" }
        return compare(actual, with: folder.appendingPathComponent(path), updating: isUpdating)
    }

    /// The same for a file that is committed elsewhere in the repository, such as a guide.
    public static func expect(
        _ actual: String, inRepository path: String, filePath: String = #filePath
    ) -> String? {
        guard let tests = folder(of: filePath)?.deletingLastPathComponent().deletingLastPathComponent() else {
            return "no folder Tests above \(filePath)"
        }
        let file = tests.deletingLastPathComponent().appendingPathComponent(path)
        return compare(actual, with: file, updating: isUpdating)
    }

    /// The comparison itself, for a file anywhere.
    static func compare(_ actual: String, with file: URL, updating: Bool) -> String? {
        do {
            if updating {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(actual.utf8).write(to: file)
                return nil
            }
            guard let data = try? Data(contentsOf: file) else {
                return "no golden file \(file.path); UPDATE_GOLDEN=1 writes it"
            }
            let committed = String(decoding: data, as: UTF8.self)
            guard let diff = LineDiff.unified(old: committed, new: actual) else { return nil }
            return "--- \(file.path)\n+++ actual\n\(diff)"
        } catch {
            return "cannot write \(file.path): \(error.localizedDescription)"
        }
    }

    private static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" }

    /// `Tests/<target>/Golden` for a test file at any depth in the target.
    private static func folder(of filePath: String) -> URL? {
        var url = URL(fileURLWithPath: filePath).deletingLastPathComponent()
        while url.pathComponents.count > 1 {
            let parent = url.deletingLastPathComponent()
            if parent.lastPathComponent == "Tests" { return url.appendingPathComponent("Golden") }
            url = parent
        }
        return nil
    }
}
