import Foundation
import Glibc

/// The repository's own Swift files, as text.
struct SourceTree {
    struct File: Sendable, CustomStringConvertible {
        /// Relative to the repository, `Sources/CampaignKit/Money/Money.swift`.
        let path: String
        let text: String
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var description: String { path }

        /// Whether the text has these bytes anywhere.
        ///
        /// It decides for most files that no line of them has to be read.
        func has(_ word: String) -> Bool {
            text.withCString { text in word.withCString { strstr(text, $0) != nil } }
        }

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
    /// The names of the documents.
    static let documents = Set(
        texts(under: ["docs"], ["md"]).map { ($0.path as NSString).lastPathComponent })

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

    private static func files(under folder: String) -> [File] { texts(under: [folder], ["swift"]) }

    /// The texts with one of these endings that are named, or below a folder that is.
    static func texts(under names: [String], _ endings: Set<String>) -> [File] {
        names.flatMap { name -> [File] in
            let base = root.appendingPathComponent(name)
            if let text = try? String(contentsOf: base, encoding: .utf8) {
                return [File(path: name, text: text)]
            }
            guard let walker = FileManager.default.enumerator(atPath: base.path) else { return [] }
            let inside = walker.compactMap { $0 as? String }.filter {
                endings.contains(($0 as NSString).pathExtension)
            }
            return inside.sorted().compactMap { inner in
                guard let text = try? String(contentsOf: base.appendingPathComponent(inner), encoding: .utf8)
                else { return nil }
                return File(path: name + "/" + inner, text: text)
            }
        }
    }
}
