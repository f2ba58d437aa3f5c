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

    /// Rows of a second table are in it, not in sentences, and bars are left to screens.
    @Test func everyTableOfTheScreenIsOnThePage() {
        func table(_ title: String, _ key: String, _ cells: [String]) -> Table {
            Table(
                columns: [TableColumn(title, key: key), TableColumn("Raised", key: "raised")],
                rows: [TableRow(cells.map { Cell($0) })])
        }
        let (months, guesses) = (
            table("Month", "m", ["2026-12", "$5"]), table("Forecast", "f", ["low", "$7"])
        )
        var document = Document(title: "Now", data: guesses, people: guesses, json: .null) { look in
            "Now   as of 20 Nov 2026\n  $7 of $9   ████░░  77%\n\n" + look.render(guesses).text + "\n"
                + look.render(months).text + "missing: a schedule\n"
        }
        document.others = [months]
        #expect(
            document.words.before.map { $0.split(separator: " ").joined(separator: " ") }
                == ["Now as of 20 Nov 2026", "$7 of $9 77%"])
        #expect(document.words.after == ["missing: a schedule"])
        let page = HTMLTableRenderer(title: "Now").render(
            guesses, and: document.others, words: document.words)
        #expect(page.ranges(of: "<table>").count == 2 && page.contains("2026-12</th>"))
        #expect(!page.contains("█") && !page.contains("░"))
    }

    /// A page says the day of its figures once, whether the screen does or not.
    @Test func everyPageHasItsDay() {
        let table = document("").data
        func words(_ members: [String: JSONValue], _ screen: String = "", title: String = "Gift") -> [String]
        {
            Document(title: title, data: table, json: .object(members)) { _ in screen }.words.before
        }
        let day: [String: JSONValue] = ["as_of": .string("2026-11-20")]
        #expect(words(day, "Ana Ruiz\n") == ["as of 20 Nov 2026", "Ana Ruiz"])
        #expect(words(day, "Fund, as of 20 Nov 2026\n") == ["Fund, as of 20 Nov 2026"])
        #expect(words(day, title: "Grants as of 20 Nov 2026").isEmpty)
        #expect(words(day, "Grants as of 20 Nov 2026\n", title: "Grants as of 20 Nov 2026").isEmpty)
        #expect(words([:], "Ana Ruiz\n") == ["Ana Ruiz"])
        let known = day.merging(["known_on": .string("B-1")]) { $1 }
        #expect(words(known) == ["as of 20 Nov 2026, as known on B-1"])
        #expect(words(["as_of": .string("soon")]).isEmpty)
    }

    @Test func pagesOfWhatHasNoDayOnScreenHaveOne() throws {
        let run = try TestRun.posted()
        for command in ["gift show G-1", "donor show D-1", "appeal list", "log", "receipt due", "check"] {
            let words = command.split(separator: " ").map(String.init)
            _ = run.run(words + ["-o", "page.html", "--force"])
            let page = try #require(run.file("page.html"))
            #expect(page.ranges(of: "as of 20 Nov 2026").count == 1, "\(command)")
        }
    }

    @Test func aListKeepsItsDayAndWhatItComesTo() throws {
        let run = try TestRun.posted()
        for (command, title, words) in [
            ("pledge list", "Pledges", "outstanding $"), ("gift list", "Gifts", "rows"),
            ("donor list", "Donors", "donors"),
        ] {
            let said = run.run(
                command.split(separator: " ").map(String.init) + ["-o", "list.html", "--force"])
            #expect(said.status == 0 && said.said.contains(words), "\(said.said)")
            let page = try #require(run.file("list.html"))
            #expect(page.contains("<h1>\(title)</h1>") && page.contains("<p>as of 20 Nov 2026</p>"))
            let below = try #require(page.split(separator: "</table>").last)
            #expect(below.contains(words), "\(command)")
        }
    }
}
