import CampaignExchange
import CampaignKit
import Testing

/// What the published schema takes and the standard's further checks do not.
@Suite("Grants that cannot be published")
struct PublishedGrantProblemTests {
    private static let today = CalendarDate("2026-11-30") ?? CalendarDate(dayNumber: 0)

    private static func grant(_ change: (inout PublishedGrant) -> Void = { _ in }) -> PublishedGrant {
        var grant = PublishedGrant(
            id: "360G-floor-T-1", title: "Equipment", description: "Grant to Hospital for Equipment",
            awarded: Money(minorUnits: 100, currency: .usd), awardDate: today,
            funder: .init(id: "US-EIN-12-3456789", name: "Friends"),
            recipient: .init(id: "IL-ROC-580000000", name: "Hospital"), modifiedAt: "2026-11-30T10:00:00Z")
        change(&grant)
        return grant
    }

    @Test("one that has everything is published")
    func good() { #expect(Self.grant().problem(today: Self.today) == nil) }

    private static let bad: [(PublishedGrant, String)] = [
        (grant { $0.awarded = Money(minorUnits: 0, currency: .usd) }, "amount is not above zero"),
        (grant { $0.awardDate = today.adding(days: 1) }, "2026-12-01, is in the future"),
        (grant { $0.id = "" }, "no identifier"),
        (grant { $0.title = " " }, "no title"),
        (grant { $0.title = String(repeating: "a", count: 140) }, "more than 139 letters"),
        (grant { $0.description = "Write to ana@example.org." }, "an e-mail address"),
        (grant { $0.recipient.id = "" }, "the recipient has no number"),
        (grant { $0.recipient.id = "360G-other" }, "the recipient has a publisher's prefix"),
        (grant { $0.recipient.id = "US-EIN-00-0000000" }, "the recipient has a placeholder as its number"),
        (grant { $0.funder.id = "US EIN" }, "the funder has a number that is not of one word"),
        (grant { $0.funder.name = "" }, "the funder has no name"),
    ]

    @Test("each fault is said", arguments: bad.indices)
    func faults(index: Int) {
        let (grant, words) = Self.bad[index]
        #expect(grant.problem(today: Self.today)?.contains(words) == true)
    }

    @Test("a title of 139 letters and an at sign alone are fine")
    func limits() {
        let grant = Self.grant {
            $0.title = String(repeating: "a", count: 139)
            $0.description = "Sold @ cost"
        }
        #expect(grant.problem(today: Self.today) == nil)
    }

    @Test("typed text is guarded in the spreadsheet form")
    func formulas() {
        let csv = String(decoding: PublishedGrant.csv([Self.grant { $0.title = "=1+1" }]), as: UTF8.self)
        #expect(csv.contains(",'=1+1,"))
    }
}
