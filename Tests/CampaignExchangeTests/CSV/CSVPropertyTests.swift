import CampaignExchange
import CampaignKit
import TestSupport
import Testing

@Suite("CSV reader and writer: properties")
struct CSVPropertyTests {
    /// Pieces that make trouble next to each other.
    private static let pieces = [
        "a", "b", "12", ",", ",", ",", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", ";", "\t", " ", "é",
        "שלום",
        "😎", "'", "=", "-", "x\"", "\",\"", "",
    ]

    private func document(_ generator: inout SeededGenerator) -> [UInt8] {
        let count = Int.random(in: 0...60, using: &generator)
        var bytes: [UInt8] = Bool.random(using: &generator) ? Array("a,b\n".utf8) : []
        for _ in 0..<count {
            bytes += Array((Self.pieces.randomElement(using: &generator) ?? "").utf8)
        }
        if Int.random(in: 0..<10, using: &generator) == 0 {
            bytes.append([0xE9, 0x81, 0xC3].randomElement(using: &generator) ?? 0xE9)
        }
        return bytes
    }

    @Test(
        "any chunks give the same",
        arguments: [
            CSVOptions(), CSVOptions(delimiter: .comma, fieldCount: .any, strayQuotes: .keep),
            CSVOptions(limits: CSVLimits(fieldBytes: 6, recordBytes: 15, columns: 4), fieldCount: .any),
            CSVOptions(limits: CSVLimits(fieldBytes: 9, recordBytes: 9, columns: 3), emptyLines: .keep),
        ])
    func chunks(options: CSVOptions) throws {
        var generator = SeededGenerator(seed: Seeds.fresh)
        for round in 0..<600 {
            let bytes = document(&generator)
            // A byte in a word of a text that is UTF-8 otherwise: no one knows in which encoding.
            if refusal(bytes)?.code == .unknownEncoding { continue }
            let whole = try readAll(bytes, options)
            for chunk in [1, 2, 3, 7] {
                let parts = try readAll(bytes, options, chunk: chunk)
                let text = String(decoding: bytes, as: UTF8.self).debugDescription
                try #require(parts == whole, "seed \(Seeds.fresh), round \(round), chunk \(chunk): \(text)")
            }
        }
    }

    /// Whatever the bytes, records and faults together are the whole file again, but for empty lines.
    @Test func rawBytesAreTheFile() throws {
        var generator = SeededGenerator(seed: Seeds.fresh &+ 1)
        for round in 0..<600 {
            let bytes = document(&generator)
            // A byte in a word of a text that is UTF-8 otherwise: no one knows in which encoding.
            if refusal(bytes)?.code == .unknownEncoding { continue }
            let reader = try CSVReader(
                source: MemoryByteSource(bytes), options: CSVOptions(delimiter: .comma, emptyLines: .keep))
            var joined: [UInt8] = []
            while try reader.next() != .end { joined += Array(reader.record.rawBytes) }
            try #require(joined == bytes, "seed \(Seeds.fresh), round \(round)")
        }
    }

    /// Lines in records and faults are what counting line ends before them gives.
    @Test func linesAreTrue() throws {
        var generator = SeededGenerator(seed: Seeds.fresh &+ 2)
        for round in 0..<600 {
            let bytes = document(&generator)
            // A byte in a word of a text that is UTF-8 otherwise: no one knows in which encoding.
            if refusal(bytes)?.code == .unknownEncoding { continue }
            let reader = try CSVReader(
                source: MemoryByteSource(bytes), options: CSVOptions(delimiter: .comma, emptyLines: .keep))
            var seen: [UInt8] = []
            while try reader.next() != .end {
                let text = String(decoding: seen, as: UTF8.self)
                let lines = text.reduce(1) { $0 + ($1 == "\n" || $1 == "\r" || $1 == "\r\n" ? 1 : 0) }
                if bytes.isEmpty { continue }
                try #require(reader.record.line == lines, "seed \(Seeds.fresh), round \(round)")
                seen += Array(reader.record.rawBytes)
            }
        }
    }

    private static let texts = [
        "", "a", "Smith, John", "say \"hi\"", "two\nlines", "two\r\nlines", "\r", "\n", " lead", "trail ",
        "\t", "=1+1",
        "'=1", "''=1", "'", "' =1", "+972 50", "-", "@x", "＝1", " =1", "\u{FEFF}", "\u{FEFF}x", "שלום", "😎",
        "a;b",
        "a\tb", "-12.50", "-12,50", "1.234,50", "+1", "\u{202E}=1", "\u{2066}-1", "\u{200F}", "\"", "\"\"",
        "\"=1", "é", "=\u{301}", "0012", "1,250.00", "PK", "'a", "\u{A0}=1", "|",
    ]

    @Test(
        "written, then read",
        arguments: [
            CSVWriterOptions(), CSVWriterOptions(excel: true), CSVWriterOptions(raw: true),
            CSVWriterOptions(delimiter: .semicolon), CSVWriterOptions(delimiter: .tab, excel: true),
        ])
    func roundTrip(options: CSVWriterOptions) throws {
        var generator = SeededGenerator(seed: Seeds.fresh &+ 3)
        for round in 0..<400 {
            let width = Int.random(in: 1...5, using: &generator)
            let rows = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                        Self.texts.randomElement(using: &generator) ?? ""
                    }.joined()
                }
            }
            var writer = CSVWriter(options: options)
            for row in rows { writer.write(row.map { .text($0) }) }
            let bytes = writer.drain()
            let forced = CSVOptions(delimiter: options.delimiter)
            // The delimiter need not be told, unless one column leaves nothing to guess from.
            for reading in width > 1 ? [CSVOptions(), forced] : [forced] {
                let result = try readAll(bytes, reading)
                try #require(result.faults.isEmpty, "seed \(Seeds.fresh), round \(round)")
                let read = result.records.map { row in
                    row.map { options.raw ? $0 : FormulaGuard.undone($0) }
                }
                // Compared by scalars: strings that are canonically equal would hide a change.
                try #require(
                    read.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } },
                    "seed \(Seeds.fresh), round \(round)")
            }
        }
    }

    @Test func guardAndUndoAreInverse() throws {
        var generator = SeededGenerator(seed: Seeds.fresh &+ 4)
        let alphabet: [UnicodeScalar] = [
            "'", "'", "=", "+", "-", "@", "\t", "\r", "\n", " ", " ", "\"", "a", "1", "＝", "＋", "－", "＠",
            "\u{A0}",
            "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{AD}", "\u{3000}", "é", "\u{301}", "€", "\0",
        ]
        for round in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                text.append(alphabet.randomElement(using: &generator) ?? "a")
            }
            let string = String(text)
            let guarded = FormulaGuard.guarded(string)
            let back = FormulaGuard.undone(guarded)
            try #require(Array(back.utf8) == Array(string.utf8), "seed \(Seeds.fresh), round \(round)")
            let bytes = Array(guarded.utf8).withUnsafeBufferPointer { Array(FormulaGuard.undone($0)) }
            try #require(bytes == Array(string.utf8), "seed \(Seeds.fresh), round \(round)")
        }
    }
}
