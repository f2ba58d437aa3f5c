import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

@Suite("Random Markdown")
struct MarkdownPropertyTests {
    private static let parts = [
        "a", " ", "\n", "\n\n", "*", "**", "_", "`", "``", "[", "]", "(", ")", "](https://a.b)", "![", "<b>",
        "</b>", "<!--", "-->",
        "> ", "- ", "1. ", "# ", "    ", "\t", "|", "|---|\n", "```\n", "~~~\n", "```{status}\n", "\\", "{",
        "}", "{{", "}}", "{{ raised }}",
        "{{ floor-3.goal | short }}", "{{ nope }}", "&#x202E;", "&amp;", "é", "ש", "\u{E000}", "\u{202E}",
        "[x]: https://a.b\n", "[x]", "\r\n", "\u{0}",
        "Table: c", "---\n", "===\n", "https://", ":", "!", "\"", "'", "<https://a.b>",
    ]

    @Test(
        "Nothing crashes, no token leaks, the same text gives the same page",
        arguments: Seeds.forRun(count: 3))
    func random(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<150 {
            let count = Int.random(in: 1...60, using: &generator)
            let text = (0..<count).map { _ in Self.parts.randomElement(using: &generator) ?? "" }.joined()
            for format in [MarkdownFormat.html, .markdown] {
                let fragment = Fragment(text, format)
                let leaks = fragment.text.unicodeScalars.contains {
                    (0xE000...0xF8FF).contains($0.value) || $0.value == 0x202E
                }
                #expect(!leaks, "seed \(seed): \(text.debugDescription)")
                #expect(fragment.text == Fragment(text, format).text)
            }
            let result = ReportTemplate.read(Sample.file(text), plan: Sample.plan())
            #expect((result.template == nil) == result.findings.contains { $0.severity == .error })
        }
    }

    @Test("Each figure is shown as often as it is written outside code", arguments: Seeds.forRun(count: 3))
    func counted(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let frames: [(String, Int)] = [
            ("a {{ raised }} b", 1), ("**{{ raised }}**{{ raised }}", 2), ("`{{ raised }}`", 0),
            ("- {{ raised }}\n- b", 1),
            ("> {{ raised }}\n{{ raised }}", 2), ("# {{ raised }}", 1), ("\\{{ raised }}", 0),
            ("```\n{{ raised }}\n```", 0),
            ("| {{ raised }} |\n|---|\n| {{ raised }} |", 2), ("[{{ raised }}](https://a.b)", 1),
            ("_{{ raised }}_ *a*", 1),
            ("Table: {{ raised }}\n\n| a |\n|---|", 1), ("\\\\{{ raised }}", 1), ("{{ raised }}\n===", 1),
        ]
        for _ in 0..<100 {
            let chosen = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                frames.randomElement(using: &generator) ?? frames[0]
            }
            let text = chosen.map(\.0).joined(separator: "\n\n<!-- -->\n\n")
            let fragment = Fragment(text)
            #expect(fragment.findings.isEmpty, "seed \(seed): \(text)")
            #expect(
                fragment.text.ranges(of: FragmentTests.raised).count == chosen.reduce(0) { $0 + $1.1 },
                "seed \(seed): \(text)")
            #expect(fragment.text.ranges(of: "$2,310,400.50").count == chosen.reduce(0) { $0 + $1.1 })
        }
    }
}
