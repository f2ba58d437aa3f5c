import ArgumentParser
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

    @Test(arguments: CommandTree.paths)
    func helpCommandSaysTheSame(path: String) throws {
        let run = try TestRun(.none)
        let words = path.split(separator: " ").map(String.init)
        let long = run.run(words + ["--help"])
        #expect(run.run(["help"] + words).output == long.output)
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
            #expect(throws: Never.self) { _ = try CampaignCommand.parseAsRoot(parsed.words) }
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
