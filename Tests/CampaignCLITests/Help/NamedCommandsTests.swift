import ArgumentParser
import Foundation
import Testing

@testable import CampaignCLI

/// Every command that the program or its README tells people to run is there to be run.
@Suite("Named commands")
struct NamedCommandsTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Words that come after "campaign" where it is not a program: `a campaign has`, `campaign: ID`.
    ///
    /// What is in front of it tells them apart; these follow it at the start of a literal or of a line too.
    private static let prose: Set<String> = [
        "id", "ids", "file", "files", "of", "or", "that", "without", "and", "with", "is", "in", "has", "had",
        "whose",
        "like",
    ]
    /// Commands that are designed and not there yet; a hint may not name them either.
    private static let notYet: Set<String> = [
        "add", "list", "show", "undo", "map", "sources", "restore", "backup", "query", "erase", "merge",
        "edit",
    ]

    /// What names a command that is not in the tree, `restore` or `import list`; nil when it is there.
    static func unknown(_ words: [String]) -> String? {
        guard let first = words.first else { return nil }
        let paths = Set(CommandTree.paths)
        guard paths.contains(first) || first == "help" else { return first }
        guard words.count > 1 else { return nil }
        let both = first + " " + words[1]
        // What names no command of a group that has a usual one, such as import, is an argument of that.
        let hasUsual = CommandTree.all.contains {
            $0.path == first && $0.command.configuration.defaultSubcommand != nil
        }
        let isGroup = !hasUsual && paths.contains { $0.hasPrefix(first + " ") }
        let isNamedLikeOne = notYet.contains(words[1])
        return !paths.contains(both) && (isGroup || isNamedLikeOne) ? both : nil
    }

    /// The commands that a text names: `campaign` in front of a word, where a command line can start.
    static func commands(in line: String) -> [[String]] {
        // At a line's or a literal's start, after a colon, a quote or "run": elsewhere it is the noun.
        let pattern = #/(?:^\s*|[:"'`(]\s?|\$ |run )campaign ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/#
        return line.matches(of: pattern).map { match in
            [String(match.1)] + (match.2.map { [String($0)] } ?? [])
        }
        .filter { !prose.contains($0[0]) }
    }

    private static func files(_ folder: String, _ ending: String) -> [URL] {
        let root = repository.appendingPathComponent(folder)
        let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return (found?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == ending }
    }

    @Test func sourcesNameNoOther() throws {
        var count = 0
        for file in Self.files("Sources", "swift") {
            for (index, raw) in try String(contentsOf: file, encoding: .utf8)
                .components(separatedBy: "\n").enumerated()
            {
                guard raw.range(of: "campaign ") != nil else { continue }
                let line = raw.trimmingCharacters(in: .whitespaces)
                guard !line.hasPrefix("///") || line.contains("`campaign ") else { continue }
                for words in Self.commands(in: line) {
                    count += 1
                    let unknown = Self.unknown(words)
                    #expect(
                        unknown == nil,
                        "\(file.lastPathComponent):\(index + 1) names 'campaign \(unknown ?? "")'")
                }
            }
        }
        #expect(count > 100, "\(count) commands were looked at")
    }

    @Test func theReadmeNamesNoOther() throws {
        let text = try String(
            contentsOf: Self.repository.appendingPathComponent("README.md"), encoding: .utf8)
        var count = 0
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            for words in Self.commands(in: line) {
                count += 1
                let unknown = Self.unknown(words)
                #expect(unknown == nil, "README.md:\(index + 1) names 'campaign \(unknown ?? "")'")
            }
        }
        #expect(count > 20, "\(count) commands were looked at")
    }

    @Test func helpNamesNoOther() throws {
        for (name, help) in try GoldenHelpTests.texts() {
            for line in help.components(separatedBy: "\n") {
                for words in Self.commands(in: line) {
                    #expect(Self.unknown(words) == nil, "\(name): \(line)")
                }
            }
        }
    }

    @Test func whatIsNotThereIsFound() {
        #expect(Self.unknown(["rebuild"]) == "rebuild")
        #expect(Self.unknown(["import", "list"]) == nil && Self.unknown(["import", "gifts"]) == nil)
        #expect(Self.unknown(["import", "merge"]) == "import merge")
        #expect(Self.unknown(["gift", "burn"]) == "gift burn")
        #expect(Self.unknown(["gift", "add"]) == nil)
        #expect(Self.unknown(["show", "spring"]) == nil)
        #expect(Self.unknown(["help", "glossary"]) == nil)
        #expect(Self.commands(in: #"hint: "restore a backup: campaign restore FILE""#) == [["restore"]])
        #expect(Self.commands(in: "a campaign has no goal").isEmpty)
        #expect(Self.commands(in: "  campaign gift add --amount 5") == [["gift", "add"]])
    }
}
