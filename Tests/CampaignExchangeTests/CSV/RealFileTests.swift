import CampaignExchange
import CampaignKit
import Testing

/// The real inputs next to the repository: row counts as their truth files and README give them.
@Suite("Real files", .enabled(if: SharedFixtures.csv != nil, Comment(rawValue: SharedFixtures.notice)))
struct RealFileTests {
    private static let root = (SharedFixtures.csv ?? "") + "/.."

    @Test(
        "rows, columns and no faults",
        arguments: [
            ("washington/gifts.csv", 44_858, 12), ("relief/gifts.csv", 1379, 0), ("npsp/gifts.csv", 1517, 0),
            ("npsp/allocations.csv", 1030, 0), ("npsp/soft_credits.csv", 1100, 0),
            ("grants-paid/grants.csv", 2289, 0),
        ])
    func rows(path: String, rows: Int, columns: Int) throws {
        let reader = try CSVReader(source: FileByteSource(path: Self.root + "/" + path))
        #expect(reader.encoding == .utf8)
        #expect(reader.delimiter == .comma)
        var records = 0
        loop: while true {
            switch try reader.next() {
            case .record: records += 1
            case .fault(let fault): Issue.record("\(path): \(fault)")
            case .end: break loop
            }
        }
        #expect(records == rows + 1)
        if columns > 0 { #expect(reader.expectedFields == columns) }
        #expect(reader.bytesRead == reader.totalBytes)
    }

    @Test func byteOrderMarkOfTheGrantsList() throws {
        let reader = try CSVReader(source: FileByteSource(path: Self.root + "/grants-paid/grants.csv"))
        #expect(try reader.next() == .record)
        #expect(!reader.record.string(0).unicodeScalars.contains("\u{FEFF}"))
    }

    @Test("no card numbers", arguments: ["washington/gifts.csv", "relief/gifts.csv", "npsp/gifts.csv"])
    func nothingSensitive(path: String) throws {
        let reader = try CSVReader(source: FileByteSource(path: Self.root + "/" + path))
        while case .record = try reader.next() {
            let record = reader.record
            for index in 0..<record.count {
                let found = CardNumberScanner.findings(in: record.field(index))
                #expect(found.isEmpty, "line \(record.line), column \(index + 1)")
            }
        }
    }

    /// A file read and written again says the same.
    @Test func writtenAgain() throws {
        let path = Self.root + "/relief/gifts.csv"
        let original = try readAll(FileByteSource(path: path))
        var writer = CSVWriter()
        for record in original.records { writer.write(record.map { .text($0) }) }
        let again = try readAll(writer.drain())
        #expect(again.records.map { $0.map { FormulaGuard.undone($0) } } == original.records)
    }
}
