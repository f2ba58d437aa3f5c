import Foundation

/// The repository's own Swift files, as text.
struct SourceTree {
    struct File: Sendable, CustomStringConvertible {
        /// Relative to the repository, `Sources/CampaignKit/Money/Money.swift`.
        let path: String
        let text: String
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var description: String { path }
        /// The module or test target.
        var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
    }

    static let root: URL = {
        var url = URL(fileURLWithPath: #filePath)
        while url.pathComponents.count > 1,
            !FileManager.default.fileExists(atPath: url.appendingPathComponent("Package.swift").path)
        {
            url.deleteLastPathComponent()
        }
        return url
    }()

    static let sources = files(under: "Sources")
    static let tests = files(under: "Tests")

    /// The lines of every text file below a folder.
    static func lines(under folder: String) -> Int {
        let base = root.appendingPathComponent(folder)
        guard let walker = FileManager.default.enumerator(atPath: base.path) else { return 0 }
        return walker.compactMap { $0 as? String }.reduce(0) { sum, name in
            guard let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
            else {
                return sum
            }
            return sum + text.utf8.count { $0 == UInt8(ascii: "\n") }
        }
    }

    private static func files(under folder: String) -> [File] {
        let base = root.appendingPathComponent(folder)
        guard let walker = FileManager.default.enumerator(atPath: base.path) else { return [] }
        return walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap {
            name in
            guard let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)
            else { return nil }
            return File(path: folder + "/" + name, text: text)
        }
    }
}
