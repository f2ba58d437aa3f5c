import CampaignKit
import Terminal
import Testing

@testable import CampaignCLI

struct FindingPrinterTests {
    private func text(_ line: String, column: Int, length: Int = 1, hint: String? = nil) -> [String] {
        let finding = Finding(
            code: "a-code", severity: .error, message: "it is wrong",
            location: SourceLocation(file: "Campaigns/a.md", line: 7, column: column, length: length),
            excerpt: line, hint: hint)
        return FindingPrinter(style: .none).text([finding]).split(separator: "\n").map(String.init)
    }

    @Test func theLayout() {
        #expect(
            text("goal: 60.000", column: 7, length: 6, hint: "write 60000") == [
                "Campaigns/a.md:7:7", "error [a-code] it is wrong", "   7 │ goal: 60.000",
                "     │       ^^^^^^  write 60000",
            ])
    }

    @Test func theCaretStandsUnderWideText() {
        let lines = text("日本語: x", column: 6)
        #expect(lines[2] == "   7 │ 日本語: x")
        #expect(lines[3] == "     │         ^")
    }

    @Test func aWideTokenIsUnderlinedWhole() {
        #expect(text("a: 日本", column: 4, length: 2)[3] == "     │    ^^^^")
    }

    @Test func aTabIsOneBlankAndEscapesAreHarmless() {
        let lines = text("\ta: \u{1B}[31m", column: 2)
        #expect(lines[2] == "   7 │  a: \u{FFFD}[31m")
        #expect(lines[3] == "     │  ^")
    }

    @Test func aColumnBeyondTheLineIsItsEnd() {
        #expect(text("ab", column: 99)[3] == "     │   ^")
    }

    @Test func aWholeLineHasNoCaret() {
        let lines = text("ab", column: 0, hint: "do it")
        #expect(lines[0] == "Campaigns/a.md:7")
        #expect(lines[3] == "     │ do it")
    }

    @Test func aSubjectStandsInForAPlace() {
        let finding = Finding(code: "c", severity: .warning, message: "hm", subject: "G-1042", hint: "look")
        #expect(FindingPrinter(style: .none).text([finding]) == "G-1042\nwarning [c] hm\n       look\n\n")
    }

    @Test func asciiKeepsToASCII() {
        let finding = Finding(
            code: "c", severity: .note, message: "hm",
            location: SourceLocation(file: "a.md", line: 1, column: 1), excerpt: "x")
        let text = FindingPrinter(style: .none, ascii: true).text([finding])
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }

    /// A long message goes on two blanks in, what to do about it stands where it always does.
    @Test func longMessagesHang() {
        let finding = Finding(
            code: "c", severity: .warning,
            message: "the goal of this campaign is lower than what it has raised",
            subject: "library", hint: "raise the goal, or stop asking for it in letters and on the web")
        #expect(
            FindingPrinter(style: .none, width: 40).text([finding]) == """
                library
                warning [c] the goal of this
                  campaign is lower than what it has
                  raised
                       raise the goal, or stop asking
                       for it in letters and on the web


                """)
    }

    /// Inner modules say what is to be done, and the command line which command does it.
    @Test func aRemedyIsACommand() {
        func words(_ remedy: Finding.Remedy) -> String {
            let finding = Finding(
                code: "c", severity: .note, message: "hm", subject: "ledger", remedy: remedy)
            let last = FindingPrinter(style: .none).text([finding]).split(separator: "\n").last ?? ""
            #expect(JSONValue.finding(finding).compact.contains("\"hint\":\""))
            return last.trimmingPrefix { $0 == " " }.description
        }
        #expect(words(.restoreBackup) == "campaign restore FILE restores a backup")
        #expect(words(.compareAnotherLedger).hasPrefix("campaign ledger compare OTHER.sqlite shows"))
        #expect(
            words(.compareLedger("my copy.sqlite"))
                == "campaign ledger compare 'my copy.sqlite'; post by hand what is missing")
        #expect(
            words(.adoptLedger("a.sqlite"))
                == "campaign ledger compare a.sqlite, then campaign ledger adopt it")
        #expect(words(.writeLetterOrFallBack).contains("--fallback"))
        #expect(
            words(.fallBack(languages: ["en", "he"]))
                == "letters can be in en or he; --fallback sends them the default letter")
    }

    @Test func whatIsTheSameOfSeveralIsSaidOnce() {
        func finding(_ subject: String, _ message: String, at line: Int? = nil) -> Finding {
            Finding(
                code: "c", severity: .error, message: message,
                location: line.map { SourceLocation(file: subject, line: $0) }, subject: subject, hint: "look"
            )
        }
        let text = FindingPrinter(style: .none).text([
            finding("G-1", "hm"), finding("G-2", "other"), finding("G-3", "hm"), finding("a.md", "hm", at: 4),
            finding("b.md", "hm", at: 4),
        ])
        #expect(
            text == """
                G-1
                G-3
                error [c] hm
                       look

                G-2
                error [c] other
                       look

                a.md:4
                error [c] hm
                       look

                b.md:4
                error [c] hm
                       look


                """)
    }
}
