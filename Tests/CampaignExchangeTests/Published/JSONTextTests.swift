import Testing

@testable import CampaignExchange

/// JSON of others, read without a loss: numbers are the digits that were written.
@Suite("JSON as it is written")
struct JSONTextTests {
    private func read(_ text: String) -> JSONText? { JSONText(Array(text.utf8)) }

    @Test("values of every kind")
    func values() {
        #expect(
            read(" {\"a\": [1, true, false, null, \"b\"], \"c\": {}} ")
                == .object([
                    "a": .array([.number("1"), .bool(true), .bool(false), .null, .string("b")]),
                    "c": .object([:]),
                ]))
        #expect(read("[]") == .array([]))
        #expect(read("\u{FEFF}1") == .number("1"))
    }

    @Test(
        "numbers keep their digits", arguments: ["0.10", "180000.00", "-3", "1e5", "9007199254740993", "0"])
    func numbers(text: String) { #expect(read(text) == .number(text)) }

    @Test("escapes, also of characters beyond the first plane")
    func escapes() {
        #expect(read(#""a\"\\\/\b\f\n\r\tz""#) == .string("a\"\\/\u{8}\u{C}\n\r\tz"))
        #expect(read(#""\u00e9\ud83d\ude00""#) == .string("é😀"))
    }

    @Test(
        "what is no JSON is nothing",
        arguments: [
            "", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":1,}", "[1,]", "01", "1.", ".5", "+1", "nul", "\"a",
            "\"\n\"",
            #""\x""#, #""\ud800""#, #""\ud800\u0041""#, #""\u12g4""#, "1 1", "'a'",
        ])
    func refused(text: String) { #expect(read(text) == nil) }

    @Test("a bad byte or an endless nest is nothing either")
    func hostile() {
        #expect(JSONText([0x22, 0xFF, 0x22]) == nil)
        #expect(read(String(repeating: "[", count: 100_000)) == nil)
        #expect(read(String(repeating: "[", count: 63) + String(repeating: "]", count: 63)) != nil)
        #expect(read(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) == nil)
    }

    @Test("a package's grants to us become rows, with the amount as it was written")
    func package() throws {
        let text = """
            {"grants": [{"id": "g1", "title": "T", "currency": "USD", "amountAwarded": 0.30,
              "awardDate": "2026-04-01T12:00:00Z", "fundingOrganization": [{"id": "X-1", "name": "Oak"}],
              "recipientOrganization": [{"id": "us-ein-123456789"}]},
             {"id": "g2", "recipientOrganization": [{"id": "X"}]}, 5]}
            """
        let reader = try #require(
            PublishedPackageReader(Array(text.utf8), recipient: "US-EIN-12-3456789"))
        #expect(reader.awards == 1 && reader.others == 2)
        let lines = String(decoding: reader.csv, as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(lines.last == "award,2026-04-01,0.30,USD,g1,g1,X-1,Oak,X-1,T")
        #expect(PublishedPackageReader(Array("{\"a\": 1}".utf8), recipient: "X") == nil)
    }
}
