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
        let run = try TestRun.posted()
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
        #expect(result.said.contains("did you mean raised?"))
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
        #expect(page.contains("<bdi data-figure=\"total.raised\" data-minor=\"14521550\">$145,215.50</bdi>"))
        let name = "data-figure=\"year-end-2026.raised\" data-minor=\"4123550\""
        #expect(page.contains("<bdi \(name)>$41,235.50</bdi>"))
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

    @Test func anotherPageHasAnotherName() throws {
        let run = try workspace()
        #expect(run.run("report", "build", "board").status == 0)
        let usual = try run.bytes("build/board.html")
        let others: [([String], String)] = [
            (["--as-of", "2025-12-31"], "board-2025-12-31.html"),
            (["--campaign", "year-end-2026"], "board-year-end-2026.html"),
            (
                ["--campaign", "year-end-2026", "--as-of", "2026-11-01"],
                "board-year-end-2026-2026-11-01.html"
            ),
            (["--known-on", "B-1"], "board-known-B-1.html"), (["--audience", "staff"], "board-staff.html"),
        ]
        for (words, name) in others {
            let result = run.run(["report", "build", "board"] + words)
            #expect(result.output == "wrote build/\(name)\n")
        }
        #expect(try run.bytes("build/board.html") == usual)
    }

    @Test func aReportIsFoundByItsFileToo() throws {
        let run = try workspace()
        for name in ["board", "board.md", "Reports/board.md", "./Reports/board.md"] {
            #expect(run.run("report", "build", name).output == "wrote build/board.html\n")
        }
        #expect(run.run("report", "build", "board.html").status == 2)
    }

    @Test func aBuildFolderThatLeadsToTheTemplatesIsRefused() throws {
        let run = try workspace()
        let folder = run.folder.path
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/build", withDestinationPath: folder + "/Reports")
        let template = try run.bytes("Reports/board.md")
        let result = run.run("report", "build", "board", "--format", "markdown")
        #expect(result.status == 64 && result.said.contains("would be a file of the plan"))
        #expect(try run.bytes("Reports/board.md") == template)
    }

    @Test func theLedgersOwnFilesAreNotReplaced() throws {
        let run = try workspace()
        for ending in ["", "-wal", "-shm", "-journal"] {
            let result = run.run(
                "report", "build", "board", "--format", "html", "-o", "campaign.sqlite\(ending)")
            #expect(result.status == 64 && result.said.contains("would replace the ledger"))
        }
    }

    @Test func aDayToComeIsSaid() throws {
        let run = try workspace()
        let result = run.run("report", "build", "board", "--as-of", "2027-12-31")
        #expect(result.status == 0)
        #expect(result.said.contains("2027-12-31 is in the future"))
        #expect(
            !run.run("report", "build", "board", "--as-of", "2026-11-20").said.contains("is in the future"))
    }

    @Test func aBatchShowsItsOwnLedgerMark() throws {
        let run = try workspace()
        let now = run.run("report", "build", "board", "-o", "-").output
        #expect(now.contains(", ledger <B-2>.") && !now.contains("<B-1>"))
        let first = run.run("report", "build", "board", "--known-on", "B-1", "-o", "-").output
        #expect(first.contains(", ledger <B-1>.") && !first.contains("<B-2>"))
        let before = run.run("report", "build", "board", "--known-on", "2020-01-01", "-o", "-")
        #expect(before.output.contains("nothing has been posted yet."))
        #expect(before.said.contains("nothing had been posted by 2020-01-01"))
    }

    @Test func thePageIsTheOwnersAlone() throws {
        let run = try workspace()
        #expect(run.run("report", "build", "board").status == 0)
        let path = run.folder.appendingPathComponent("build/board.html").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
