import CampaignKit
import TestSupport
import Testing

@Suite("Words in HTML") struct HTMLTextTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b"),
        ("\" onload=\"x", "&quot; onload=&quot;x"), ("O'Neil", "O&#39;Neil"), ("&amp;", "&amp;amp;"),
        ("a\nb", "a b"), ("\u{1B}[2J", "\u{FFFD}[2J"), ("\u{202E}x", "x"), ("<\u{301}b", "&lt;\u{301}b"),
    ])
    func escape(_ text: String, _ expected: String) {
        #expect(Array(HTMLText.escape(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: SeededGenerator.seeds)
    func nothingIsLeftThatHTMLWouldObey(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let text = HTMLText.escape(generator.hostileText(pieces: 8))
            let special = text.unicodeScalars.contains { "<>\"'\n".unicodeScalars.contains($0) }
            #expect(!special, "seed \(seed): \(text.debugDescription)")
        }
    }
}
