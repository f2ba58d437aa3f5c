import Testing

@testable import CampaignKit

@Suite("What is worth saying about a campaign's schedule")
struct StatusPhaseTests {
    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(dayNumber: 0)
    }

    private static func row(
        goal: Int64? = 10_000, raised: Int64, starts: String? = "2026-01-01", ends: String? = "2026-12-31",
        asOf: String, isVanished: Bool = false
    ) -> StatusRow {
        var tally = Tally()
        tally.raised = raised
        let first = starts.map(day)
        let last = ends.map(day)
        let pace = Pace.evaluate(
            rule: .linear, goal: goal, starts: first, ends: last, asOf: day(asOf), raised: raised)
        return StatusRow(
            id: "a", name: "A", goal: goal, tally: tally, own: tally, isVanished: isVanished, starts: first,
            ends: last, pace: pace)
    }

    @Test("A met goal comes before dates, dates before pace")
    func order() {
        let middle = "2026-07-02"
        let phase = { (row: StatusRow, on: String) in row.phase(asOf: Self.day(on)) }
        #expect(phase(Self.row(raised: 12_000, asOf: middle), middle) == .over(2000))
        #expect(phase(Self.row(raised: 12_000, asOf: "2027-02-01"), "2027-02-01") == .over(2000))
        #expect(phase(Self.row(raised: 10_000, asOf: middle), middle) == .done)
        #expect(
            phase(Self.row(raised: 5, asOf: "2025-12-31"), "2025-12-31") == .starts(Self.day("2026-01-01")))
        #expect(
            phase(Self.row(raised: 5, asOf: "2027-01-01"), "2027-01-01") == .ended(Self.day("2026-12-31")))
        #expect(phase(Self.row(raised: 9000, asOf: middle), middle) == .ahead(3987))
        #expect(phase(Self.row(raised: 1000, asOf: middle), middle) == .behind(-4013))
        #expect(phase(Self.row(raised: 5013, asOf: middle), middle) == .onPace)
        #expect(phase(Self.row(raised: 5, ends: nil, asOf: middle), middle) == .unscheduled)
        #expect(phase(Self.row(goal: nil, raised: 5, asOf: middle), middle) == .unscheduled)
        #expect(phase(Self.row(raised: 5, asOf: middle, isVanished: true), middle) == .vanished)
    }

    @Test("What stands beside raised, in a fixed order and without nothing")
    func beside() {
        var tally = Tally()
        #expect(tally.notCountedInRaised(in: .usd).isEmpty)
        tally.exchange = 400
        tally.conditional = -5
        #expect(tally.notCountedInRaised(in: .usd).map(\.amount) == [-5, 400])
        #expect(tally.notCountedInRaised(in: .usd).map(\.name) == ["conditional", "for goods and services"])
    }

    @Test("The weighted pipeline says how many applications there are and what they ask")
    func pipeline() {
        var tally = Tally()
        (tally.pipeline, tally.pipelineAsked, tally.applications) = (6_000_000, 10_000_000, 1)
        #expect(
            tally.notCountedInRaised(in: .usd).map(\.name)
                == ["in the weighted pipeline (1 application, $100,000.00 asked)"])
        (tally.applications, tally.applicationsWithoutAmount) = (3, 2)
        tally.excludedGovernmentPipeline = 5
        #expect(
            tally.notCountedInRaised(in: .usd).map(\.name) == [
                "in the weighted pipeline (3 applications, 2 without an amount, $100,000.00 asked)",
                "in the weighted pipeline of governments",
            ])
    }

    @Test(
        "Rough amounts: without sign and cents, unless there is nothing else",
        arguments: [
            (123_456, "$1,234"), (-123_456, "$1,235"), (99, "$0.99"), (0, "$0"),
            (.min, "$92,233,720,368,547,758.07"),
        ] as [(Int64, String)])
    func rough(_ minor: Int64, _ expected: String) {
        #expect(Money(minorUnits: minor, currency: .usd).roughText == expected)
    }

    @Test("A day's year is said only when it is another")
    func near() {
        let day = Self.day("2026-11-20")
        #expect(day.text(near: Self.day("2026-01-01")) == "20 Nov")
        #expect(day.text(near: Self.day("2027-01-01")) == "20 Nov 2026")
    }
}
