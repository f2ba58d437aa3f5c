import CampaignKit
import Testing

@testable import CampaignReports

@Suite("From Markdown to the page")
struct FragmentTests {
    static let raised =
        "<bdi data-figure=\"center-for-innovation.raised\" data-minor=\"231040050\">$2,310,400.50</bdi>"

    @Test(
        "Figures stand where they are written, whatever is around them",
        arguments: [
            ("**{{ raised }}**", "<p><strong>\(raised)</strong></p>"),
            ("*a {{raised}}*b", "<p><em>a \(raised)</em>b</p>"),
            ("_{{ raised }}_", "<p><em>\(raised)</em></p>"),
            ("- {{ raised }}", "<ul>\n<li>\(raised)</li>\n</ul>"),
            ("{{ raised }}{{ raised }}", "<p>\(raised)\(raised)</p>"),
            ("[{{ raised }}](https://a.b/)", "<p><a href=\"https://a.b/\">\(raised)</a></p>"),
            ("[{{ raised }}][x]\n\n[x]: https://a.b/", "<p><a href=\"https://a.b/\">\(raised)</a></p>"),
            ("> {{ raised }} \\\n> b", "<blockquote>\n<p>\(raised) <br />\nb</p>\n</blockquote>"),
            ("\\{{ raised }}", "<p>{{ raised }}</p>"), ("\\\\{{ raised }}", "<p>\\\(raised)</p>"),
            ("`{{ raised }}`", "<p><code>{{ raised }}</code></p>"),
            ("    {{ raised }}", "<pre><code>{{ raised }}\n</code></pre>"),
            (
                "```sh {{ raised }}\n{{ nothing\n```",
                "<pre><code class=\"language-sh\">{{ nothing\n</code></pre>"
            ),
            ("<!-- {{ nothing }} -->", ""),
            (
                "![{{ raised }} & *b*](data:image/png;base64,AA)",
                "<p><img src=\"data:image/png;base64,AA\" alt=\"$2,310,400.50 &amp; b\" /></p>"
            ),
        ])
    func figures(_ markdown: String, _ html: String) {
        let fragment = Fragment(markdown)
        #expect(fragment.text.trimmingBlanks == html)
        #expect(fragment.findings.isEmpty, "\(fragment.findings)")
    }

    @Test(
        "What a page may not hold leaves its words",
        arguments: [
            ("[a *b*](javascript:x)", "<p>a <em>b</em></p>", "bad-link"),
            ("[a](JaVaScRiPt&#58;x)", "<p>a</p>", "bad-link"),
            ("[a](//evil.example)", "<p>a</p>", "bad-link"),
            ("[a](data:text/html,x)", "<p>a</p>", "bad-link"),
            ("[a](<java\tscript:x>)", "<p>a</p>", "bad-link"),
            ("<ftp://a.b>", "<p>ftp://a.b</p>", "bad-link"), ("[a]()", "<p>a</p>", "bad-link"),
            ("[a](notes.md)", "<p>a</p>", "bad-link"), ("[a](https://)", "<p>a</p>", "bad-link"),
            ("![a **b**](x.png)", "<p><em>[image not shown: a b]</em></p>", "refused-image"),
            ("![a](data:image/svg+xml;base64,AA)", "<p><em>[image not shown: a]</em></p>", "refused-image"),
            ("<script>\nalert(1)\n</script>", "<p><em>[embedded object removed]</em></p>", "raw-html"),
            ("a <img src=x onerror=y> b", "<p>a <em>[embedded object removed]</em> b</p>", "raw-html"),
            ("<!-- a --> <script>b</script>", "<p><em>[embedded object removed]</em></p>", "raw-html"),
        ])
    func refused(_ markdown: String, _ html: String, _ code: String) {
        let fragment = Fragment(markdown)
        #expect(fragment.text.trimmingBlanks == html)
        #expect(fragment.codes == [code])
    }

    @Test("Links that lead somewhere safe pass")
    func links() {
        let fragment = Fragment(
            "[a](https://a.b/?c=d&e \"f\") <mailto:a@b.c> <a@b.c> [g](#why-now)\n\n## Why now?")
        #expect(fragment.findings.isEmpty)
        #expect(fragment.text.contains("<a href=\"https://a.b/?c=d&amp;e\" title=\"f\">a</a>"))
        #expect(fragment.text.contains("<a href=\"mailto:a@b.c\">a@b.c</a>"))
        #expect(fragment.text.contains("<a href=\"#why-now\">g</a>"))
    }

    @Test("Headings have ids of their own, and levels below the page's")
    func headings() {
        let markdown = "# A & B\n\n### A b\n\nA {{ raised }} b\n---\n\n# מטרה\n\n# !\n\n# Report"
        let fragment = Fragment(markdown, below: 1)
        #expect(fragment.headings.map(\.level) == [2, 4, 3, 2, 2, 2])
        #expect(fragment.headings.map(\.id) == ["a-b", "a-b-2", "a-b-3", "מטרה", "section", "report-2"])
        #expect(fragment.headings.map(\.text).contains("A $2,310,400.50 b"))
        #expect(fragment.text.contains("<h3 id=\"a-b-3\">A \(Self.raised) b</h3>\n"))
        #expect(Fragment("##### a\n\n###### b", below: 5).headings.map(\.level) == [6, 6])
    }

    @Test("Two of the same bad thing are found one after the other")
    func places() {
        let fragment = Fragment("a\n[b](x.md) [c](x.md)\n[d](x.md)")
        #expect(fragment.findings.map { $0.location?.line } == [2, 2, 3])
        #expect(fragment.findings.map { $0.location?.column } == [5, 15, 5])
    }

    @Test("Lines of files from Windows count as everywhere")
    func carriageReturns() {
        let fragment = Fragment("a\r\n\r\n{{ raisd }}\r\n")
        #expect(fragment.findings.first?.location?.line == 3)
        #expect(fragment.findings.first?.location?.column == 4)
    }
}
