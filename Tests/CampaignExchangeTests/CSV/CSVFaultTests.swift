import CampaignExchange
import Testing

@Suite("CSV reader: faults")
struct CSVFaultTests {
    @Test func strayQuotesFromRealFiles() throws {
        let text =
            "id,surname,note\n1,Wally Osvaldo\"\",x\n2,O''Brien',y\n3,\"Sorensen, Eric\",z\n4, \"x\",y\n"
        let result = try readAll(text)
        #expect(result.places == ["strayQuote@2:16", "strayQuote@5:4"])
        #expect(result.records.map(\.[1]) == ["surname", "O''Brien'", "Sorensen, Eric"])
        #expect(result.faultRaw[0] == Array("1,Wally Osvaldo\"\",x\n".utf8))

        let kept = try readAll(text, CSVOptions(strayQuotes: .keep))
        #expect(kept.faults.isEmpty)
        #expect(kept.records[1] == ["1", "Wally Osvaldo\"\"", "x"])
        #expect(kept.notices.map(\.line) == [2, 5])
    }

    @Test func strayQuoteDoesNotSwallowTheNextRecords() throws {
        let result = try readAll("a,b\n5\" pipe,\"x\ny\"\n1,2\n")
        #expect(result.places == ["strayQuote@2:2"])
        #expect(result.records == [["a", "b"], ["1", "2"]])
        #expect(result.lines == [1, 4])
    }

    @Test func textAfterQuoteGoesOnAtTheNextLine() throws {
        let result = try readAll("a,b\n1,\"Hey \" it\",3\n\"x\" ,2\n1,2\n")
        #expect(result.places == ["textAfterQuote@2:9", "textAfterQuote@3:4"])
        #expect(result.faults[0].hint.contains("line 2, column 3"))
        #expect(result.records == [["a", "b"], ["1", "2"]])
        #expect(result.faultRaw[0] == Array("1,\"Hey \" it\",3\n".utf8))
    }

    @Test func unterminatedQuoteEndsTheFile() throws {
        let result = try readAll("a,b\n1,2\n3,\"x\n4,5\n6,7\n")
        #expect(result.places == ["unterminatedQuote@3:3"])
        #expect(result.records.count == 2)
        #expect(result.faultRaw[0] == Array("3,\"x\n4,5\n6,7\n".utf8))
        #expect(try readAll("\"").places == ["unterminatedQuote@1:1"])
        #expect(try readAll("a,b\n1,\"x\"\"").places == ["unterminatedQuote@2:3"])
    }

    @Test func columnsCountCharacters() throws {
        #expect(try readAll("a,b\nדוד,x\"\n").places == ["strayQuote@2:6"])
        #expect(try readAll("a,b\n\"é\né\",é\"\n").places == ["strayQuote@3:5"])
    }

    @Test func allProblemsAreListed() throws {
        let result = try readAll("a,b\n1\n1,2,3\n1,2\nx\"y,1\n\"x\"y,1\n8,9\n")
        #expect(
            result.places == ["fieldCount@2:2", "fieldCount@3:5", "strayQuote@5:2", "textAfterQuote@6:4"])
        #expect(result.records == [["a", "b"], ["1", "2"], ["8", "9"]])
        #expect(result.faults[0].message == "expected 2 fields, found 1")
    }

    @Test func faultsNameNoContent() throws {
        let secret = "Featherstonehaugh"
        let text = "a,b\n\(secret)\n\(secret)\"x,2\n\"\(secret)\"x,2\n\(secret),2,3\n1,\"\(secret)"
        let result = try readAll(text)
        #expect(result.faults.count == 5)
        for fault in result.faults { #expect(!fault.description.contains(secret)) }
    }

    @Test func descriptionReadsWell() {
        let fault = CSVFault(code: .fieldCount, line: 3, column: 7, message: "m", hint: "h")
        #expect(fault.description == "line 3, column 7: m (h)")
        #expect(CSVError.refused(fault).description == fault.description)
        #expect(CSVError.source(.noSuchFile(path: "x.csv")).description == "x.csv: no such file")
    }

    @Test func codesAreDistinctAndPrefixed() {
        #expect(Set(CSVFault.Code.allCases.map(\.rawValue)).count == CSVFault.Code.allCases.count)
        #expect(CSVFault.Code.allCases.allSatisfy { $0.rawValue.hasPrefix("csv-") })
    }

    @Test func aFileThatChangesIsRefused() throws {
        let source = ShrinkingSource()
        let reader = try CSVReader(source: source)
        #expect(try reader.next() == .record)
        #expect(throws: CSVError.self) {
            while try reader.next() != .end {}
        }
    }
}

/// Has two records when its first bytes are looked at and it is looked through, and one when it is read.
private final class ShrinkingSource: ByteSource {
    private var passes = 0
    private var left: [UInt8] = []

    var size: Int64? { nil }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        let count = min(buffer.count, left.count)
        buffer.copyBytes(from: left.prefix(count))
        left.removeFirst(count)
        return count
    }

    func rewind() throws(ByteSourceError) {
        passes += 1
        left = Array((passes <= 2 ? "a,b\n1,2\n" : "a,b\n").utf8)
    }
}
