import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// Running totals are a shortcut: every other way to the same figures must agree with it.
@Suite("Histories: running totals")
struct RunningTotalTests {
    /// A gift far in the future makes every batch before it one that has to be summed.
    private let farGift = Rows.gift("1", on: "2190-01-01", id: "far")

    @Test(arguments: Seeds.forRun(count: 2))
    func runningTotalsEqualSums(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x177)
        let ledger = try TestLedger(plan: .mixed)
        let batches = history.batches(5, &random)
        for (index, batch) in batches.enumerated() {
            // Postings on several days, so that days pass between them.
            ledger.today = CalendarDate.day("2025-01-01").adding(days: index * 97)
            try ledger.post([batch])
        }
        let last = Int64(batches.count)
        let days = [ledger.today] + (1...6).map { ledger.today.adding(days: $0 * 83) }
        let running = try days.map { try ledger.tallies($0.description) }
        let named = try days.map { try ledger.tallies($0.description, knownOn: last) }
        ledger.plan = .generous
        let other = try days.map { try ledger.tallies($0.description) }
        ledger.plan = .mixed
        try ledger.post([farGift])
        for (index, day) in days.enumerated() {
            let summed = try ledger.tallies(day.description, knownOn: last)
            TallyComparison.expectSame(running[index], summed, "seed \(seed) as of \(day)")
            TallyComparison.expectSame(named[index], summed, "seed \(seed) as of \(day), last batch named")
            TallyComparison.expectSame(
                try ledger.tallies(day.description), summed, "seed \(seed) as of \(day), now")
        }
        ledger.plan = .generous
        for (index, day) in days.enumerated() {
            TallyComparison.expectSame(
                try ledger.tallies(day.description), other[index], "seed \(seed) generous \(day)")
        }
    }

    /// Under another plan readers compute; the next posting rebuilds; back again they must be as before.
    @Test(arguments: Seeds.forRun(count: 2))
    func aChangedPlanAndBack(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x288)
        let batches = history.batches(4, &random)
        let ledger = try TestLedger(plan: .small)
        let plans: [Plan] = [.small, .mixed, .regrouped, .small]
        for (batch, plan) in zip(batches, plans) {
            ledger.plan = plan
            try ledger.post([batch])
        }
        let day = ledger.today.description
        for (name, plan) in Plan.policies {
            let fresh = try TestLedger(plan: plan)
            try fresh.post(batches)
            ledger.plan = plan
            TallyComparison.expectSame(
                try ledger.tallies(day), try fresh.tallies(day), "seed \(seed) plan \(name)")
        }
        ledger.plan = .small
        let before = try ledger.tallies(day)
        let reopened = try #require(try Ledger.open(path: ledger.path, access: .read))
        TallyComparison.expectSame(
            before, try reopened.tallies(plan: .small, asOf: ledger.today, knownOn: nil),
            "seed \(seed) reopened")
        TallyComparison.expectSame(
            try ledger.tallies(day), try reopened.tallies(plan: .small, asOf: ledger.today, knownOn: 1_000),
            "seed \(seed) a batch that does not exist yet")
    }

    /// Post-dated gifts come of date and installments fall due without a posting.
    @Test(arguments: Seeds.forRun(count: 2))
    func todayMovesForward(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x399)
        let early = try TestLedger(plan: .mixed, today: "2024-08-01")
        let batches = history.batches(3, &random)
        try early.post(batches)
        var today = CalendarDate.day("2024-08-01")
        for _ in 0..<8 {
            today = today.adding(days: 20 + Int.random(in: 0..<150, using: &random))
            let late = try TestLedger(plan: .mixed, today: today.description)
            try late.post(batches)
            TallyComparison.expectSame(
                try early.tallies(today.description), try late.tallies(today.description),
                "seed \(seed) on \(today)")
        }
        // A later posting takes the days that passed into its totals.
        early.today = today
        try early.post([Rows.gift("7", on: "2024-07-07", id: "one-more")])
        let late = try TestLedger(plan: .mixed, today: today.description)
        try late.post(batches)
        try late.post([Rows.gift("7", on: "2024-07-07", id: "one-more")])
        for days in [0, 30, 300, 3000] {
            let day = today.adding(days: days).description
            TallyComparison.expectSame(
                try early.tallies(day), try late.tallies(day), "seed \(seed) after a posting, \(day)")
        }
    }

    @Test func installmentsFallDueTheDayAfter() throws {
        let ledger = try TestLedger(today: "2026-01-01")
        var pledge = Rows.pledge("300", on: "2026-01-01", named: "p")
        pledge.schedule = InstallmentPlan(count: 3, frequency: .monthly, firstDue: .day("2026-01-31"))
        try ledger.post([pledge])
        let overdue = try ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-04-01"].map {
            try ledger.tallies($0)[.own("a")].overdue
        }
        #expect(overdue == [0, 10_000, 10_000, 20_000, 30_000])
        try ledger.post([Rows.payment("150", on: "2026-02-10", of: "p", id: "y")])
        #expect(try ledger.tallies("2026-02-09")[.own("a")].overdue == 10_000)
        #expect(try ledger.tallies("2026-02-10")[.own("a")].overdue == 0)
        #expect(try ledger.tallies("2026-03-01")[.own("a")].overdue == 5_000)
        #expect(try ledger.tallies("2026-03-01")[.own("a")].unscheduled == 0)
    }
}
