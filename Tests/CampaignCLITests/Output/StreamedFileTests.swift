import Foundation
import Testing

@testable import CampaignCLI

/// A long list in a file is the same as on the screen, and there whole or not at all.
struct StreamedFileTests {
    private func workspace() throws -> TestRun {
        let run = try TestRun(.basic)
        let rows = (1...2500).map {
            "\($0),gift,2026-10-05,\($0 % 90 + 1),A-\($0 % 40),Donor \($0 % 40),year-end-2026"
        }
        try run.write(
            "gift_id,type,date,amount,donor_id,donor_name,campaign\n" + rows.joined(separator: "\n") + "\n",
            to: "gifts.csv")
        let result = run.run("import", "gifts.csv", "-q")
        #expect(result.status == 0, "\(result.errors)")
        return run
    }

    @Test func theFileIsWhatTheScreenShows() throws {
        let run = try workspace()
        for command in [["gift", "list"], ["explain", "year-end-2026.raised"], ["donor", "list"]] {
            for format in ["csv", "tsv", "json"] {
                let shown = run.run(command + ["--format", format])
                let written = run.run(command + ["-o", "list.\(format)", "--force"])
                #expect(shown.status == 0 && written.status == 0, "\(command) \(format)")
                #expect(written.output.isEmpty)
                #expect(run.file("list.\(format)") == shown.output, "\(command) \(format)")
            }
        }
    }

    @Test func nothingIsLeftOfAListThatCannotBeMade() throws {
        let run = try workspace()
        let result = run.run("explain", "year-end-206.raised", "-o", "list.csv")
        #expect(result.status == 2)
        #expect(run.file("list.csv") == nil)
        #expect(run.run("gift", "list", "-o", "nowhere/list.csv").status == 2)
        #expect(run.run("gift", "list", "-o", "Campaigns/list.csv").status == 64)
        #expect(run.run("gift", "list", "-o", "campaign.sqlite", "--format", "csv").status == 64)
    }
}
