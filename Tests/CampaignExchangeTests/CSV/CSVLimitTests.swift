import CampaignExchange
import Testing

@Suite("CSV reader: limits")
struct CSVLimitTests {
    private let small = CSVOptions(limits: CSVLimits(fieldBytes: 10, recordBytes: 30, columns: 5))

    @Test func limitsAreInclusive() throws {
        let ten = String(repeating: "x", count: 10)
        #expect(try readAll("a,b\n\(ten),\(ten)\n", small).records.count == 2)
        #expect(try readAll("a,b\n\(ten),\(ten)x\n1,2\n", small).places == ["fieldTooLong@2:12"])
        // Quotes count: the limit is on what is written.
        #expect(try readAll("a,b\n1,\"12345678\"\n", small).faults.isEmpty)
        #expect(try readAll("a,b\n1,\"123456789\"\n", small).places == ["fieldTooLong@2:3"])
        #expect(try readAll("a,b,c,d,e\n1,2,3,4,5\n", small).faults.isEmpty)
    }

    @Test func lineEndsInsideASkippedQuoteAreCountedOnce() throws {
        let body = String(repeating: "xy\r\n", count: 50)
        let text = "a,b\n1,\"\(body)\"\n1,2\n"
        for chunk in [1, 2, 3, 4, 5, 7, 1000] {
            let result = try readAll(text, small, chunk: chunk)
            #expect(result.places == ["fieldTooLong@2:3"])
            #expect(result.lines == [1, 53])
        }
    }

    @Test func recordAndColumnLimits() throws {
        let nine = String(repeating: "x", count: 9)
        let long = "a,b,c,d\n\(nine),\(nine),\(nine),\(nine)\n1,2,3,4\n"
        for chunk in [1, 2, 3, 7, 1000] {
            let result = try readAll(long, small, chunk: chunk)
            #expect(result.places == ["recordTooLong@2:1"])
            #expect(result.records.last == ["1", "2", "3", "4"])
            #expect(result.lines.last == 3)
            #expect(result.faultRaw[0].count == 30)
        }
        let wide = try readAll("a,b\n1,2,3,4,5,6,\"7\n8\"\n1,2\n", small)
        #expect(wide.places == ["tooManyColumns@2:11"])
        #expect(wide.records == [["a", "b"], ["1", "2"]])
        #expect(wide.lines == [1, 4])
    }

    @Test func theReaderGoesOnBehindALongField() throws {
        let long = String(repeating: "x", count: 100)
        let text = "a,b\n\(long),\"p\nq\"\n1,2\n\"\(long)\n\"\"\(long)\",3\n4,5\n\(long)\"\"x,\"\n\",\n6,7\n"
        for chunk in [1, 2, 3, 7, 1000] {
            let result = try readAll(text, small, chunk: chunk)
            #expect(result.places == ["fieldTooLong@2:1", "fieldTooLong@5:1", "fieldTooLong@8:1"])
            #expect(result.records == [["a", "b"], ["1", "2"], ["4", "5"], ["6", "7"]])
            #expect(result.lines == [1, 4, 7, 10])
        }
    }

    @Test func anEndlessQuoteIsOneFault() throws {
        let result = try readAll("a,b\n1,\"" + String(repeating: "x,y\n", count: 100), small)
        #expect(result.places == ["fieldTooLong@2:3"])
        #expect(result.faults[0].hint.contains("closed"))
    }

    @Test("lines of 64 MiB in bounded memory", arguments: [false, true])
    func hugeLine(quoted: Bool) throws {
        let source = HugeLineSource(length: 64 << 20, quoted: quoted)
        let reader = try CSVReader(source: source)
        #expect(try reader.next() == .record)
        guard case .fault(let fault) = try reader.next() else {
            Issue.record("a field of 64 MiB must be a fault")
            return
        }
        #expect(fault.code == .fieldTooLong)
        #expect(fault.line == 2)
        #expect(!reader.record.isComplete)
        #expect(reader.record.rawBytes.count == 4 << 20)
        #expect(try reader.next() == .record)
        #expect(reader.record.strings == ["1", "2"])
        #expect(reader.record.line == 3)
        #expect(try reader.next() == .end)
        // The reader asks for all the room it has: that much memory it took, and no more.
        #expect(source.largestRequest < 16 << 20)
    }

    @Test func absurdLimitsAreTamed() {
        let limits = CSVLimits(fieldBytes: 0, recordBytes: .max, columns: -1)
        #expect(limits == CSVLimits(fieldBytes: 1, recordBytes: 256 << 20, columns: 1))
    }
}

/// A header, one line of any length that exists nowhere, and a good line.
private final class HugeLineSource: ByteSource {
    private let head: [UInt8]
    private let tail: [UInt8]
    private let length: Int
    private var position = 0
    private(set) var largestRequest = 0

    init(length: Int, quoted: Bool) {
        head = Array((quoted ? "a,b\n1,\"" : "a,b\n1,").utf8)
        tail = Array((quoted ? "\"\n1,2\n" : "\n1,2\n").utf8)
        self.length = length
    }

    var size: Int64? { nil }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        largestRequest = max(largestRequest, buffer.count)
        if position < head.count { return copy(head, from: position, buffer) }
        let inside = position - head.count
        if inside >= length { return copy(tail, from: inside - length, buffer) }
        let count = min(buffer.count, length - inside, 1 << 18)
        UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]).initializeMemory(
            as: UInt8.self, repeating: 0x78)
        position += count
        return count
    }

    private func copy(_ bytes: [UInt8], from start: Int, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - start)
        buffer.copyBytes(from: bytes[start..<start + count])
        position += count
        return count
    }

    func rewind() throws(ByteSourceError) {
        position = 0
    }
}
