import CampaignKit
import TestSupport
import Testing

@testable import Terminal

@Suite struct HTMLTableRendererTests {
    private let page = HTMLTableRenderer(title: "Status").render(TextTableRendererTests.status)

    @Test func documentIsComplete() {
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
        #expect(page.hasSuffix("</main>\n</body>\n</html>\n"))
        #expect(page.contains("<title>Status</title>"))
        #expect(page.contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"))
        #expect(
            page.contains("<h1>Status</h1>") && page.contains("<caption class=\"unseen\">Status</caption>"))
        #expect(page.contains("<div class=\"table\" role=\"region\" aria-label=\"Status\" tabindex=\"0\">"))
        #expect(page.contains("default-src 'none'; style-src 'sha256-"))
        #expect(!page.contains("unsafe-inline") && !page.contains("<script") && !page.contains("style=\""))
    }

    @Test func cellsAndScopes() {
        #expect(page.contains("<th scope=\"col\">Campaign</th>\n<th scope=\"col\" class=\"num\">Goal</th>"))
        #expect(
            page.contains(
                "<tr>\n<th scope=\"row\">year-end-2026</th>\n"
                    + "<td class=\"num\">$60,000</td>\n<td>▲ $2,110</td>\n</tr>"
            ))
        #expect(page.contains("<tr class=\"total rule\">\n<th scope=\"row\">TOTAL</th>"))
    }

    @Test func numbersAreMarkedWhereverTheyStand() {
        let columns = [TableColumn("Line", key: "line"), TableColumn("Count", key: "count")]
        let row = TableRow([.number("57", plain: 57), Cell("–")])
        let page = HTMLTableRenderer(title: "t").render(Table(columns: columns, rows: [row]))
        #expect(page.contains("<th scope=\"row\" class=\"num\">57</th>\n<td>–</td>"))
    }

    /// A screen reader lists the tables of a page by name: no two may be called alike.
    @Test func everyTableHasANameOfItsOwn() {
        func table(_ title: String, caption: String = "") -> Table {
            Table(caption: caption, columns: [TableColumn(title, key: "a")], rows: [TableRow([Cell("x")])])
        }
        let page = HTMLTableRenderer(title: "Fund").render(
            table("Appeal"),
            and: [
                table("Project"), table("Project"), table("A", caption: "Fund"), table("B", caption: "Due"),
            ])
        let labels = page.split(separator: "aria-label=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(labels == ["Fund", "Fund: Project", "Fund: Project (3)", "Fund (4)", "Due"])
        #expect(page.contains("<caption class=\"unseen\">Fund: Project</caption>"))
    }

    @Test func aRowWithoutANameHasNoEmptyHeading() {
        let columns = [TableColumn("Gift", key: "g"), TableColumn("Why", key: "w")]
        let table = Table(columns: columns, rows: [TableRow([Cell(" "), Cell("no receipt")])])
        let page = HTMLTableRenderer(title: "Due").render(table)
        #expect(page.contains("<tr>\n<td> </td>\n<td>no receipt</td>\n</tr>"))
        #expect(!page.contains("<th scope=\"row\""))
    }

    @Test func languageAndCaption() {
        let table = Table(caption: "Gifts & pledges", columns: [TableColumn("A", key: "a")])
        let page = HTMLTableRenderer(title: "<Report>", language: "de\"").render(table)
        #expect(page.contains("<html lang=\"de&quot;\">"))
        #expect(page.contains("<title>&lt;Report&gt;</title>"))
        #expect(page.contains("<caption>Gifts &amp; pledges</caption>"))
    }

    /// Above the table its day, below it what a screen says last; parts with blanks between get a dot.
    @Test func wordsOfTheScreenStandAround() {
        let words = HTMLPage.Words(
            before: ["Riverbend Library        as of 20 Nov 2026"],
            after: ["2 gifts <left>:", "  G-1: a copy"])
        let page = HTMLTableRenderer(title: "Gifts").render(
            Table(columns: [TableColumn("A", key: "a")]), words: words)
        #expect(page.contains("<h1>Gifts</h1>\n<p>Riverbend Library · as of 20 Nov 2026</p>\n<div class="))
        #expect(
            page.contains("</div>\n<p>2 gifts &lt;left&gt;:</p>\n<p class=\"in\">G-1: a copy</p>\n</main>"))
    }

    @Test(arguments: [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onload=\"x", "&quot; onload=&quot;x"),
        ("O'Neil", "O&#39;Neil"), ("&amp;", "&amp;amp;"), ("a\nb", "a b"), ("\u{1B}[2J", "\u{FFFD}[2J"),
        ("\u{202E}x", "x"), ("<\u{301}b", "&lt;\u{301}b"), ("שלום", "שלום"),
    ])
    func hostileCellsAreInert(_ text: String, _ expected: String) {
        #expect(Array(HTMLText.escape(text).unicodeScalars) == Array(expected.unicodeScalars))
        let table = Table(columns: [TableColumn(text, key: "a")], rows: [TableRow([Cell(text)])])
        let page = HTMLTableRenderer(title: text, language: text).render(table)
        #expect(page.contains("<th scope=\"col\">\(expected)</th>"))
        #expect(page.contains("<th scope=\"row\">\(expected)</th>"))
    }

    @Test(arguments: SeededGenerator.seeds)
    func tagsAreOursOnly(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let clean = Table(columns: [TableColumn("A", key: "a")], rows: [TableRow([Cell("x")])])
        let tags = HTMLTableRenderer(title: "t").render(clean).unicodeScalars.count { $0 == "<" }
        for _ in 0..<100 {
            let text = generator.hostileText(pieces: 8)
            let table = Table(
                caption: text, columns: [TableColumn(text, key: "a")], rows: [TableRow([Cell(text)])])
            let page = HTMLTableRenderer(title: text).render(table)
            #expect(page.unicodeScalars.count { $0 == "<" } == tags, "seed \(seed): \(text.debugDescription)")
        }
    }

    /// Without the right digest a browser would drop the style sheet without a word.
    @Test func policyLetsTheStyleSheetIn() {
        let digest = SHA256.base64(of: Array(HTMLPage.style.utf8))
        #expect(HTMLPage.styleDigest == "sha256-" + digest)
        #expect(SHA256.base64(of: Array("abc".utf8)) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    }
}
