import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import CampaignCLI

/// What `--help` says, for every command.
struct GoldenHelpTests {
    @Test(arguments: [""] + CommandTree.paths)
    func help(path: String) throws {
        let run = try TestRun(.none)
        let words = path.split(separator: " ").map(String.init)
        let result = run.run(words + ["--help"])
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let name = path.isEmpty ? "campaign" : path.replacing(" ", with: "-")
        #expect(Golden.expect(result.output, at: "help/\(name).txt") == nil)
    }

    /// The same words lead to the same text, so a few paths of each depth are enough.
    @Test(arguments: ["status", "gift", "gift add", "import", "import undo", "project transfer add", "help"])
    func helpCommandSaysTheSame(path: String) throws {
        let run = try TestRun(.none)
        let words = path.split(separator: " ").map(String.init)
        let long = run.run(words + ["--help"])
        #expect(run.run(["help"] + words).output == long.output)
    }

    /// What all commands say, as `help` above compares it: drawing up the tree of commands takes a while.
    static func texts() throws -> [(name: String, text: String)] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/help")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count >= CommandTree.paths.count)
        return try files.map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    @Test(arguments: CommandTree.all.map(\.path))
    func everyCommandHasExamplesThatParse(path: String) throws {
        let command = try #require(CommandTree.all.first { $0.path == path }?.command)
        let configuration = command.configuration
        #expect(configuration.abstract.hasSuffix("."))
        let parts = configuration.discussion.components("EXAMPLES\n")
        try #require(parts.count == 2, "\(path) has no EXAMPLES")
        let lines = parts[1].replacing("\\\n", with: "").split(separator: "\n").map { $0.trimming(" ") }
        #expect(lines.count >= 1)
        for line in lines {
            let words = Transcript.words(line)
            #expect(words.first == "campaign")
            let parsed = CommandLineWords(Array(words.dropFirst()))
            #expect(parsed.unknown == nil)
            #expect(parsed.subcommand.hasPrefix(path), "\(line) is an example of another command")
            // As the program does for a command that is to run.
            let leaf = try #require(parsed.path.last)
            let isLeaf = leaf.configuration.subcommands.isEmpty
            let rest = Array(parsed.words.dropFirst(parsed.path.count - 1))
            #expect(throws: Never.self) {
                if isLeaf {
                    _ = try leaf.parse(rest)
                } else {
                    _ = try CampaignCommand.parseAsRoot(parsed.words)
                }
            }
        }
    }

    /// Commands that do something; what depends on the machine has unit tests instead.
    static let scripted = CommandTree.all.filter { path, command in
        command.configuration.subcommands.isEmpty && !["doctor", "help"].contains(path)
    }.map(\.path)

    @Test(arguments: scripted)
    func everyCommandHasATranscript(path: String) {
        #expect(TranscriptTests.files.contains(path.replacing(" ", with: "-") + ".transcript"))
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

extension Substring {
    fileprivate func trimming(_ character: Character) -> String { String(drop { $0 == character }) }
}
