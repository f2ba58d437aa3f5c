import Testing

@testable import CampaignCLI

/// A list of applications and awards keeps the columns of both when it is a page.
@Suite("Grants as a page") struct GrantPageTests {
    private func run() throws -> TestRun {
        let run = try TestRun.posted()
        for words in [
            [
                "grant", "add", "--funder", "Alder Trust", "--new-funder", "--title", "A", "--ask", "5000",
                "--for", "unassigned",
            ],
            [
                "grant", "add", "--funder", "Birch Trust", "--new-funder", "--title", "B", "--ask", "7000",
                "--for", "unassigned",
            ],
            [
                "grant", "award", "GR-2", "--amount", "6000", "--on", "2026-11-20", "--reason",
                "Asked by phone",
            ],
        ] {
            let said = run.run(words)
            #expect(said.status == 0, "\(said.said)")
        }
        return run
    }

    @Test func bothTablesAreThere() throws {
        let run = try run()
        #expect(run.run("grant", "list", "-o", "g.html").status == 0)
        let page = try #require(run.file("g.html"))
        #expect(page.ranges(of: "<table>").count == 2)
        #expect(page.contains(">Applications</caption>") && page.contains(">Decided</caption>"))
        #expect(page.ranges(of: ">GR-1</th>").count == 1 && page.ranges(of: ">GR-2</th>").count == 1)
        #expect(page.contains("$6,000.00"))
    }

    @Test func markdownHasThemToo() throws {
        let run = try run()
        #expect(run.run("grant", "list", "-o", "g.md").status == 0)
        let text = try #require(run.file("g.md"))
        #expect(text.contains("GR-1") && text.contains("GR-2") && text.contains("$6,000.00"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("| :---") } == 2)
    }
}
