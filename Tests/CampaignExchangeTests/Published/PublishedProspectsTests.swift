import CampaignKit
import Testing

@testable import CampaignExchange

/// The funders of a published list as prospects, each with what it gave before.
@Suite("Prospects of a published list")
struct PublishedProspectsTests {
    private static let package = """
        {"version": "1.4", "grants": [
          {"id": "1", "currency": "GBP", "amountAwarded": 1000.10, "awardDate": "2025-02-01T00:00:00Z",
           "fundingOrganization": [{"id": "GB-CHC-2", "name": "Elm"}]},
          {"id": "2", "currency": "GBP", "amountAwarded": 20, "awardDate": "2024-02-01",
           "fundingOrganization": [{"id": "GB-CHC-2", "name": "Elm"}]},
          {"id": "3", "currency": "XXQ", "amountAwarded": 20, "awardDate": "soon",
           "fundingOrganization": [{"id": "GB-CHC-1", "name": "=Oak, \\"Fund\\""}]},
          {"id": "4", "currency": "GBP", "amountAwarded": 7, "fundingOrganization": [{"name": "No number"}]},
          {"id": "5", "fundingOrganization": [{"id": "US-EIN-12-3456789", "name": "Us"}]}, 5]}
        """

    private static let today = CalendarDate("2026-11-20") ?? CalendarDate(dayNumber: 0)

    @Test("one row for each funder, by number, with sizes that no binary fraction touched")
    func rows() throws {
        let list = try #require(
            PublishedProspects(
                Array(Self.package.utf8), today: Self.today, leavingOut: ["US-EIN-12-3456789"]))
        #expect(list.count == 2 && list.leftOut == 3)
        let read = try GrantFileReader(MemoryByteSource(list.csv))
        #expect(read.problems.isEmpty && read.lines.map { $0[.grantID] } == ["GB-CHC-1", "GB-CHC-2"])
        let elm = read.lines[1]
        #expect(elm.type == .application && elm[.stage] == "prospect" && elm[.date] == "2026-11-20")
        #expect(elm[.donorName] == "Elm" && elm[.donorKind] == "foundation" && elm[.requested].isEmpty)
        #expect(elm[.note] == "2 grants of £20.00 to £1,000.10, the last on 2025-02-01")
        #expect(read.lines[0][.donorName] == "=Oak, \"Fund\"" && read.lines[0][.note] == "1 grant")
    }

    @Test("what is no list of grants gives nothing", arguments: ["", "{}", "[1]", "{\"grants\": {}}"])
    func nothing(text: String) {
        #expect(PublishedProspects(Array(text.utf8), today: Self.today, leavingOut: []) == nil)
    }
}
