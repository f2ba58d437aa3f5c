import CampaignExchange
import Testing

@Suite("CSV reader: encodings and refusals")
struct CSVEncodingTests {
    @Test func windows1252HoldsForTheWholeFile() throws {
        var bytes = Array("name,city\nJos".utf8)
        bytes += [0xE9] + Array(",\"M".utf8) + [0xFC] + Array("n\"\"chen\"\n".utf8)
        bytes += [0x80, 0x93] + Array("x".utf8) + [0x94, 0x2C, 0x9F, 0x0A]
        for chunk in [1, 2, 3, 7, 1000] {
            let result = try readAll(bytes, chunk: chunk)
            #expect(result.encoding == .windows1252)
            #expect(result.records == [["name", "city"], ["José", "Mün\"chen"], ["€“x”", "Ÿ"]])
            #expect(result.faults.isEmpty)
        }
        let reader = try CSVReader(source: MemoryByteSource(bytes))
        #expect(reader.encodingNotice?.line == 2)
        #expect(reader.encodingNotice?.column == 4)
        #expect(reader.encodingNotice?.hint.contains("--encoding") == true)
    }

    @Test func mixedEncodingsAreRefused() {
        for bytes in [
            Array("name\nJosé\nRen".utf8) + [0xE9, 0x0A],
            Array("name\nRen".utf8) + [0xE9] + Array("\nJosé\n".utf8),
        ] {
            let fault = refusal(bytes)
            #expect(fault?.code == .unknownEncoding)
            #expect(fault?.message.contains("mixed") == true)
            #expect(fault?.hint.contains("UTF-8") == true)
        }
    }

    @Test("undefined bytes", arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
    func undefined(byte: UInt8) throws {
        let alone = Array("a,b\n1,".utf8) + [byte] + Array("\n2,".utf8) + [0xE9] + Array("\n".utf8)
        let result = try readAll(alone)
        #expect(result.places == ["undefinedByte@2:3"])
        #expect(result.records == [["a", "b"], ["2", "é"]])
        // In a word it is a letter of another code page.
        #expect(refusal(Array("a,b\n1,x".utf8) + [byte, 0x0A])?.code == .unknownEncoding)
    }

    @Test func everyByteOfTheCodePage() throws {
        for byte in UInt8(0x80)...0xFF where ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
            // A lone byte above 0x7F before a line feed is never UTF-8.
            let result = try readAll([0x61, 0x0A, byte, 0x0A])
            let text = try #require(result.records.last?.first)
            #expect(text.unicodeScalars.count == 1)
            if byte >= 0xA0 { #expect(text.unicodeScalars.first?.value == UInt32(byte)) }
        }
    }

    @Test(
        "ill-formed UTF-8",
        arguments: [
            [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0xA9], [0xF0, 0x80, 0xA0, 0xAF],
            [0xF4, 0xA0, 0xA0, 0xA0], [0xF5, 0xA0, 0xA0, 0xA0], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xA9],
            [0xFF],
        ] as [[UInt8]])
    func illFormed(bytes: [UInt8]) throws {
        for padding in 0..<9 {
            let text = Array("a\n".utf8) + [UInt8](repeating: 0x31, count: padding) + bytes
            if let fault = refusal(text) {
                // No Windows-1252 either.
                #expect(fault.code == .unknownEncoding && fault.line == 2)
                continue
            }
            for chunk in [1, 2, 3, 1000] {
                let reader = try CSVReader(source: MemoryByteSource(text, chunk: chunk))
                #expect(reader.encoding == .windows1252)
                #expect(reader.encodingNotice?.line == 2)
                #expect(reader.encodingNotice?.column == padding + 1)
            }
        }
    }

    @Test func wellFormedUTF8OfEveryLength() throws {
        let scalars: [UInt32] = [0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF]
        for scalar in scalars.compactMap({ UnicodeScalar($0) }) {
            for padding in 0..<9 {
                let value = String(repeating: "x", count: padding) + String(scalar)
                let result = try readAll("a\n\(value)\n", chunk: 3)
                #expect(result.encoding == .utf8)
                #expect(result.records.last == [value])
            }
        }
    }

    @Test func otherFilesAreRefusedByTheirFirstBytes() {
        let cases: [([UInt8], CSVFault.Code)] = [
            (Array("PK\u{3}\u{4}xl/workbook.xml".utf8), .workbook),
            (Array("PK\u{5}\u{6}".utf8), .workbook),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], .workbook),
            ([0x1F, 0x8B, 0x08, 0x00], .gzip),
            (Array("SQLite format 3\0".utf8), .database),
            (Array("%PDF-1.7\n".utf8), .pdf),
            // What some systems call an Excel file.
            (Array("<html><table>".utf8), .workbook), (Array("<!DOCTYPE html>".utf8), .workbook),
            (Array("<?xml version=\"1.0\"?><Workbook>".utf8), .workbook),
        ]
        for (bytes, code) in cases {
            #expect(refusal(bytes)?.code == code)
            #expect(refusal(bytes)?.hint.isEmpty == false)
        }
        // Names that only look like it are read.
        #expect(refusal(Array("PK,amount\n1,2\n".utf8)) == nil)
    }

    @Test func otherNulBytesAreRefusedWithTheirPlace() {
        let fault = refusal(Array("a,b\r\n1,2\r\n3,é\0x\r\n".utf8))
        #expect(fault?.code == .nulByte)
        #expect(fault?.line == 3)
        #expect(fault?.column == 4)
        let late = Array(String(repeating: "1,2\n", count: 30_000).utf8) + [0x33, 0x2C, 0]
        #expect(refusal(late)?.line == 30_001)
        #expect(refusal([0x61, 0xE9, 0x0A, 0x62, 0x00])?.code == .nulByte)
        #expect(refusal([0x61, 0x0A, 0xE9, 0x00])?.code == .nulByte)
    }
}
