import Testing

@testable import CampaignExchange

@Suite("CSV reader: UTF-16")
struct UTF16Tests {
    private static let text = "Dátum\tΠοσό\tName\r\n2026-01-02\t10\t\"יעל\tב\"\"x\"\r\n2026-01-03\t20\t𝒳 😀\n"
    private static let rows = [
        ["Dátum", "Ποσό", "Name"], ["2026-01-02", "10", "יעל\tב\"x"], ["2026-01-03", "20", "𝒳 😀"],
    ]

    private static func bytes(_ text: String, big: Bool = false, mark: Bool = true) -> [UInt8] {
        let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return big ? [high, low] : [low, high]
        }
    }

    @Test("both orders, cut anywhere", arguments: [true, false])
    func marked(big: Bool) throws {
        for chunk in [1, 2, 3, 4, 5, 7, 64, 1000] {
            let result = try readAll(Self.bytes(Self.text, big: big), chunk: chunk)
            #expect(result.records == Self.rows)
            #expect(result.faults.isEmpty)
            #expect(result.encoding == .utf8)
        }
    }

    @Test func theTabIsGuessedAndTheFileIsReadTwice() throws {
        let reader = try CSVReader(source: MemoryByteSource(Self.bytes(Self.text)))
        #expect(reader.delimiter == .tab)
        #expect(reader.encodingNotice == nil)
        #expect(try reader.next() == .record)
        try reader.restart()
        #expect(try reader.next() == .record)
        #expect(reader.record.strings == Self.rows[0])
    }

    @Test("an order that is named", arguments: [("UTF-16", false), ("utf-16le", false), ("UTF-16BE", true)])
    func named(name: String, big: Bool) throws {
        for mark in [true, false] {
            let source = MemoryByteSource(Self.bytes(Self.text, big: big, mark: mark), chunk: 3)
            let reader = try CSVReader(source: source, options: CSVOptions(encoding: name))
            #expect(try reader.next() == .record)
            #expect(reader.record.strings == Self.rows[0])
        }
        #expect(CSVEncoding.isKnown(name))
    }

    @Test func aLongFileStreams() throws {
        let line = "2026-01-02\t10\té😀\n"
        let text = "date\tamount\tname\n" + String(repeating: line, count: 40_000)
        let reader = try CSVReader(source: MemoryByteSource(Self.bytes(text)))
        var rows = 0
        while try reader.next() == .record { rows += 1 }
        #expect(rows == 40_001)
    }

    @Test func faultsInRecordsHaveTheirPlace() throws {
        let result = try readAll(Self.bytes("a\tb\né😀\tx\ty\n"))
        #expect(result.places == ["fieldCount@2:6"])
    }

    @Test("half a character", arguments: [true, false])
    func broken(big: Bool) throws {
        let whole = Self.bytes("a\tb\né\t", big: big)
        let high: [UInt8] = big ? [0xD8, 0x3D] : [0x3D, 0xD8]
        let low: [UInt8] = big ? [0xDE, 0x00] : [0x00, 0xDE]
        let letter: [UInt8] = big ? [0, 0x61] : [0x61, 0]
        for (tail, word) in [
            (high, "unpaired"), (low, "unpaired"), (high + letter + letter, "unpaired"),
            (low + high, "unpaired"), (high + [0xDE], "unpaired"), ([0x61], "cut off"),
        ] {
            for chunk in [1, 2, 3, 1000] {
                let source = MemoryByteSource(whole + tail, chunk: chunk)
                let error = #expect(throws: CSVError.self) { try CSVReader(source: source) }
                guard case .refused(let fault) = error else {
                    Issue.record("\(tail): \(String(describing: error))")
                    continue
                }
                #expect(fault.code == .utf16)
                #expect(fault.line == 2 && fault.column == 3, "\(tail)")
                #expect(fault.message.contains(word), "\(tail)")
                #expect(!fault.hint.isEmpty)
            }
        }
    }

    @Test func withoutItsMarkItIsRefusedWithTheWayToReadIt() {
        for big in [true, false] {
            let fault = refusal(Self.bytes("Date,Amount\n2026-01-02,100.00\n", big: big, mark: false))
            #expect(fault?.code == .utf16)
            #expect(fault?.hint.contains("--encoding UTF-16") == true)
        }
    }

    @Test func aMarkAloneIsAnEmptyFile() throws {
        #expect(try readAll([0xFF, 0xFE]).places == ["emptyFile@1:1"])
        // UTF-32 is no text of units.
        #expect(refusal([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) != nil)
    }

    @Test func aPipeIsReadToItsEnd() throws {
        let text = "date\tamount\n" + String(repeating: "2026-01-02\t10\n", count: 5_000)
        var parts = [Self.bytes(text), Self.bytes("2026-01-03\t20\n", mark: false)]
        let folder = try ScratchFolder()
        defer { withExtendedLifetime(folder) {} }
        let source = try FileByteSource(spooling: "-", in: folder.path) {
            parts.isEmpty ? [] : parts.removeFirst()
        }
        let reader = try CSVReader(source: source)
        var rows = 0
        while try reader.next() == .record { rows += 1 }
        #expect(rows == 5_002)
    }
}
