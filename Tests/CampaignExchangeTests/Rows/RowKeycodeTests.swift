import CampaignExchange
import CampaignKit
import Testing

/// A row without an appeal takes the one that its keycode is of.
@Suite("Rows: keycodes")
struct RowKeycodeTests {
    private static let header = "date,amount,type,campaign,appeal,project,keycode,pledge_id,gift_id,reverses"

    private func row(_ cells: String) throws -> ImportedEntry {
        try readRow(Self.header, "2026-01-05,5," + cells)
    }

    private func place(
        _ campaign: String = "", _ appeal: String = "", _ project: String = "", code: String
    ) -> Designation {
        Designation(campaign: campaign, appeal: appeal, project: project, keycode: code)
    }

    @Test("It tells the appeal and the campaign", arguments: ["YE", "ye", "YEA", " Ye "])
    func both(code: String) throws {
        let row = try row(",,,,\(code),,,")
        #expect(row.place.appeal == "year-end" && row.place.campaign == "innovation")
        #expect(row.toldByKeycode == [.appeal, .campaign])
        #expect(row.statedPlace == place(code: row.place.keycode))
    }

    @Test func theRowsOwnCampaignAndProjectStay() throws {
        let named = try row(",general,,,SP,,,")
        #expect(named.place == place("general", "spring", code: "SP") && named.toldByKeycode == .appeal)
        #expect(named.statedPlace == place("general", code: "SP"))
        let project = try row(",,,floor-3,YE,,,")
        #expect(project.place == place("innovation", "year-end", "floor-3", code: "YE"))
        #expect(project.toldByKeycode == .appeal)
        let told = try row(",,year-end,,YE,,,")
        #expect(told.place == place("innovation", "year-end", code: "YE") && told.toldByKeycode.isEmpty)
        #expect(told.statedPlace == told.place)
    }

    @Test func aCodeOfTwoAppealsIsThatOfTheCampaign() throws {
        #expect(try row(",general,,,BOTH,,,").place.appeal == "spring")
        #expect(try row(",,spring,,BOTH,,,").place.appeal == "spring")
        let result = try readRows(Self.header, "2026-01-05,5,,,,,BOTH,,,")
        #expect(result.rows.map(\.place) == [place(code: "BOTH")] && result.codes == ["keycode-ambiguous"])
    }

    @Test func whatContradictsIsSaidAndTheRowCounts() throws {
        let result = try readRows(
            Self.header, "2026-01-05,5,,,spring,,YE,,,", "2026-01-05,6,,general,,,YE,,,",
            "2026-01-05,7,,,,crc,YE,,,")
        #expect(
            result.rows.map(\.place) == [
                place("general", "spring", code: "YE"), place("general", code: "YE"),
                place("general", "", "crc", code: "YE"),
            ])
        #expect(result.codes == Array(repeating: "keycode-disagrees", count: 3))
        #expect(result.errors.isEmpty && result.rows.allSatisfy(\.toldByKeycode.isEmpty))
    }

    @Test func paymentsAndRefundsGoWhereTheirsIs() throws {
        #expect(try row("gift,,,,YE,P-1,,").place == place(code: "YE"))
        #expect(try row("refund,,,,YE,,,G-1").place == place(code: "YE"))
        #expect(try row("pledge,,,,YE,P-1,,").place == place("innovation", "year-end", code: "YE"))
    }

    @Test func anUnknownCodeIsKeptAsItIs() throws {
        #expect(try row(",,,,Y-E,,,").place == place(code: "Y-E"))
    }

    @Test func aCodeThatWasSentIsKnownWhateverThePlanSays() throws {
        var options = GiftRowReader.Options()
        options.sentKeycodes = ["spring": ["OLD"], "gone": ["OLDER"]]
        let result = try readRows(
            "date,amount,keycode", "2026-01-05,5,OLD", "2026-01-05,6,OLDER", options: options)
        #expect(result.rows.map(\.place) == [place("general", "spring", code: "OLD"), place(code: "OLDER")])
        #expect(result.problems.isEmpty)
    }
}
