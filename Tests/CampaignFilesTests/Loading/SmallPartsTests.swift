import CampaignKit
import Testing

@testable import CampaignFiles

@Suite("Ids, suggestions, lengths")
struct SmallPartsTests {
    @Test("Ids", arguments: ["a", "1", "year-end-2026", "a-b-c", String(repeating: "a", count: 64)])
    func ids(_ text: String) {
        #expect(CampaignID.isValid(text))
    }

    @Test(
        "What is no id",
        arguments: [
            "", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a.b", "total", "unassigned", "organization",
            "a\n",
            String(repeating: "a", count: 65), "a/b", "..",
        ])
    func noIDs(_ text: String) {
        #expect(!CampaignID.isValid(text))
    }

    @Test(
        "Suggested ids",
        arguments: [
            ("Year End_2026", "year-end-2026"), ("--A--", "a"), ("Café", "caf"), ("שלום", nil),
            ("Total", nil), ("", nil),
        ])
    func kebabCase(_ text: String, _ expected: String?) {
        #expect(CampaignID.kebabCase(text) == expected)
    }

    @Test(
        "Near words",
        arguments: [
            ("gaol", "goal"), ("nmae", "name"), ("Goal", "goal"), ("gift-table", "gift_table"), ("x", nil),
            ("colour", nil),
            ("", nil), ("ab", nil), (String(repeating: "goal", count: 20), nil),
        ])
    func suggestions(_ word: String, _ expected: String?) {
        #expect(DidYouMean.nearest(word, in: ["name", "goal", "gift_table", "ends"]) == expected)
    }

    @Test(
        "How far a value reaches",
        arguments: [
            ("\"a \\\" b\" # c", nil, 8), ("'it''s' x", nil, 7), ("[a, [b]] # c", nil, 8),
            ("{a: b}, c", nil, 6),
            ("| # text", nil, 1), ("plain # c", nil, 5), ("plain, more", "plain", 5), ("a#b # c", nil, 3),
            ("", nil, 1),
            ("\"open", nil, 5), ("[open", nil, 5), ("👩‍👩‍👧 x", "👩‍👩‍👧 x", 3), ("'a''", nil, 4),
        ] as [(String, String?, Int)])
    func lengths(_ text: String, _ token: String?, _ expected: Int) {
        #expect(TokenLength.characters(of: text, token: token) == expected)
    }

    @Test(
        "Lines of a file",
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\n\nc", ["a", "b", "", "c"]),
            ("\u{FEFF}a\n", ["a"]),
        ])
    func lines(_ text: String, _ expected: [String]) {
        let source = SourceText(PlanFile(path: "a", text: text))
        #expect((0..<source.lineCount).map { source.line($0 + 1) } == expected)
        #expect(source.line(99).isEmpty)
        #expect(source.text(fromLine: 99).isEmpty)
    }

    @Test("An excerpt never carries control characters to a terminal")
    func excerpt() {
        let result = PlanLoader.load(.fund("name: \u{1B}[31mred\ngaol: \u{7}x"))
        #expect(result.findings.count == 3)
        for finding in result.findings {
            #expect(finding.excerpt?.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
        }
    }
}
