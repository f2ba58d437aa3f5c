import CampaignExchange
import CampaignKit
import Foundation
import Testing

/// The real files next to the repository against their true figures.
@Suite("Real rows", .enabled(if: RowsData.folder != nil, Comment(rawValue: RowsData.notice)))
struct RowRealFileTests {
    private static let root = RowsData.folder ?? ""

    private static func campaigns(of name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(name)/Campaigns")
            .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
    }

    private static func read(_ name: String) throws -> RowsResult {
        try readRows(
            FileByteSource(path: "\(root)/\(name)/gifts.csv"),
            index: RowsPlan.index(campaigns: campaigns(of: name)))
    }

    @Test func washington() throws {
        let result = try Self.read("washington")
        #expect(result.rowsRead == 44_858)
        #expect(result.rows.count == 44_566)
        #expect(result.zero.count == 4)
        #expect(result.rejected.count == 288)
        #expect(result.codes.filter { $0 == "date-missing" }.count == 286)
        #expect(result.codes.filter { $0 == "date-after-today" }.count == 2)
        #expect(result.problems.count == 288)
        #expect(result.rows.reduce(0) { $0 + $1.minorUnits } == 1_455_068_261)
        #expect(Set(result.rows.compactMap { $0.donor?.externalID }).count == 25_816)
        #expect(Set(result.rows.map(\.place.campaign)).count == 273)
        #expect(!result.holdsForbiddenNumbers)
        // Whoever comes with an id comes with a name at least once.
        let named = Set(result.rows.filter { $0.donor?.details != nil }.compactMap { $0.donor?.externalID })
        #expect(named.count == 25_816)
    }

    @Test func relief() throws {
        let result = try Self.read("relief")
        #expect(result.rows.count == 1379)
        #expect(result.problems.isEmpty)
        #expect(result.rows.reduce(0) { $0 + $1.minorUnits } == 167_178_416)
        #expect(result.rows.allSatisfy { $0.donor == nil && $0.giftID.isEmpty })
        let unassigned = result.rows.filter { $0.place == .unassigned }
        #expect(unassigned.count == 2)
        #expect(unassigned.reduce(0) { $0 + $1.minorUnits } == 28_183)
    }

    @Test func rejectsOfWashington() throws {
        let result = try Self.read("washington")
        let folder = try RowsFolder()
        let reasons = Dictionary(uniqueKeysWithValues: result.problems.map { ($0.line, $0.message) })
        let source = try FileByteSource(path: Self.root + "/washington/gifts.csv")
        let rejected = try rejectedRows(of: source, reasons)
        #expect(rejected.count == 288)
        let path = try folder.write(rejected.text, to: "rejects.csv")
        let index = try RowsPlan.index(campaigns: Self.campaigns(of: "washington"))
        let again = try readRows(FileByteSource(path: path), index: index)
        #expect(again.rejected.count == 288)
        #expect(again.rows.isEmpty)
    }
}
