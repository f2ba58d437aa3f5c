import Foundation
import Testing

@testable import CampaignCLI

/// The sample's eight grants, and the guide that goes on from them.
@Suite("The sample's grants")
struct SampleGrantsTests {
    /// The sample with its gifts.
    private func sample() throws -> TestRun {
        let run = try TestRun(.none)
        try #require(run.run("init", ".", "--sample").status == 0)
        try #require(run.run("import", "docs/sample/gifts.csv", "--source", "sample").status == 0)
        return run
    }

    /// The commands of a text: what begins with `campaign`, without remarks.
    private static func commands(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("campaign ") }.map { line in
            line.components(separatedBy: "  #")[0]
        }
    }

    private static func file(_ path: String) throws -> String {
        try String(contentsOf: SampleFilesTests.repository.appendingPathComponent(path), encoding: .utf8)
    }

    private func run(_ commands: [String], _ run: TestRun) {
        for command in commands {
            let result = run.run(Array(Transcript.words(command).dropFirst()))
            #expect(result.status == 0, "\(command): \(result.errors)\(result.output)")
        }
    }

    /// The rows of a status, without the ledger's head.
    private func status(_ campaign: String, _ day: String, _ run: TestRun) throws -> String {
        let text = run.run("status", campaign, "--as-of", day, "--format", "csv").output
        try #require(!text.isEmpty)
        return text
    }

    private static let days = [
        "2025-04-28", "2025-04-29", "2025-11-17", "2025-11-18", "2025-12-31", "2026-02-02", "2026-09-01",
        "2026-11-02", "2026-11-20",
    ]

    @Test("eight grants; no figure of the Center for Innovation changes on any day")
    func eight() throws {
        let run = try sample()
        let before = try Self.days.map { try status("center-for-innovation", $0, run) }
        self.run(Self.commands(try Self.file("docs/sample/grants.sh")), run)
        #expect(try Self.days.map { try status("center-for-innovation", $0, run) } == before)
        let list = run.run("grant", "list", "--format", "csv").output
        #expect(list.split(whereSeparator: \.isNewline).count == 9)
        // 210,000 × 20 %, 45,000 × 60 %, ILS 300,000 at 0.27 × 80 %: 42,000 + 27,000 + 64,800.
        let pipeline = run.run("explain", "total.pipeline_weighted").output
        #expect(pipeline.contains("$133,800.00"), "\(pipeline)")
        let check = run.run("check", "--deep")
        #expect(check.status == 0, "\(check.output)")
    }

    @Test("the guide's commands work, in order, after the sample's grants")
    func guide() throws {
        let run = try sample()
        self.run(Self.commands(try Self.file("docs/sample/grants.sh")), run)
        let guide = Self.commands(try Self.file("docs/grants.md"))
        #expect(guide.count >= 18)
        self.run(guide, run)
        let grant = run.run("grant", "show", "GR-9", "--json").output
        #expect(grant.contains("\"waits_for_report\""))
        #expect(run.run("check", "--deep").status == 0)
    }
}
