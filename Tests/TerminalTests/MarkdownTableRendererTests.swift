import CampaignKit
import TestSupport
import Testing

@testable import Terminal

@Suite struct MarkdownTableRendererTests {
    @Test func wholeTable() {
        #expect(
            MarkdownTableRenderer().render(TextTableRendererTests.status) == """
                | Campaign | Goal | Pace |
                | :--- | ---: | :--- |
                | year-end-2026 | $60,000 | ▲ $2,110 |
                | 日本語-2026 | $120,000 | ▼ |
                | **TOTAL** | **$180,000** |  |

                """)
        #expect(MarkdownTableRenderer().render(Table(columns: [])) == "")
    }

    @Test(arguments: [
        ("a|b", "a\\|b"), ("a\\|b", "a\\\\\\|b"), ("C:\\", "C:\\\\"), ("*bold*", "\\*bold\\*"),
        ("_x_", "\\_x\\_"),
        ("[a](javascript:1)", "\\[a\\](javascript:1)"), ("![a](b)", "!\\[a\\](b)"), ("`code`", "\\`code\\`"),
        ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("&lt;", "&amp;lt;"), ("a\nb", "a b"),
        ("a\r\nb", "a b"),
        ("\n# x", "# x"), ("~~x~~", "\\~\\~x\\~\\~"),
        ("{{< include /etc/passwd >}}", "\\{\\{&lt; include /etc/passwd &gt;}}"),
        ("{% raw %}", "\\{% raw %}"), ("$5", "$5"), ("$x$", "\\$x\\$"), ("@smith", "\\@smith"),
        ("a @smith", "a \\@smith"),
        ("ana@example.org", "ana@example.org"), ("http://evil", "http\\://evil"),
        ("WWW.evil.com", "WWW\\.evil.com"),
        ("e.g. this", "e.g. this"), ("\u{1B}[2J", "\u{FFFD}\\[2J"), ("\u{202E}abc", "abc"), ("  a  ", "a"),
        ("   ", ""),
        ("x^2^", "x\\^2\\^"), ("Ana-Maria O'Neil", "Ana-Maria O'Neil"), ("", ""),
    ])
    func hostileCellsAreInert(_ text: String, _ expected: String) {
        #expect(MarkdownText.escape(text) == expected)
    }

    @Test(arguments: SeededGenerator.seeds)
    func neverAnotherColumnOrLine(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let table = Table(
                columns: [TableColumn("A", key: "a"), TableColumn("B", key: "b")],
                rows: [
                    TableRow(
                        [Cell(generator.hostileText(pieces: 6)), Cell(generator.hostileText(pieces: 6))],
                        emphasis: Bool.random(using: &generator))
                ])
            let lines = MarkdownTableRenderer().render(table).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 4, "seed \(seed)")
            #expect(lines.prefix(3).allSatisfy { barePipes(in: $0) == 3 }, "seed \(seed): \(lines)")
            #expect(!lines[2].contains("<"), "seed \(seed)")
        }
    }

    /// Pipes with an even number of backslashes before them: those that part cells.
    private func barePipes(in line: Substring) -> Int {
        var pipes = 0
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if scalar == "|", !isEscaped { pipes += 1 }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return pipes
    }
}
