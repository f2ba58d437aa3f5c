import CampaignExchange
import Foundation
import TestSupport
import Testing

/// A second reader, written for plainness: whole text in memory, one character state at a time.
///
/// It knows no limits, and gives up (nil) on every document with a fault.
private enum ReferenceReader {
    private enum State {
        case start
        case plain
        case quoted
        case closed
    }

    static func records(_ text: String) -> [[String]]? {
        var records: [[String]] = []
        var record: [String] = []
        var field = String.UnicodeScalarView()
        var state = State.start
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            let isEnd = scalar == "\n" || scalar == "\r"
            if scalar == "\r" && state != .quoted && index < scalars.count && scalars[index] == "\n" {
                index += 1
            }
            switch state {
            case .start where isEnd && record.isEmpty:
                // An empty line is a value only below a header of one column.
                if records.first?.count == 1 { records.append([""]) }
            case .start where scalar == "\"":
                state = .quoted
            case .start, .plain, .closed:
                if scalar == "\"" {
                    if state != .closed { return nil }
                    field.append(scalar)
                    state = .quoted
                } else if scalar == "," || isEnd {
                    record.append(String(field))
                    field = String.UnicodeScalarView()
                    state = .start
                    if isEnd {
                        records.append(record)
                        record = []
                    }
                } else {
                    if state == .closed { return nil }
                    field.append(scalar)
                    state = .plain
                }
            case .quoted:
                if scalar == "\"" { state = .closed } else { field.append(scalar) }
            }
        }
        if state == .quoted { return nil }
        if state != .start || !record.isEmpty { records.append(record + [String(field)]) }
        let width = records.first?.count
        return records.isEmpty || records.contains { $0.count != width } ? nil : records
    }
}

@Suite("CSV reader against a plain one")
struct CSVReferenceTests {
    private static let pieces = [
        "a", "bc", "1", ",", ",", "\"x\"", "\"\"", "\"p,q\"", "\"l\nm\"", "\"r\r\ns\"", "\"t\"\"u\"", "\n",
        "\r\n", "\r",
        "é", "ש", "😎", " ", "\"", "\"\"\"\"",
    ]

    /// Rows of equal width most of the time, so that many documents are good.
    private func document(_ generator: inout SeededGenerator) -> String {
        let width = Int.random(in: 1...4, using: &generator)
        let end = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
        var text = ""
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
            let fields = (0..<width).map { _ in
                let wild = Int.random(in: 0..<40, using: &generator) == 0
                let usable = Self.pieces.filter {
                    wild || $0.hasPrefix("\"") && $0.count != 1
                        || $0.allSatisfy { $0.isLetter || $0.isNumber }
                }
                return usable.randomElement(using: &generator) ?? ""
            }
            text += fields.joined(separator: ",") + end
            if Int.random(in: 0..<8, using: &generator) == 0 { text += end }
        }
        if Bool.random(using: &generator) && text.hasSuffix(end) {
            text.unicodeScalars.removeLast(end.unicodeScalars.count)
        }
        return text
    }

    @Test func bothReadTheSame() throws {
        var generator = SeededGenerator(seed: Seeds.fresh &+ 10)
        var good = 0
        for round in 0..<3000 {
            let text = document(&generator)
            let comment = "seed \(Seeds.fresh), round \(round): \(text.debugDescription)"
            let result = try readAll(text, CSVOptions(delimiter: .comma), chunk: round % 5 + 1)
            if let expected = ReferenceReader.records(text) {
                good += 1
                try #require(result.faults.isEmpty, "\(comment)")
                try #require(result.records == expected, "\(comment)")
            } else {
                try #require(!result.faults.isEmpty, "\(comment)")
            }
        }
        #expect(good > 1000, "most documents should be good, else this shows little")
    }

    @Test func theReferenceItself() {
        #expect(ReferenceReader.records("a,b\r\n\"1\"\"\n\",\n") == [["a", "b"], ["1\"\n", ""]])
        #expect(ReferenceReader.records("a\n\nb") == [["a"], [""], ["b"]])
        #expect(ReferenceReader.records("a,b\n1\n") == nil)
        #expect(ReferenceReader.records("a\"b") == nil)
        #expect(ReferenceReader.records("\"a") == nil)
        #expect(ReferenceReader.records("") == nil)
    }

    /// The first look must agree with the standard library on what is UTF-8.
    @Test func utf8AgreesWithTheStandardLibrary() throws {
        var generator = SeededGenerator(seed: Seeds.fresh &+ 11)
        let bytes: [UInt8] = [
            0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
            0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        var valid = 0
        for round in 0..<20_000 {
            let count = Int.random(in: 1...5, using: &generator)
            let text =
                [0x61] + (0..<count).map { _ in bytes.randomElement(using: &generator) ?? 0x61 } + [0x61]
            let expected = String(validating: text, as: UTF8.self) != nil
            if refusal(text)?.code == .unknownEncoding {
                try #require(!expected, "seed \(Seeds.fresh), round \(round): \(text)")
                continue
            }
            let reader = try CSVReader(source: MemoryByteSource(text, chunk: 2))
            try #require(
                (reader.encoding == .utf8) == expected, "seed \(Seeds.fresh), round \(round): \(text)")
            valid += expected ? 1 : 0
        }
        #expect(valid > 100)
    }

    @Test func windows1252AgreesWithFoundation() throws {
        for byte in UInt8(0x80)...0xFF where ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
            let expected = try #require(String(data: Data([byte]), encoding: .windowsCP1252))
            #expect(try readAll([0x61, 0x0A, byte, 0x0A]).records.last == [expected])
        }
    }
}
