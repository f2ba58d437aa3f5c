import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// What a ledger knew after a batch is what a ledger of only those batches knows.
@Suite("Histories: known on, as of")
struct KnownOnTests {
    @Test(arguments: Seeds.forRun(count: 3))
    func knownOnIsAPrefixOfTheBatches(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0xD44)
        let plan = seed.isMultiple(of: 2) ? Plan.mixed : .small
        let batches = history.batches(6, &random)
        let ledger = try TestLedger(plan: plan)
        try ledger.post(batches)
        let prefix = try TestLedger(plan: plan)
        let days = history.someDays(8, &random)
        for (index, batch) in batches.enumerated() {
            try prefix.post([batch])
            for day in days {
                let known = try ledger.tallies(day.description, knownOn: Int64(index + 1))
                TallyComparison.expectSame(
                    known, try prefix.tallies(day.description),
                    "seed \(seed) as of \(day) known on \(index + 1)")
                TallyComparison.expectSound(known, "seed \(seed) as of \(day) known on \(index + 1)")
            }
        }
    }

    /// The same under plans that the ledger was not posted under: donors are then counted from the rows.
    @Test(arguments: Seeds.forRun(count: 1))
    func knownOnUnderOtherPlans(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0xE55)
        let batches = history.batches(4, &random)
        let ledger = try TestLedger()
        try ledger.post(batches)
        let days = history.someDays(5, &random)
        for (name, plan) in Plan.policies.dropFirst() {
            let prefix = try TestLedger(plan: plan)
            ledger.plan = plan
            for (index, batch) in batches.enumerated() {
                try prefix.post([batch])
                for day in days {
                    TallyComparison.expectSame(
                        try ledger.tallies(day.description, knownOn: Int64(index + 1)),
                        try prefix.tallies(day.description),
                        "seed \(seed) plan \(name) as of \(day) known on \(index + 1)")
                }
            }
        }
    }

    @Test(arguments: Seeds.forRun(count: 3))
    func asOfIsALedgerThatEndsThere(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0xF66)
        let plan = seed.isMultiple(of: 2) ? Plan.small : .mixed
        let ledger = try TestLedger(plan: plan)
        try ledger.post(history.batches(3, &random))
        for day in history.someDays(9, &random) {
            let rows = history.rows(actingUntil: day)
            guard !rows.isEmpty else { continue }
            let ending = try TestLedger(plan: plan)
            try ending.post(rows)
            TallyComparison.expectSame(
                try ledger.tallies(day.description), try ending.tallies(day.description),
                "seed \(seed) as of \(day)")
            // Nothing acts after that day, so the only later changes are installments falling due.
            let later = day.adding(days: 4000).description
            let (now, then) = (try ending.tallies(day.description)[.total], try ending.tallies(later)[.total])
            #expect(now.raised == then.raised && now.received == then.received, "seed \(seed) as of \(day)")
        }
    }

    @Test func knownOnByDayIsTheEndOfThatDay() throws {
        let ledger = try TestLedger(today: "2026-03-01")
        try ledger.post([Rows.gift("100", on: "2026-02-01", id: "g1")])
        try ledger.post([Rows.gift("10", on: "2026-02-01", id: "g2")])
        ledger.today = .day("2026-04-01")
        try ledger.post([Rows.gift("1", on: "2026-02-01", id: "g3")])
        #expect(try ledger.ledger.batch(knownOn: .day("2026-02-28")) == 0)
        #expect(try ledger.ledger.batch(knownOn: .day("2026-03-01")) == 2)
        #expect(try ledger.ledger.batch(knownOn: .day("2026-03-31")) == 2)
        #expect(try ledger.ledger.batch(knownOn: .day("2026-04-01")) == 3)
        #expect(try ledger.tallies("2026-02-01", knownOn: 2)[.total].raised == 11_000)
        #expect(try ledger.tallies("2026-02-01", knownOn: 0)[.total] == Tally())
    }

    /// A clock that was set back never makes a batch known before the one ahead of it.
    @Test func postedOnNeverGoesBack() throws {
        let ledger = try TestLedger(today: "2026-03-01")
        try ledger.post([Rows.gift("100", on: "2026-02-01", id: "g1")])
        ledger.today = .day("2026-01-15")
        try ledger.post([Rows.gift("10", on: "2026-01-10", id: "g2")])
        #expect(try ledger.ledger.batches().map(\.postedOn) == [.day("2026-03-01"), .day("2026-03-01")])
        #expect(try ledger.ledger.batch(knownOn: .day("2026-01-15")) == 0)
        #expect(try ledger.tallies("2026-03-01")[.total].raised == 11_000)
    }
}
