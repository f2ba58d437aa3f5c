import CampaignKit
import Testing

/// V17 to V22 of the specification, and what a gift meets where challenges compete for it.
@Suite("Challenge grants")
struct ChallengeTests {
    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(dayNumber: 0)
    }

    private static func challenge(
        _ released: Int64 = 1, _ given: Int64 = 1, threshold: Int64? = nil, shared: Bool = false
    ) -> Challenge {
        Challenge(
            place: Designation(campaign: "a"), given: given, released: released,
            window: day("2026-01-01")...day("2026-12-31"), threshold: threshold, isShared: shared)
    }

    @Test(
        "what others give releases as much, at most the promise and rounded down",
        arguments: [
            (Self.challenge(), 20_000_00, 50_000_00, 20_000_00),
            (Self.challenge(2), 30_000_00, 100_000_00, 60_000_00),
            (Self.challenge(), 60_000_00, 50_000_00, 50_000_00), (Self.challenge(1, 3), 100, 50_00, 33),
            (Self.challenge(threshold: 50_000_00), 49_999_99, 50_000_00, 0),
            (Self.challenge(threshold: 50_000_00), 50_000_00, 50_000_00, 50_000_00),
            (Self.challenge(), -5, 50_00, 0), (Self.challenge(1000), .max, .max, .max),
        ] as [(Challenge, Int64, Int64, Int64)])
    func released(challenge: Challenge, qualifying: Int64, promised: Int64, expected: Int64) {
        #expect(challenge.released(by: qualifying, of: promised) == expected)
    }

    private static func entrant(
        _ grant: Int64, _ challenge: Challenge, promised: Int64, on awarded: String = "2026-01-01",
        gifts: [(Int64, Int64)]
    ) -> ChallengeEntrant {
        ChallengeEntrant(
            grant: grant, day: day(awarded), challenge: challenge, promised: promised,
            gifts: gifts.map { QualifyingGift(entry: $0.0, day: day("2026-03-01"), received: $0.1) })
    }

    @Test("the earlier takes the gift, and what it leaves goes to the next")
    func earlier() {
        let gifts: [(Int64, Int64)] = [(1, 100), (2, 50)]
        let late = Self.entrant(1, Self.challenge(), promised: 500, on: "2026-02-01", gifts: gifts)
        let early = Self.entrant(2, Self.challenge(), promised: 120, gifts: gifts)
        #expect(ChallengeEntrant.qualifying([late, early]) == [2: 150, 1: 30])
        // In whatever order they are handed over.
        #expect(ChallengeEntrant.qualifying([early, late]) == [2: 150, 1: 30])
    }

    @Test("two that are shared take the same gift; one that is not takes it alone")
    func shared() {
        let gifts: [(Int64, Int64)] = [(1, 100)]
        func both(_ first: Bool, _ second: Bool) -> [Int64: Int64] {
            ChallengeEntrant.qualifying([
                Self.entrant(1, Self.challenge(shared: first), promised: 500, gifts: gifts),
                Self.entrant(2, Self.challenge(shared: second), promised: 500, gifts: gifts),
            ])
        }
        #expect(both(true, true) == [1: 100, 2: 100])
        #expect(both(true, false) == [1: 100, 2: 0])
        #expect(both(false, true) == [1: 100, 2: 0])
    }

    @Test("a promise of 2 for 1 wants half of it from others, rounded up")
    func wanted() {
        #expect(Self.challenge(2).wanted(for: 101) == 51)
        #expect(Self.challenge(1, 3).wanted(for: 100) == 300)
        #expect(Self.challenge(threshold: 70).wanted(for: 100) == 70)
    }
}
