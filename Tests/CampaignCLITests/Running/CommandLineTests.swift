import ArgumentParser
import CampaignKit
import CampaignServices
import Foundation
import Testing

@testable import CampaignCLI

/// How the words of a command line are read before ArgumentParser sees them.
struct CommandLineTests {
    @Test(arguments: [
        (["-C", "d", "status"], ["status", "-C", "d"]), (["-Cd", "status"], ["status", "-C", "d"]),
        (["--format=csv", "status", "x"], ["status", "--format=csv", "x"]),
        (["--json", "-q", "show", "x"], ["show", "--json", "-q", "x"]),
        (["-C", "d", "new", "campaign", "x"], ["new", "campaign", "-C", "d", "x"]),
        (["status", "-C", "d"], ["status", "-C", "d"]), (["--help"], ["--help"]), ([], []),
    ])
    func globalOptionsMoveBehindTheCommand(given: [String], expected: [String]) {
        #expect(CommandLineWords(given).words == expected)
    }

    @Test func theTwoListsOfSpellingsAreComplete() throws {
        for flag in GlobalOptions.flags {
            #expect(throws: Never.self) { _ = try GlobalOptions.parse([flag]) }
        }
        let samples = ["--format": "csv", "--color": "never", "--width": "80"]
        for option in GlobalOptions.valued {
            #expect(throws: Never.self) { _ = try GlobalOptions.parse([option, samples[option] ?? "x"]) }
        }
        let help = GlobalOptions.helpMessage(columns: 200)
        let words = help.split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init)
        let spelled = Set(words.filter { $0.hasPrefix("-") && $0 != "-" })
        #expect(
            spelled.subtracting(["-h", "--help"]).isSubset(
                of: GlobalOptions.flags.union(GlobalOptions.valued)))
    }

    @Test(arguments: [
        ["-C", "x", "status"], ["status", "-C", "x"], ["-Cx", "status"], ["--directory=x", "status"],
    ])
    func theWorkspaceMayBeNamedOnEitherSide(words: [String]) throws {
        let run = try TestRun(.none)
        try run.write("name: Elsewhere\n", to: "x/Campaigns/organization.yml")
        let result = run.run(words)
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("Elsewhere"))
    }

    @Test func theEnvironmentNamesTheWorkspace() throws {
        let run = try TestRun(.none)
        try run.write("name: Elsewhere\n", to: "x/Campaigns/organization.yml")
        run.environment["CAMPAIGN_HOME"] = run.folder.path + "/x"
        #expect(run.run("status").output.hasPrefix("Elsewhere"))
    }

    @Test(arguments: [
        (["--json"], true), (["--format", "json"], true), (["--format=json"], true),
        (["-o", "a.json"], true),
        (["--format", "csv"], false), (["--", "--json"], false),
    ])
    func jsonIsRecognizedEvenInALineThatCannotBeParsed(words: [String], expected: Bool) {
        #expect(CommandLineWords(["status"] + words).wantsJSON == expected)
    }

    @Test(arguments: [("80", 800), ("57.5%", 575), ("0", 0), ("120", 1200)])
    func percentages(text: String, tenths: Int64) {
        #expect(PercentArgument(argument: text)?.percent.tenths == tenths)
    }

    @Test(arguments: ["", "%", "-1", "1.25", "1.", ".5x", "lots", "99999999999999999999"])
    func noPercentages(text: String) { #expect(PercentArgument(argument: text) == nil) }

    @Test(arguments: [("2026-11-20", "2026-11-20"), ("B-31", "B-31")])
    func knownOn(text: String, shown: String) { #expect(KnownOn(argument: text)?.text == shown) }

    @Test(arguments: ["B-0", "B-", "31", "B--1", "2026-13-01"])
    func notKnownOn(text: String) { #expect(KnownOn(argument: text) == nil) }

    @Test(arguments: [
        ("a.csv", OutputFormat.csv), ("a.MD", .markdown), ("b/a.htm", .html), ("a.b.json", .json),
        ("a.txt", .table),
    ])
    func endings(path: String, format: OutputFormat) { #expect(OutputFormat(path: path) == format) }

    @Test(arguments: ["a", "a.xyz", "b.csv/a", ""])
    func endingsThatSayNothing(path: String) { #expect(OutputFormat(path: path) == nil) }
}
