import CampaignExchange
import CampaignKit
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
    private func written(_ cells: [CSVCell], _ options: CSVWriterOptions = CSVWriterOptions()) -> String {
        var writer = CSVWriter(options: options)
        writer.write(header: ["h"])
        writer.write(cells)
        return String(
            decoding: writer.drain().dropFirst(options.flat ? 2 : options.excel ? 6 : 3), as: UTF8.self)
    }

    @Test func plainAndQuotedCells() {
        #expect(written([.text("a"), .text("b c"), .empty, .number(-150)]) == "a,b c,,-150\r\n")
        #expect(
            written([.text("a,b"), .text("say \"x\""), .text("x\ny")])
                == "\"a,b\",\"say \"\"x\"\"\",\"x\ny\"\r\n")
        #expect(written([.text(" a"), .text("b ")]) == "\" a\",\"b \"\r\n")
        #expect(written([.text("a;b")]) == "a;b\r\n")
        #expect(written([.text("a;b")], CSVWriterOptions(delimiter: .semicolon)) == "\"a;b\"\r\n")
        #expect(written([.text("a"), .text("b")], CSVWriterOptions(delimiter: .tab)) == "a\tb\r\n")
        #expect(written([.text("00123"), .text("08540-1234")]) == "00123,08540-1234\r\n")
    }

    @Test func numbersAreBareAndTextsAreNot() throws {
        let number = try #require(PlainNumber("-4.00"))
        #expect(written([.number(number), .text("-4.00")]) == "-4.00,'-4.00\r\n")
        #expect(written([.text("-4,00"), .text("1,000")]) == "\"'-4,00\",\"1,000\"\r\n")
    }

    @Test func flatFilesHaveARecordALine() {
        func flat(_ cells: [CSVCell]) -> String { written(cells, .tsv) }
        #expect(flat([.text("a\tb"), .text("a\r\nb"), .text("a\n\nb")]) == "a b\ta b\ta  b\n")
        #expect(flat([.text("\t=1"), .text("a,b")]) == "' =1\ta,b\n")
        #expect(flat([.text("say \"hi\"")]) == "\"say \"\"hi\"\"\"\n")
    }

    @Test func anEmptyRecordIsStillARecord() throws {
        #expect(written([.empty]) == "\"\"\r\n")
        #expect(written([.text("")]) == "\"\"\r\n")
        #expect(written([]) == "")
        #expect(written([.text("\0"), .empty]) == ",\r\n")
    }

    /// Texts that need nothing take a shorter way, and the bytes are the same as on the long one.
    @Test func plainWordsAreWrittenAsTheyAre() {
        for text in ["gift", "a b", "Zoë", "12-3", "x=1", "O'Hara", "a\u{2028}b", "9\u{202E}8"] {
            #expect(written([.text(text), .empty]) == text + ",\r\n", "\(text)")
        }
        // What begins like a formula, ends in a blank, or holds a control takes the long one.
        #expect(written([.text("=a"), .text("b "), .text("c\u{7F}d")]) == "'=a,\"b \",cd\r\n")
        #expect(written([.text("c\u{85}d"), .text("é")]) == "c d,é\r\n")
    }

    @Test func recordsGrowCellByCell() {
        var writer = CSVWriter()
        writer.add("id")
        writer.add("amount")
        writer.endRecord()
        writer.add(Int64(1042), prefix: "G")
        writer.add(minorUnits: -5, decimals: 2)
        writer.add(minorUnits: 1_234_567, decimals: 3)
        writer.add(minorUnits: .min, decimals: 0)
        writer.add(CalendarDate(dayNumber: 0))
        writer.addEmpty()
        writer.endRecord()
        writer.endRecord()
        #expect(
            String(decoding: writer.drain(), as: UTF8.self)
                == "id,amount\r\nG-1042,-0.05,1234.567,-9223372036854775808,1970-01-01,\r\n")
    }

    @Test func byteOrderMarkOnce() {
        var writer = CSVWriter(options: CSVWriterOptions(excel: true))
        #expect(writer.pendingBytes == 0)
        writer.write(header: ["שם"])
        writer.write([.text("x")])
        let bytes = writer.drain()
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "שם\r\nx\r\n")
    }

    @Test func headerCannotMisleadTheGuess() throws {
        var writer = CSVWriter()
        writer.write(header: ["a;b;c", "d\te"])
        writer.write([.text("1;2;3"), .text("4")])
        let bytes = writer.drain()
        #expect(String(decoding: bytes, as: UTF8.self) == "\"a;b;c\",\"d\te\"\r\n1;2;3,4\r\n")
        #expect(try readAll(bytes).records == [["a;b;c", "d\te"], ["1;2;3", "4"]])
    }

    @Test func rawIsNotGuarded() {
        let options = CSVWriterOptions(raw: true)
        #expect(written([.text("=1+1"), .text("'x")], options) == "=1+1,'x\r\n")
    }

    @Test func drainingToASink() throws {
        struct Full: Error {}
        var writer = CSVWriter()
        var sunk: [UInt8] = []
        for row in 0..<10 {
            writer.write([.number(PlainNumber(row)), .text("x")])
            if writer.pendingBytes > 12 { writer.drain { sunk += Array($0) } }
        }
        writer.drain { sunk += Array($0) }
        #expect(writer.pendingBytes == 0)
        #expect(try readAll(sunk).records.count == 10)
        writer.drain { _ in Issue.record("nothing is left to drain") }

        // What a sink did not take is not lost.
        writer.write([.text("kept")])
        #expect(throws: Full.self) {
            try writer.drain { (_: UnsafeRawBufferPointer) throws(Full) in throw Full() }
        }
        #expect(writer.drain() == Array("kept\r\n".utf8))
    }
}
