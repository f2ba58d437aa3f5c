import CampaignExchange
import Testing

@Suite("CSV reader: dialects")
struct CSVReaderTests {
    private let table = [["a", "b", "c"], ["1", "x y", "3"], ["4", "", "6"]]

    @Test("line ends", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        for last in [end, ""] {
            let text = ["a,b,c", "1,x y,3", "4,,6"].joined(separator: end) + last
            for chunk in [1, 2, 3, 7, 1000] {
                let result = try readAll(text, chunk: chunk)
                #expect(result.records == table)
                #expect(result.lines == [1, 2, 3])
                #expect(result.faults.isEmpty)
            }
        }
    }

    @Test("delimiters", arguments: CSVDelimiter.allCases)
    func delimiters(delimiter: CSVDelimiter) throws {
        let mark = String(UnicodeScalar(delimiter.rawValue))
        let text = "a,b,c\n1,x y,3\n4,,6\n".split(separator: ",", omittingEmptySubsequences: false)
            .joined(separator: mark)
        #expect(try readAll(text, CSVOptions(delimiter: delimiter)).records == table)
        if delimiter != .pipe {
            let guessed = try readAll(text)
            #expect(guessed.records == table)
            #expect(guessed.delimiter == delimiter)
        }
    }

    @Test func delimiterIsGuessedFromTheHeaderOutsideQuotes() throws {
        #expect(try readAll("\"a,b,c,d\";e\n1;2\n").records == [["a,b,c,d", "e"], ["1", "2"]])
        #expect(try readAll("\n\r\n\"x\ny,,,\"\tb\n1\t2\n").delimiter == .tab)
        // Data never decides: this is one column of names.
        #expect(try readAll("name\n1;2;3\n").records == [["name"], ["1;2;3"]])
        #expect(try readAll("a,b;c\n").delimiter == .comma)
        #expect(try readAll("").delimiter == .comma)
        // A forced delimiter wins, and the fault then says what is wrong.
        #expect(try readAll("a,b\n1,2\n", CSVOptions(delimiter: .tab)).records == [["a,b"], ["1,2"]])
    }

    @Test func byteOrderMarkIsStripped() throws {
        for chunk in [1, 2, 3, 7, 1000] {
            let result = try readAll("\u{FEFF}\"Date\",b\n1,2\n", chunk: chunk)
            #expect(result.records == [["Date", "b"], ["1", "2"]])
            #expect(result.raw[0] == Array("\"Date\",b\n".utf8))
        }
        #expect(try readAll("\u{FEFF}").places == ["emptyFile@1:1"])
        #expect(try readAll("\u{FEFF}a,b\"\n").places == ["strayQuote@1:4"])
    }

    @Test func quotes() throws {
        let result = try readAll("a,b\n\"1\"\"\",\"\"\"\"\n\"\",\"x\r\ny\"\n\"p\",q\n")
        #expect(result.records == [["a", "b"], ["1\"", "\""], ["", "x\r\ny"], ["p", "q"]])
        #expect(result.lines == [1, 2, 3, 5])
    }

    @Test func emptyLines() throws {
        let result = try readAll("\n\r\na,b\n\n1,2\n\n\n3,4\n\n")
        #expect(result.records == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(result.lines == [3, 5, 8])
        // One empty quoted field is something; a line with nothing below one column is an empty value.
        #expect(try readAll("a\n\"\"\n\nx\n").records == [["a"], [""], [""], ["x"]])
        #expect(try readAll("\n\n", CSVOptions(emptyLines: .keep)).records == [[""], [""]])
        #expect(try readAll("\n\n").places == ["emptyFile@1:1"])
        #expect(try readAll("a,b\n\"\"\n").places == ["fieldCount@2:3"])
    }

    @Test func trailingDelimiterIsAnEmptyField() throws {
        #expect(try readAll("a,b\n1,").records == [["a", "b"], ["1", ""]])
        #expect(try readAll("a,b\n,\n").records == [["a", "b"], ["", ""]])
    }

    @Test func recordView() throws {
        let text = "né,b,c\n\"1\n2\",\"ö\"\"\",x\n,,\n"
        let reader = try CSVReader(source: MemoryByteSource(text))
        #expect(reader.totalBytes == Int64(text.utf8.count))
        #expect(try reader.next() == .record)
        #expect(reader.record.column(1) == 4)
        #expect(reader.expectedFields == 3)
        #expect(try reader.next() == .record)
        let record = reader.record
        #expect(record.count == 3)
        #expect(record.line == 2)
        #expect((0..<3).map { record.line(of: $0) } == [2, 3, 3])
        #expect((0..<3).map { record.column($0) } == [1, 4, 10])
        #expect(record.strings == ["1\n2", "ö\"", "x"])
        #expect(String(decoding: record.rawBytes, as: UTF8.self) == "\"1\n2\",\"ö\"\"\",x\n")
        #expect(!record.isBlank && !record.isEmpty(1) && record.isEmpty(3) && record.isEmpty(-1))
        #expect(record.string(7).isEmpty && record.string(-1).isEmpty)
        #expect(try reader.next() == .record)
        #expect(reader.record.isBlank)
        #expect(reader.record.isEmpty(0))
        #expect(try reader.next() == .end)
        #expect(try reader.next() == .end)
        #expect(reader.bytesRead == reader.totalBytes)
    }

    @Test func progressGrows() throws {
        let text = "a,b\n" + String(repeating: "1,2\n", count: 1000)
        let reader = try CSVReader(source: MemoryByteSource(text, chunk: 7))
        var last: Int64 = 0
        while try reader.next() != .end {
            #expect(reader.bytesRead == last + 4)
            last = reader.bytesRead
        }
        #expect(last == Int64(text.utf8.count))
    }

    @Test func preambleThenHeader() throws {
        let text = "Charity Name,Friends\n#----\nid,amount,date\n1,2,3\nTotals,9\n"
        let reader = try CSVReader(source: MemoryByteSource(text), options: CSVOptions(fieldCount: .any))
        #expect(try reader.next() == .record)
        #expect(try reader.next() == .record)
        #expect(try reader.next() == .record)
        reader.expectedFields = reader.record.count
        #expect(try reader.next() == .record)
        guard case .fault(let fault) = try reader.next() else {
            Issue.record("the trailer must not pass as a row")
            return
        }
        #expect(fault.code == .fieldCount && fault.line == 5)
        // What was read is still there for whoever knows trailers.
        #expect(reader.record.strings == ["Totals", "9"])
    }

    @Test func fieldCountKnownBeforehand() throws {
        let result = try readAll("a,b\n1,2,3\n", CSVOptions(fieldCount: .exactly(3)))
        #expect(result.places == ["fieldCount@1:4"])
        #expect(result.records == [["1", "2", "3"]])
    }

    @Test func hebrewAndEmoji() throws {
        let text = "שם,סכום\nדוד,\"1,200\"\n😎,👨‍👩‍👧\n"
        for chunk in [1, 2, 3, 7, 1000] {
            let result = try readAll(text, chunk: chunk)
            #expect(result.records == [["שם", "סכום"], ["דוד", "1,200"], ["😎", "👨‍👩‍👧"]])
            #expect(result.encoding == .utf8)
        }
    }

    @Test func manyColumnsGrowTheRecord() throws {
        let row = (0..<1000).map { "\($0)" }
        let result = try readAll(row.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n")
        #expect(result.records == [row, row])
    }
}
