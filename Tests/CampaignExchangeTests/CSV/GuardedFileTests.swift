import CampaignExchange
import CampaignKit
import Testing

@Suite("Guarded files")
struct GuardedFileTests {
    private static let injections = [
        "=cmd|' /C calc'!A0", "-2+3+cmd|'x'!A0", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1", "\u{A0}=1",
        "\u{FEFF}=1", "\u{200B}=1", "\u{202E}=1", "\"=1", "\0=1", "=\u{301}1", "+972 50 123 4567", "-",
        "  \t",
    ]

    @Test("injections are guarded in files", arguments: injections)
    func guardedInFiles(text: String) throws {
        for delimiter in CSVDelimiter.allCases {
            var writer = CSVWriter(options: CSVWriterOptions(delimiter: delimiter))
            writer.write(header: ["name", "memo"])
            writer.write([.text("x"), .text(text)])
            let result = try readAll(writer.drain(), CSVOptions(delimiter: delimiter))
            let cell = try #require(result.records.last?.last)
            #expect(cell.hasPrefix("'"))
            #expect(FormulaGuard.undone(cell) == text.filter { $0 != "\0" })
        }
    }
}
