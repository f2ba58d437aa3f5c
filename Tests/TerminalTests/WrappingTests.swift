import CampaignKit
import Terminal
import Testing

/// Texts laid out for people.
@Suite struct WrappingTests {
    @Test func aWordThatIsTooLongStandsAlone() {
        #expect(
            Words.wrapped("one abcdefghijklmnopqrstuvwxyz two", columns: 22)
                == "one\nabcdefghijklmnopqrstuvwxyz\ntwo")
    }

    @Test func aLineIsFilledAndALongerWordStandsAlone() {
        #expect(Words.wrapped("one two three", columns: 7) == "one two\nthree")
        #expect(Words.wrapped("") == "")
    }

    @Test func laterLinesHangAndBlanksBeforeStay() {
        #expect(Words.wrapped("hint: one two", columns: 9, hanging: 6) == "hint: one\n      two")
        #expect(Words.wrapped("  G-1: one two", columns: 10, hanging: 2) == "  G-1: one\n    two")
    }

    /// What people copy is on one line: commands with their values, options with theirs.
    @Test(arguments: [
        "campaign show year-end-2026", "campaign import undo B-3", "campaign help csv",
        "campaign donor edit D-1 --name 'Ana Maria Ruiz' --city Salem", "--encoding windows-1252",
        "'campaign appeal sent'", "campaign gift list --type pledge", "sudo apt install chromium",
    ])
    func aCommandIsNotBroken(command: String) {
        for columns in 20...60 {
            let text = "some words in front of it, then \(command), and what it does when it is run"
            #expect(Words.wrapped(text, columns: columns).contains(command), "\(columns)")
        }
    }

    /// The other words are: "the campaign" is no command.
    @Test func proseIsBrokenAnywhere() {
        let text = "the campaign has ended and no gift of it is counted in the figures of later campaigns"
        let lines = Words.wrapped(text, columns: 30).split(separator: "\n")
        #expect(lines.count == 3 && lines.allSatisfy { $0.count <= 30 }, "\(lines)")
    }

    @Test func partsStayWhole() {
        #expect(
            Words.flowed(["one two", "three", "four"], separator: " · ", columns: 16)
                == ["one two · three", "four"])
        #expect(Words.flowed(["one two three"], separator: " · ", columns: 8) == ["one two", "three"])
    }
}
