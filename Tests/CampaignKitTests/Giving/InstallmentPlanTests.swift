import CampaignKit
import TestSupport
import Testing

@Suite("Schedules of promises")
struct InstallmentPlanTests {
    private func plan(_ count: Int, _ frequency: Frequency, _ first: String) throws -> InstallmentPlan {
        InstallmentPlan(count: count, frequency: frequency, firstDue: try #require(CalendarDate(first)))
    }

    @Test("a schedule that starts on the 31st does not drift")
    func noDrift() throws {
        let due = try plan(6, .monthly, "2026-01-31").installments(of: 60_000).map(\.due.description)
        #expect(
            due == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"])
        let leap = try plan(5, .annual, "2024-02-29").installments(of: 5).map(\.due.description)
        #expect(leap == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"])
    }

    @Test(
        "how often",
        arguments: [
            (.once, "2026-03-15"), (.weekly, "2026-03-29"), (.monthly, "2026-05-15"),
            (.quarterly, "2026-09-15"), (.semiannual, "2027-03-15"), (.annual, "2028-03-15"),
        ] as [(Frequency, String)])
    func third(frequency: Frequency, expected: String) throws {
        let first = try #require(CalendarDate("2026-03-15"))
        #expect(frequency.date(of: 0, from: first) == first)
        #expect(frequency.date(of: 2, from: first).description == expected)
    }

    @Test("the larger installments come first")
    func amounts() throws {
        let parts = try plan(3, .monthly, "2026-01-01").installments(of: 10_000).map(\.minorUnits)
        #expect(parts == [3334, 3333, 3333])
    }

    @Test("a count below 1 is one installment", arguments: [0, -3])
    func atLeastOne(count: Int) throws {
        let parts = try plan(count, .monthly, "2026-01-01").installments(of: 500)
        #expect(parts.map(\.minorUnits) == [500])
    }

    @Test("installments sum to the promise and never go back in time", arguments: Seeds.forRun(count: 3))
    func property(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let plan = InstallmentPlan(
                count: Int.random(in: 1...60, using: &random),
                frequency: Frequency.allCases.randomElement(using: &random) ?? .monthly,
                firstDue: CalendarDate(dayNumber: Int.random(in: 10_000...30_000, using: &random)))
            let total = Int64.random(in: 0...1_000_000_000, using: &random)
            let installments = plan.installments(of: total)
            #expect(installments.count == plan.count)
            #expect(installments.reduce(0) { $0 + $1.minorUnits } == total, "seed \(seed)")
            let parts = installments.map(\.minorUnits)
            #expect((parts.max() ?? 0) - (parts.min() ?? 0) <= 1, "seed \(seed)")
            let days = installments.map(\.due)
            #expect(days == days.sorted(), "seed \(seed)")
            #expect(days.first == plan.firstDue)
        }
    }
}
