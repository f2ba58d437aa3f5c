import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Pipe tables")
struct PipeTableTests {
    private static let table = """
        Table: Where *we* stand

        | Fund | Raised | Note |
        |:-----|-------:|:----:|
        | A \\| B | {{ raised }} | **b** `c` |
        | <b>x</b> |
        """

    @Test("Caption, scope, alignment, figures and markup in cells")
    func html() {
        let fragment = Fragment(Self.table)
        #expect(fragment.codes == ["raw-html"])
        #expect(fragment.findings.first?.location?.line == 6)
        #expect(
            fragment.text == """
                <div class="table" role="region" tabindex="0" aria-labelledby="table_1">
                <table>
                <caption id="table_1">Where <em>we</em> stand</caption>
                <thead>
                <tr><th scope="col">Fund</th><th scope="col" class="num">Raised</th><th scope="col" class="center">Note</th></tr>
                </thead>
                <tbody>
                <tr><td>A | B</td><td class="num">\(FragmentTests.raised)</td><td class="center"><strong>b</strong> <code>c</code></td></tr>
                <tr><td><em>[embedded object removed]</em>x</td><td class="num"></td><td class="center"></td></tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test("As Markdown it reads back to the same table")
    func markdown() {
        let markdown = Fragment(Self.table, .markdown).text
        #expect(
            markdown == """
                Table: Where *we* stand

                | Fund | Raised | Note |
                | :--- | ---: | :---: |
                | A \\| B | $2,310,400.50 | **b** `c` |
                | \\[embedded object removed\\]x |  |  |

                """)
        let again = Fragment(markdown)
        #expect(again.findings.isEmpty)
        #expect(again.text.contains("<td>A | B</td><td class=\"num\">$2,310,400.50</td>"))
    }

    @Test(
        "What is a table and what is not",
        arguments: [
            ("| a |\n|---|\n", 1), ("a | b\n--- | ---\n1 | 2\n", 1), ("| a | b |\n|---|\n", 0),
            ("a\n---\n", 0),
            ("| a |\n| b |\n", 0), ("text\n| a |\n|---|\n| b |\n", 1), ("- | a |\n  |---|\n  | b |\n", 1),
            ("> | a |\n> |---|\n> | b |\n", 1), ("```\n| a |\n|---|\n```", 0), ("| a |\n|:-:-|\n", 0),
        ])
    func detection(_ markdown: String, _ count: Int) {
        let html = Fragment(markdown).text
        #expect(html.ranges(of: "<table>").count == count, "\(html)")
        #expect(html.ranges(of: "<p>text</p>").count == (markdown.hasPrefix("text") ? 1 : 0))
    }

    @Test("The caption may follow, in the same paragraph or the next")
    func captions() {
        for markdown in [
            "| a |\n|---|\n| b |\nTable: C", "| a |\n|---|\n| b |\n\nTable: C",
            "Table: C\n| a |\n|---|\n| b |",
        ] {
            let html = Fragment(markdown).text
            #expect(html.contains("<caption id=\"table_1\">C</caption>"))
            #expect(!html.contains("<p>"))
        }
        #expect(Fragment("| a |\n|---|\n\nText").text.contains("aria-label=\"Table\""))
    }

    @Test(
        "Cells",
        arguments: [
            ("| a | b |", ["a", "b"]), ("a|b", ["a", "b"]), ("| a \\| b |", ["a | b"]), ("|", [""]),
            ("||", [""]),
            ("| a \\\\| b |", ["a \\\\", "b"]), ("| `a\\|b` |", ["`a|b`"]), ("", [""]),
            ("|a||b|", ["a", "", "b"]),
        ])
    func cells(_ line: String, _ expected: [String]) { #expect(PipeTable.cells(line) == expected) }

    @Test("Nothing in a cell can be a block")
    func inlineOnly() {
        let html = Fragment("| # a | - b | 1. c | [x]: y | _d_ |\n|---|---|---|---|---|\n").text
        #expect(
            html.contains("<th scope=\"col\"># a</th><th scope=\"col\">- b</th><th scope=\"col\">1. c</th>"))
        #expect(html.contains("<th scope=\"col\">[x]: y</th><th scope=\"col\"><em>d</em></th>"))
    }

    @Test("A table with too many cells is refused")
    func tooLarge() {
        let row = "|" + String(repeating: "a|", count: 150) + "\n"
        let rule = "|" + String(repeating: "-|", count: 150) + "\n"
        #expect(Fragment(row + rule + String(repeating: row, count: 150)).codes == ["report-too-long"])
    }
}
