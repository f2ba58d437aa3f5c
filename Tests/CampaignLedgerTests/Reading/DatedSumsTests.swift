import CampaignKit
import Testing

@testable import CampaignLedger

/// Changes are told apart by what decides how they count, and by nothing else.
@Suite("Dated sums")
struct DatedSumsTests {
    private func sums(
        _ ledger: TestLedger, until day: String = "2027-12-31", by grain: DatedSums.Grain
    ) throws -> [DatedSums.Key: CommitmentFigures] {
        try ledger.ledger.reading { connection in
            try DatedSums(
                connection, where: "day <= $1 AND batch <= $2",
                [.day(try #require(CalendarDate(day))), .int(9)], by: grain
            ).sums.filter { $0.key.countClass == .ordinary }
        }
    }

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2026-01-05", id: "a"), Rows.gift("20", on: "2026-01-31", id: "b"),
            Rows.gift("40", on: "2026-02-01", id: "c"), Rows.pledge("100", on: "2026-02-03", named: "p"),
        ])
        return ledger
    }

    @Test func oneSumForWhatCountsAlike() throws {
        let sums = try sums(ledger(), by: DatedSums.Grain())
        #expect(Set(sums.keys.map(\.origin)) == [DatedSums.Key.anyDay])
        #expect(sums.count == 1)
        #expect(sums.values.first?.raised == 170_00)
        #expect(sums.values.first?.received == 70_00)
        #expect(sums.values.first?.gifts == 3)
        #expect(sums.values.first?.commitments == 4)
    }

    @Test func theDayIsALimit() throws {
        let sums = try sums(ledger(), until: "2026-01-31", by: DatedSums.Grain())
        #expect(sums.values.map(\.raised).reduce(0, +) == 30_00)
    }

    @Test func monthsApart() throws {
        let sums = try sums(ledger(), by: DatedSums.Grain(months: true))
        let months = Dictionary(grouping: sums.filter { $0.value.raised > 0 }, by: \.key.month.monthText)
        #expect(
            months.mapValues { $0.map(\.value.raised).reduce(0, +) } == ["2026-01": 30_00, "2026-02": 140_00])
    }

    /// Only where a policy asks for the day of a commitment are days kept apart.
    @Test func daysApartInBoundedPlaces() throws {
        let ledger = try ledger()
        let places = Set(try sums(ledger, by: DatedSums.Grain()).keys.map(\.place))
        let bounded = try sums(ledger, by: DatedSums.Grain(boundedPlaces: places))
        let days = bounded.filter { $0.value.raised > 0 }.map(\.key.origin.description).sorted()
        #expect(days == ["2026-01-05", "2026-01-31", "2026-02-01", "2026-02-03"])
        #expect(bounded.values.map(\.raised).reduce(0, +) == 170_00)
    }

    /// Keys that share a hash are still told apart.
    @Test func keysOfOneHash() {
        let day = CalendarDate(dayNumber: 1)
        let keys = (0..<500).map { number in
            DatedSums.Key(
                place: Int64(number % 50), countClass: .ordinary,
                origin: CalendarDate(dayNumber: number / 50), month: day)
        }
        #expect(Set(keys).count == 500)
    }
}
