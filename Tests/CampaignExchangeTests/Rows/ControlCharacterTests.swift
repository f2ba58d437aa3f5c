import CampaignKit
import Testing

@testable import CampaignExchange

/// Characters that a terminal obeys come in with real files and leave in no format.
@Suite("Control characters")
struct ControlCharacterTests {
    private static let hostile = ["\u{9B}31m", "\u{90}x\u{9C}", "\u{80}", "\u{1B}[2J"]

    private func controls(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter {
            $0.properties.generalCategory == .control && !["\r", "\n", "\t"].contains($0)
        }
    }

    @Test(arguments: hostile) func notesLoseThem(text: String) throws {
        let file = "date,amount,note,last_name\n2026-01-05,5,\"a\(text)b\nc\u{85}d\",Ruiz\(text)\n"
        let row = try #require(try readRows(MemoryByteSource(file)).rows.first)
        #expect(controls(row.note) == [] && controls(row.donor?.details?.lastName ?? "") == [])
        #expect(row.note.hasSuffix("b\nc\nd"))
    }

    @Test(arguments: hostile) func workbooksJournalsAndContactsShowThem(text: String) {
        #expect(controls(WorkbookText.clean("a\(text)b")) == [])
        #expect(controls(JournalText.plain("a\(text)b")) == [])
        #expect(controls(VCard.escape("a\(text)b")) == [])
    }

    @Test(arguments: hostile) func filesOfOurOwnLoseThem(text: String) {
        guard text.unicodeScalars.first.map({ $0.value > 0x7F }) == true else { return }
        for raw in [false, true] {
            var writer = CSVWriter(options: CSVWriterOptions(raw: raw))
            writer.write([.text("a\(text)b"), .text("é\u{A0}ü")])
            let file = String(decoding: writer.drain(), as: UTF8.self)
            #expect(controls(file) == [] && file.contains("é\u{A0}ü"))
        }
    }
}
