import CampaignKit
import Terminal
import Testing

@testable import CampaignCLI

/// What a page of a list has besides its table: the day and the notes of the screen, no row twice.
@Suite("A list as a page") struct HTMLWordsTests {
    private func document(_ screen: String) -> Document {
        let columns = [TableColumn("Gift", key: "gift"), TableColumn("Amount", key: "amount")]
        let rows = [TableRow([Cell("G-1"), Cell("$5.00")]), TableRow([Cell("  TOTAL"), Cell("$5.00")])]
        let table = Table(columns: columns, rows: rows)
        return Document(title: "Gifts", data: table, json: .null) { _ in screen }
    }

    @Test func linesAboveAndBelowTheTableAreKept() {
        let words = document(
            """
            Riverbend Library        as of 20 Nov 2026

            GIFT     AMOUNT
            ────────────────
            G-1       $5.00  ███░░ 50%
            total     $5.00

            1 gift waits for a person:
              G-1: has no letter
            """
        ).words
        #expect(words.before == ["Riverbend Library        as of 20 Nov 2026"])
        #expect(words.after == ["1 gift waits for a person:", "  G-1: has no letter"])
    }

    @Test func aScreenThatIsItsTableAddsNothing() {
        let table = document("").data
        #expect(Document(title: "Gifts", data: table, json: .null).words == .init())
    }

    @Test func aPageOfTheStatusHasItsDayAndNoRowTwice() throws {
        let run = try TestRun.posted()
        #expect(run.run("status", "-o", "s.html").status == 0)
        let page = String(decoding: try run.bytes("s.html"), as: UTF8.self)
        #expect(page.contains("<main>\n<h1>") && page.contains("as of 20 Nov 2026"))
        for name in ["year-end-2026", "center-for-innovation", "TOTAL"] {
            #expect(!page.contains("<p>\(name)") && !page.contains("<p class=\"in\">\(name)"), "\(name)")
        }
    }
}
