import CampaignExchange
import CampaignKit
import Testing

@Suite("The list that went out")
struct MailedListReaderTests {
    private static let appeal = Appeal(
        id: "letter-2026", name: "Letter",
        segments: [
            Segment(id: "lybunt", pick: "lybunt", keycode: "YE26L", split: ["a", "b"]),
            Segment(id: "sybunt", pick: "sybunt", keycode: "YE26S"),
        ])

    private func read(_ text: String) throws -> MailedList {
        try MailedListReader(appeal: Self.appeal, currency: .usd).read(MemoryByteSource(Array(text.utf8)))
    }

    @Test("Rows of an export, whatever columns are beside")
    func export() throws {
        let list = try read(
            """
            letter_id,donor,why,keycode,segment,ask1
            letter-2026-00007,D-7,"gave $500.00, once",YE26LA,lybunt,70.00
            letter-2026-00009,d-9,,ye26s,anything,
            ,,,,,

            """)
        #expect(list.problems.isEmpty)
        #expect(list.pieces.map(\.donor) == [7, 9] && list.pieces.map(\.line) == [2, 3])
        #expect(list.pieces.map(\.keycode) == ["YE26LA", "YE26S"])
        #expect(list.pieces.map(\.segment) == ["lybunt", "sybunt"])
        #expect(list.pieces.map(\.askMinor) == [7000, nil])
    }

    @Test("Every row that cannot be used is told, none is taken half")
    func problems() throws {
        let list = try read(
            """
            Donor;Keycode;Letter ID
            7;YE26LA;letter-2026-00007
            D-7;NOPE;letter-2026-00007
            D-8;YE26S;other-2026-00008
            D-9;YE26S;
            D-9;YE26S;
            D-0;YE26S;
            D-10

            """)
        #expect(list.pieces.map(\.donor) == [9])
        #expect(
            list.problems.map(\.code) == [
                "not-a-donor", "unknown-keycode", "other-appeal", "donor-twice", "not-a-donor",
                "csv-field-count",
            ])
        #expect(list.problems.map(\.line) == [2, 3, 4, 6, 7, 8])
        #expect(list.problems.allSatisfy { $0.value == nil && $0.hint?.isEmpty == false })
        #expect(list.problems[1].hint?.contains("YE26L") == true)
    }

    @Test(
        "A file that is no list is refused",
        arguments: ["", "name,amount\nx,5\n", "donor\nD-1\n", "PK\u{3}\u{4}"])
    func refused(_ text: String) {
        #expect(throws: GiftFileError.self) { try read(text) }
    }
}
