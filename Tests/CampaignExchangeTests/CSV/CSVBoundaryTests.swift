import CampaignExchange
import Testing

/// Places at which the reader has to fetch more bytes in the middle of something.
@Suite("CSV reader: window edges")
struct CSVBoundaryTests {
    private let chunk = FileByteSource.chunkSize

    /// Rows of eight bytes up to shortly before an edge, then a tail in which every byte comes to be on it.
    @Test("every structural byte on the edge", arguments: [1, 2])
    func tailsOnTheEdge(windows: Int) throws {
        let tail = "p,\"q\"\"r\"\r\n\"\",\"s\r\nt\"\r\nlast,é😎"
        let expected = [["p", "q\"r"], ["", "s\r\nt"], ["last", "é😎"]]
        for shift in 0..<tail.utf8.count + 2 {
            let rows = (windows * chunk - shift) / 8
            let rest = windows * chunk - shift - rows * 8
            // The header takes up what the rows leave over.
            let header = "a,b" + String(repeating: "x", count: 4 + rest) + "\n"
            let text = header + String(repeating: "abc,def\n", count: rows - 1) + tail
            let reader = try CSVReader(source: MemoryByteSource(text))
            var records = 0
            var last: [[String]] = []
            loop: while true {
                switch try reader.next() {
                case .record:
                    records += 1
                    if records > rows { last.append(reader.record.strings) }
                case .fault(let fault):
                    Issue.record("shift \(shift): \(fault)")
                case .end:
                    break loop
                }
            }
            #expect(last == expected, "shift \(shift)")
            #expect(reader.bytesRead == reader.totalBytes)
        }
    }

    @Test("a record larger than the window", arguments: [300_000, 600_000, 1_048_000])
    func largeRecords(length: Int) throws {
        let plain = String(repeating: "x", count: length)
        let quoted = String(repeating: "\"\"\r\n", count: length / 4)
        let text = "a,b\n1,\(plain)\n\"\(quoted)\",2\n3,4\n"
        for size in [4096, 100_000, 1 << 18] {
            let result = try readAll(text, chunk: size)
            #expect(result.faults.isEmpty)
            #expect(result.records.count == 4)
            #expect(result.records[1][1].utf8.count == length)
            #expect(result.records[2][0] == String(repeating: "\"\r\n", count: length / 4))
            #expect(result.lines == [1, 2, 3, 4 + length / 4])
        }
    }

    @Test func aRecordUpToTheDefaultLimits() throws {
        let field = String(repeating: "x", count: 1 << 20)
        let row = Array(repeating: field, count: 3).joined(separator: ",") + ",1,2"
        let text = "a,b,c,d,e\n\(row)\n1,2,3,4,5\n"
        #expect(try readAll(text).records.count == 3)
        #expect(try readAll("a\n\(field)x\nb\n").places == ["fieldTooLong@2:1"])
        let four = Array(repeating: field, count: 4).joined(separator: ",")
        #expect(try readAll("a,b,c,d\n\(four)\n1,2,3,4\n").places == ["recordTooLong@2:1"])
        let wide = String(repeating: ",", count: 4095)
        #expect(try readAll("\(wide)\n\(wide)\n").records.map(\.count) == [4096, 4096])
        #expect(try readAll("\(wide),\n").places == ["tooManyColumns@1:4097"])
    }

    @Test func carriageReturnOnTheEdge() throws {
        for end in ["\r", "\r\n"] {
            let header = "a,b" + String(repeating: "x", count: chunk - 4) + end
            let text = header + "1,2" + end + "3,4"
            for extra in ["", end, end + end] {
                let result = try readAll(text + extra)
                #expect(result.records.count == 3)
                #expect(result.lines == [1, 2, 3])
                #expect(result.faults.isEmpty)
            }
        }
    }

    @Test func emptyLinesOverManyChunks() throws {
        let text = "a,b\n" + String(repeating: "\r\n", count: 200_000) + "1,2"
        let result = try readAll(text)
        #expect(result.records == [["a", "b"], ["1", "2"]])
        #expect(result.lines == [1, 200_002])
    }

    @Test func headerLongerThanTheFirstLook() throws {
        // Only the first 64 KiB are looked at to guess; they suffice.
        let names = (0..<4000).map { "a rather long column name \($0)" }
        let text = names.joined(separator: ";") + "\n" + names.joined(separator: ";") + "\n"
        let result = try readAll(text)
        #expect(result.delimiter == .semicolon)
        #expect(result.records == [names, names])
    }
}
