import Testing

@testable import CampaignCLI

/// Lines besides tables: as wide as the screen, and what is longer than it stays whole.
@Suite("Notes and errors on a screen")
struct NoteLayoutTests {
    private let narrow = NoteLayout(width: 40)

    @Test("a short line stays as it is")
    func short() {
        #expect(narrow.line("error: no workspace here") == "error: no workspace here\n")
        #expect(
            NoteLayout(width: nil).line("note: " + String(repeating: "a b ", count: 60)).hasSuffix("a b \n"))
    }

    @Test("a long one goes on under its first word")
    func long() {
        #expect(
            narrow.line("hint: import the file again, with another source") == """
                hint: import the file again, with
                      another source

                """)
    }

    @Test("a path that is longer than the screen begins behind its label")
    func path() {
        let path = "/home/office/documents/fundraising/2026/campaign.sqlite"
        for label in ["error", "hint", "note", "warning"] {
            let text = narrow.line("\(label): \(path) is not a campaign ledger")
            #expect(text.hasPrefix("\(label): \(path)\n"), "\(text)")
            #expect(
                text.split(whereSeparator: \.isWhitespace).suffix(5).joined(separator: " ")
                    == "is not a campaign ledger")
        }
    }

    @Test("rows of a table stay rows")
    func rows() {
        let row = "G-12  2026-01-05  gift  $1,250.00  Ana Ruiz  year-end-2026"
        #expect(narrow.text(row + "\n") == row + "\n")
    }
}
