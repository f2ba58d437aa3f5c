import Foundation
import Testing

@testable import CampaignCLI

/// What `report build` leaves behind: whole pages or nothing, and the same bytes every time.
struct ReportBuildTests {
    private static let board = """
        ---
        title: Where we stand
        ---

        We have raised {{ raised }}.

        ```{progress}
        ```

        ```{status}
        ```

        ```{months}
        ```

        """

    private func workspace(_ texts: [String: String] = ["board": board]) throws -> TestRun {
        let run = try TestRun(.basic)
        run.ledger = .basic
        for (id, text) in texts { try run.write(text, to: "Reports/\(id).md") }
        return run
    }

    @Test func theSameLedgerAndDayGiveTheSameBytes() throws {
        let run = try workspace()
        #expect(run.run("report", "build", "board").status == 0)
        let first = try run.bytes("build/board.html")
        #expect(run.run("report", "build", "board").status == 0)
        #expect(try run.bytes("build/board.html") == first)
        #expect(run.run("report", "build", "board", "-o", "there.html").status == 0)
        #expect(try run.bytes("there.html") == first)
    }

    @Test func aPageThatCannotBeBuiltLeavesTheOldOne() throws {
        let run = try workspace()
        #expect(run.run("report", "build", "board").status == 0)
        let old = try run.bytes("build/board.html")
        try run.write(Self.board + "\n{{ rised }}\n", to: "Reports/board.md")
        let result = run.run("report", "build", "board")
        #expect(result.status == 2)
        #expect(result.errors.contains("Reports/board.md:16:4"))
        #expect(result.errors.contains("did you mean raised?"))
        #expect(try run.bytes("build/board.html") == old)
    }

    @Test func oneWrongReportKeepsAllFromBeingWritten() throws {
        let run = try workspace([
            "board": Self.board, "wrong": "---\ntitle: Wrong\n---\n\n```{statsu}\n```\n",
        ])
        #expect(run.run("report", "build", "--all").status == 2)
        #expect(run.file("build/board.html") == nil)
        #expect(run.file("build/wrong.html") == nil)
    }

    @Test func figuresAreThoseOfStatus() throws {
        let run = try workspace()
        let page = run.run("report", "build", "board", "-o", "-").output
        #expect(page.contains("<bdi data-figure=\"total.raised\">$145,215.50</bdi>"))
        #expect(page.contains("<bdi data-figure=\"year-end-2026.raised\">$41,235.50</bdi>"))
        #expect(run.run("status").output.contains("$41,235.50"))
    }

    @Test func hostileNamesStayText() throws {
        let run = try TestRun(.hostile)
        try run.write(Self.board, to: "Reports/board.md")
        let page = run.run("report", "build", "board", "-o", "-").output
        #expect(page.contains("&lt;b&gt;"))
        #expect(!page.contains("<b>"))
        #expect(!page.contains("<script"))
    }

    @Test func thePageIsTheOwnersAlone() throws {
        let run = try workspace()
        #expect(run.run("report", "build", "board").status == 0)
        let path = run.folder.appendingPathComponent("build/board.html").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
