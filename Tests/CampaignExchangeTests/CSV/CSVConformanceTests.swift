import CampaignExchange
import Foundation
import Testing

@Suite("CSV conformance", .enabled(if: SharedFixtures.csv != nil, Comment(rawValue: SharedFixtures.notice)))
struct CSVConformanceTests {
    /// The JSON holds objects (a header is meant) or arrays (no header is meant).
    private func expect(_ result: ReadResult, equals json: Any, _ name: String) throws {
        if let rows = json as? [[String]], !rows.isEmpty {
            #expect(result.records == rows, "\(name)")
            return
        }
        let objects = try #require(json as? [[String: String]])
        let header = try #require(result.records.first)
        let rows = result.records.dropFirst()
        #expect(rows.count == objects.count, "\(name)")
        for (row, object) in zip(rows, objects) {
            #expect(Dictionary(uniqueKeysWithValues: zip(header, row)) == object, "\(name)")
        }
    }

    @Test("csv-spectrum", arguments: SharedFixtures.spectrum.filter { $0 != "location_coordinates" })
    func spectrum(name: String) throws {
        let stored = try SharedFixtures.spectrumFile(name)
        let bytes = name.hasSuffix("_crlf") ? SharedFixtures.withReturns(stored) : stored
        let json = try SharedFixtures.json("csv-spectrum/json/\(name).json")
        for chunk in [1, 2, 3, 7, 1 << 18] {
            let result = try readAll(bytes, chunk: chunk)
            #expect(result.faults.isEmpty)
            try expect(result, equals: json, name)
        }
    }

    /// This file has quotes inside an unquoted field, and its JSON has another telephone number and two
    /// columns only.
    @Test func spectrumLocationCoordinates() throws {
        let bytes = try SharedFixtures.spectrumFile("location_coordinates")
        let strict = try readAll(bytes)
        #expect(strict.places == ["strayQuote@2:22"])

        let result = try readAll(bytes, CSVOptions(strayQuotes: .keep))
        let object = try #require(
            SharedFixtures.json("csv-spectrum/json/location_coordinates.json") as? [String: String])
        #expect(result.records.count == 2)
        #expect(result.records[0].count == 4)
        #expect(result.records[1][1] == object["Location Coordinates"])
        #expect(result.records[1][2...] == ["Modesto", "Stanislaus"])
        #expect(result.notices.map(\.line) == [2])
    }

    @Test("csv-test-data", arguments: SharedFixtures.testData)
    func testData(name: String) throws {
        let stored = try SharedFixtures.testDataFile(name)
        let bytes = name.hasSuffix("-crlf") ? SharedFixtures.withReturns(stored) : stored
        let json = try SharedFixtures.json("csv-test-data/json/\(name).json")
        // A file of empty lines only has no header: it is data when the caller says so.
        let options = CSVOptions(emptyLines: name == "all-empty" ? .keep : .automatic)
        for chunk in [1, 2, 3, 7, 1 << 18] {
            let result = try readAll(bytes, options, chunk: chunk)
            #expect(result.faults.isEmpty)
            try expect(result, equals: json, name)
        }
    }

    @Test(
        "bad files name the place",
        arguments: [
            ("bad-header-less-fields", ["fieldCount@2:4"]),
            ("bad-header-more-fields", ["fieldCount@2:7"]),
            ("bad-header-no-header", ["emptyFile@1:1"]),
            ("bad-header-wrong-header", []),
            ("bad-missing-quote", ["unterminatedQuote@2:3"]),
            ("bad-quotes-with-unescaped-quote", ["textAfterQuote@2:19"]),
            ("bad-unescaped-quote", ["strayQuote@2:8"]),
        ])
    func bad(name: String, places: [String]) throws {
        let bytes = try SharedFixtures.testDataFile(name)
        for chunk in [1, 2, 3, 7, 1 << 18] {
            let result = try readAll(bytes, chunk: chunk)
            #expect(result.places == places)
            #expect(result.records.count <= 1, "nothing but the header is read")
        }
    }

    @Test func badWrongHeader() throws {
        let reader = try CSVReader(
            source: MemoryByteSource(SharedFixtures.testDataFile("bad-header-wrong-header")))
        #expect(try reader.next() == .record)
        let known = ["foo", "bar", "baz"]
        let match = HeaderMatcher(known: known, required: known).match(reader.record)
        #expect(match.faults.map(\.code) == [.missingColumn, .missingColumn, .missingColumn])
        #expect(match.faults.allSatisfy { $0.line == 1 })
        #expect(match.extras.map(\.name) == ["qux", "quux", "quuz"])
    }

    @Test func everyFixtureIsNamed() throws {
        let root = try #require(SharedFixtures.csv)
        let spectrum = try FileManager.default.contentsOfDirectory(atPath: root + "/csv-spectrum/csvs")
        let testData = try FileManager.default.contentsOfDirectory(atPath: root + "/csv-test-data/csv")
        #expect(spectrum.count == SharedFixtures.spectrum.count)
        #expect(testData.count == SharedFixtures.testData.count + 7)
    }
}
