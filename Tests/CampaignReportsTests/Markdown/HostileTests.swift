import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignReports

/// Names and texts from outside stay words, in HTML and in Markdown.
@Suite("Hostile names and texts")
struct HostileTests {
    static let names = [
        "<script>alert(1)</script>", "](javascript:alert(1))", "[a](javascript:alert(1))", "{{ raised }}",
        "a | b", "a\n\n# b", "\u{202E}evil\u{2066}", "-->", "<!--", "&lt;b&gt;", "&#x202E;",
        "\u{E000}0\u{E001}",
        "\" onmouseover=\"x", "' x", "# heading", "- item", "1. item", "```", "~~~", "***",
        "<https://evil.example>",
        "![x](https://evil.example/x.png)", "\\", "a\\", "!", "=====", "\u{0}\u{1B}[31m", "</bdi>", "$a$b$",
        "www.evil.example",
    ]

    /// Every tag of a page with its attributes.
    private func tags(_ html: String) -> Set<String> {
        Set(html.matches(of: /<\/?([a-zA-Z][^\s>]*)([^>]*)>/).map { String($0.output.1) })
    }

    @Test("A campaign's name cannot become markup", arguments: names)
    func name(_ name: String) {
        let plan = Sample.plan(name: name)
        let body = "{{ name }} *{{ name }}*\n\n{{ name }}[a](https://a.b)\n\n| {{ name }} |\n|---|\n| b |\n"
        let html = Fragment(body, plan: plan)
        #expect(html.findings.isEmpty)
        #expect(
            tags(html.text) == ["p", "bdi", "em", "a", "div", "table", "thead", "tr", "th", "tbody", "td"])
        #expect(html.text.ranges(of: "<bdi data-figure=\"center-for-innovation.name\">").count == 4)
        #expect(
            !html.text.unicodeScalars.contains { $0.value == 0x202E || (0xE000...0xF8FF).contains($0.value) })
        let markdown = Fragment(body, .markdown, plan: plan).text
        let again = Fragment(markdown)
        #expect(again.findings.isEmpty, "\(markdown) \(again.findings)")
        #expect(tags(again.text) == tags(html.text).subtracting(["bdi"]), "\(markdown) \(again.text)")
        #expect(again.text.ranges(of: "<a ").count == 1)
        #expect(!again.text.contains("data-figure"))
    }

    @Test("A case for support cannot bring anything but words", arguments: names)
    func caseText(_ text: String) {
        let fragment = Fragment(text + "\n\n[a][b]\n\n[b]: " + text, isCase: true)
        let allowed: Set = [
            "p", "h1", "ul", "li", "ol", "pre", "code", "em", "strong", "hr", "a", "bdi", "br",
        ]
        #expect(tags(fragment.text).isSubset(of: allowed), "\(fragment.text)")
        #expect(!fragment.text.lowercased().contains("href=\"javascript"))
        #expect(!fragment.text.contains("<img"))
        #expect(
            !fragment.text.unicodeScalars.contains {
                $0.value == 0x202E || (0xE000...0xF8FF).contains($0.value)
            })
    }

    @Test("Written as references they come in no more than as they are")
    func references() {
        for text in ["&#x202E;", "&#8238;", "&#xE000;0&#xE001;", "&#57344;", "&#27;", "&#X0e000;"] {
            let fragment = Fragment("a \(text) {{ raised }}")
            #expect(Set(fragment.codes) == ["report-character"])
            #expect(fragment.text.ranges(of: "<bdi").count == 1)
            #expect(!fragment.text.unicodeScalars.contains(where: { (0xE000...0xF8FF).contains($0.value) }))
        }
        #expect(Fragment("&#9;&#10;&#0;&#x110000;&#xD800;&#+1;&#;&#x;&#").codes == [])
    }

    /// Nothing is timed: what grows with the square of the text would not come to an end at this size.
    @Test("Texts made to keep the parser busy are refused or read to the end")
    func busy() {
        let size = 1 << 17
        func filled(_ text: String) -> String { String(repeating: text, count: size / text.utf8.count) }
        let lists = (0..<100).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
        let ticks = (1..<1000).map { String(repeating: "`", count: $0) + "a" }.joined()
        let texts = [
            filled("*a_ "), filled("*a_b*c_ "), filled("a**b "), ticks, filled("[a](<b "), filled("![[]()"),
            filled("> "),
            filled("{{ "), filled("{{ a }}"), filled("\\{"), filled("<a b=\""), filled("a<!-- "),
            filled("| a "), filled("&#x202E;"),
            lists + String(repeating: "\n", count: 10_000), filled(String(repeating: ">", count: 64) + "a\n"),
            String(repeating: "[a]: b\n", count: 10_000), filled("|a\n|-\n"), filled("# a\n"), filled("- "),
            filled("<b>"),
            "| a |\n|---|\n" + String(repeating: "| *b* |\n", count: 10_000),
            String(repeating: "```{status}\n```\n", count: 20_000),
            filled("[a](b) \n\n"), filled("![a](b) \n\n"), filled("Table: a\n\n"), filled("[b](#c) \n\n"),
        ]
        for text in texts {
            let fragment = Fragment(text)
            #expect(!fragment.text.isEmpty || !fragment.codes.isEmpty, "\(text.prefix(20).debugDescription)")
        }
    }
}
