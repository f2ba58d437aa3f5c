import CampaignExchange
import CampaignKit
import Testing

/// Where a row's money goes.
@Suite("Place of a row")
struct RowPlaceTests {
    private static let header = "date,amount,campaign,appeal,project,line,unit,keycode"

    @Test(
        "resolved",
        arguments: [
            (",,,,,", Designation()),
            ("innovation,,,,,", Designation(campaign: "innovation")),
            (" Innovation ,,,,,", Designation(campaign: "innovation")),
            (",year-end,,,,", Designation(campaign: "innovation", appeal: "year-end")),
            (",YEAR-END,,,,", Designation(campaign: "innovation", appeal: "year-end")),
            (",,crc,,,", Designation(campaign: "general", project: "crc")),
            (
                "innovation,year-end,floor-3,equipment,,K1",
                Designation(
                    campaign: "innovation", appeal: "year-end", project: "floor-3", line: "equipment",
                    keycode: "K1")
            ),
            (",,Floor-3,,LAB,", Designation(campaign: "innovation", project: "floor-3", unit: "lab")),
            (",,,,,A 17/b", Designation(keycode: "A 17/b")),
            (",,,,,'=17", Designation(keycode: "=17")),
        ])
    func resolved(cells: String, place: Designation) throws {
        #expect(try readRow(Self.header, "2026-01-05,5,\(cells)").place == place)
    }

    @Test func everythingThatIsWrongWithAPlace() throws {
        let result = try readRows(Self.header, "2026-01-05,5,x,y,z,l,u,")
        // The line and the unit of a project that is not known are not a problem of their own.
        #expect(result.codes == ["unknown-campaign", "unknown-appeal", "unknown-project"])
        #expect(result.problems.map(\.value) == ["x", "y", "z"])
    }

    @Test func theSamePlaceAgainAndAgain() throws {
        let cells = ["innovation,,,,,a", ",,crc,,,b", "innovation,,,,,c", ",spring,,,,d", ",,crc,,,"]
        let lines = (0..<500).map { "2026-01-05,5,\(cells[$0 % cells.count])" }
        let result = try readRows(MemoryByteSource(([Self.header] + lines).joined(separator: "\n")))
        #expect(result.rows.count == 500)
        for (index, row) in result.rows.enumerated() {
            #expect(row.place == result.rows[index % cells.count].place)
        }
        #expect(
            result.rows.prefix(5).map(\.place.campaign) == [
                "innovation", "general", "innovation", "general", "general",
            ])
        #expect(result.rows.prefix(5).map(\.place.keycode) == ["a", "b", "c", "d", ""])
    }

    @Test func aWrongPlaceIsWrongEveryTime() throws {
        let result = try readRows(Self.header, "2026-01-05,5,x,,,,,", "2026-01-05,5,x,,,,,")
        #expect(result.rejected == [2, 3])
        #expect(result.codes == ["unknown-campaign", "unknown-campaign"])
    }

    @Test func manyDifferentMistakesKeepTheirOwnHints() throws {
        let lines =
            (0..<600).map { "2026-01-05,5,x\($0)" } + ["2026-01-05,5,genral", "2026-01-05,5,inovation"]
        let result = try readRows(
            MemoryByteSource((["date,amount,campaign"] + lines).joined(separator: "\n")))
        #expect(result.rejected.count == 602)
        #expect(result.problems[599].hint == "the campaigns are general, innovation")
        #expect(
            result.problems.suffix(2).map(\.hint) == [
                "did you mean general?", "did you mean innovation?",
            ])
    }

    @Test func cellsAreNotJoinedInTheCache() throws {
        let result = try readRows(
            "date,amount,campaign,appeal", "2026-01-05,5,general,spring", "2026-01-05,5,generals,pring")
        #expect(result.rows.count == 1)
        #expect(result.codes == ["unknown-campaign", "unknown-appeal"])
    }

    @Test func threeThatDisagree() throws {
        let result = try readRows(Self.header, "2026-01-05,5,general,year-end,floor-3,,,")
        #expect(result.problems.map(\.column) == ["appeal", "project"])
        #expect(result.codes == ["place-disagrees", "place-disagrees"])
    }

    @Test func manyIDsAreCountedAndNotListed() throws {
        let index = RowsPlan.index(campaigns: (1...9).map { "campaign-number-\($0)" })
        let far = try readRows("date,amount,campaign", "2026-01-05,5,elsewhere", index: index)
        #expect(far.problems.first?.hint == "it is not one of the 9 campaigns")
        let near = try readRows("date,amount,campaign", "2026-01-05,5,campaing-number-7", index: index)
        #expect(near.problems.first?.hint == "did you mean campaign-number-7?")
        let none = try readRows("date,amount,appeal", "2026-01-05,5,elsewhere", index: index)
        #expect(none.problems.first?.hint == "there are no appeals")
    }

    @Test(
        "keycodes",
        arguments: [(String(repeating: "ק", count: 64), true), (String(repeating: "k", count: 65), false)])
    func keycodes(text: String, isAccepted: Bool) throws {
        let result = try readRows("date,amount,keycode", "2026-01-05,5,\(text)")
        #expect(result.rows.map(\.place.keycode) == (isAccepted ? [text] : []))
    }
}
