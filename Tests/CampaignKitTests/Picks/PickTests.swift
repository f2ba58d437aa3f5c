import Testing

@testable import CampaignKit

@Suite("Picks: whom an expression means")
struct PickTests {
    /// Ruiz gave $500 in 2023, $6,000 in 2025 and nothing in 2026.
    private var ruiz: DonorFacts {
        var facts = DonorFacts(donor: 7, kind: .person)
        facts.state = "NY"
        facts.country = "United States"
        facts.language = "es-MX"
        facts.lastYearMinor = 600_000
        facts.gaveEarlier = true
        facts.totalMinor = 650_000
        facts.gifts = 3
        facts.years = 2
        facts.largestMinor = 550_000
        facts.first = .init(day: day("2023-05-01"), minorUnits: 50_000)
        facts.last = .init(day: day("2025-06-30"), minorUnits: 50_000)
        return facts
    }

    private func isPicked(_ text: String, _ facts: DonorFacts, classic: Bool = false) throws -> Bool {
        try Pick(text, currency: .usd).contains(facts, classic: classic)
    }

    @Test(
        arguments: [
            "lybunt", "lapsed", "LYBUNT", "lapsed-repeat", "all", "not new", "largest >= $5,000",
            "largest >= 5500", "largest=5500.00", "largest != $5,501", "last_amount < 500.01",
            "last_gift < 2025-07-01", "last_gift = 2025-06-30", "first_gift <= 2023-05-01", "total > 6,499",
            "gifts = 3", "years in (1, 2)", "this_year = 0", "last_year >= $6,000", "state = NY",
            "state = ny", "STATE in (NJ, NY)", "state not in (NJ, CT)", "state != NJ",
            "country = 'united states'", "country = “United States”", "language = es", "language = es-mx",
            "kind = person", "kind in (person, household)", "largest in ($1, $5,500)",
            "largest >= $5,000 and last_gift < 2025-07-01 and state = NY",
            "new or lybunt and state = NY", "(new or lybunt) and not kind = foundation",
            "not (new or sybunt)", "not not lybunt", "largest ≥ 5500 and largest ≤ 5500 and gifts ≠ 2",
            "last_amount > .5",
        ])
    func holds(_ text: String) throws {
        #expect(try isPicked(text, ruiz))
        #expect(try !isPicked("not (\(text))", ruiz))
    }

    @Test(
        arguments: [
            "new", "sybunt", "dormant", "retained", "lapsed-new", "largest > $5,500", "state != NY",
            "last_gift >= 2025-07-01", "gifts < 3", "language = he", "language = e", "country = ''",
            "kind in (foundation, government)", "new and lybunt or sybunt",
            "lybunt and (gifts = 1 or gifts = 2)",
        ])
    func doesNotHold(_ text: String) throws { #expect(try !isPicked(text, ruiz)) }

    @Test func classicAddsTheLYBUNTs() throws {
        #expect(try isPicked("sybunt", ruiz, classic: true))
        #expect(try !isPicked("dormant", ruiz, classic: true))
    }

    /// No one's last gift is neither before nor after a day.
    @Test func whoeverNeverGaveIsInNoGroupAndHasNoDays() throws {
        let nobody = DonorFacts(donor: 1)
        for text in ["all", "last_gift < 2030-01-01", "last_gift > 1900-01-01", "last_amount >= 0"] {
            #expect(try !isPicked(text, nobody))
        }
        #expect(try isPicked("gifts = 0 and largest = 0 and state = '' and language = en", nobody))
    }

    @Test func andBindsBeforeOr() throws {
        #expect(try isPicked("lybunt or new and new", ruiz))
        #expect(try !isPicked("(lybunt or new) and new", ruiz))
        #expect(try isPicked("not new and lybunt", ruiz))
    }

    @Test func amountsAreOfTheOrganizationsCurrency() throws {
        let yen = try #require(Currency(code: "JPY"))
        #expect(try Pick("largest >= 550,000", currency: yen).contains(ruiz))
        #expect(throws: PickError.self) { try Pick("largest >= 5.50", currency: yen) }
    }

    @Test func aGroupByItselfIsAPick() {
        for group in PickGroup.allCases {
            #expect(Pick(group).contains(ruiz) == group.contains(.lapsedRepeat))
            #expect(Pick(group).text == group.rawValue)
        }
    }

    /// Names of groups and fields never collide: a word has one meaning.
    @Test func namesAreDistinct() {
        let names = PickGroup.allCases.map(\.rawValue) + PickField.allCases.map(\.rawValue)
        #expect(Set(names + ["and", "or", "not", "in"]).count == names.count + 4)
        #expect(PickGroup.allCases.allSatisfy { !$0.meaning.isEmpty })
        #expect(PickField.allCases.allSatisfy { !$0.meaning.isEmpty })
    }
}
