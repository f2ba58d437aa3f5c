import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// Figures come from what was posted, never from the order it was posted in.
@Suite("Histories: posting order")
struct PostingOrderTests {
    @Test(arguments: Seeds.forRun(count: 4))
    func ordersAndBatchesGiveTheSameFigures(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0xA11)
        let reference = try TestLedger()
        try reference.post([history.items])
        let days = history.someDays(14, &random)
        for (name, plan) in Plan.policies.prefix(3) {
            let ledger = try TestLedger(plan: plan)
            try ledger.post(history.batches(Int.random(in: 2...7, using: &random), &random))
            reference.plan = plan
            for day in days {
                let tallies = try ledger.tallies(day.description)
                TallyComparison.expectSame(
                    tallies, try reference.tallies(day.description), "seed \(seed) plan \(name) as of \(day)")
                TallyComparison.expectSound(tallies, "seed \(seed) plan \(name) as of \(day)")
            }
        }
    }

    /// One row at a time is the worst case of every running difference.
    @Test(arguments: Seeds.forRun(count: 1))
    func oneRowPerBatch(seed: UInt64) throws {
        var flavor = HistoryBuilder.Flavor()
        flavor.commitments = 8
        let history = HistoryBuilder.history(seed: seed, flavor: flavor)
        var random = SeededGenerator(seed: seed ^ 0xB22)
        let reference = try TestLedger(plan: .mixed)
        try reference.post([history.items])
        let ledger = try TestLedger(plan: .mixed)
        try ledger.post(history.items.map { [$0] })
        for day in history.someDays(20, &random) {
            TallyComparison.expectSame(
                try ledger.tallies(day.description), try reference.tallies(day.description),
                "seed \(seed) as of \(day)")
        }
    }

    @Test(arguments: Seeds.forRun(count: 2))
    func importedTwiceIsImportedOnce(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0xC33)
        let ledger = try TestLedger()
        let batches = history.batches(3, &random)
        try ledger.post(batches)
        let before = try ledger.tallies()
        let again = try ledger.attempt(history.rows.shuffled(using: &random))
        #expect(again.batch == nil && again.errorCount == 0, "seed \(seed): \(again.problems.prefix(3))")
        #expect(again.alreadyImported + again.voidedRows == history.items.count, "seed \(seed)")
        #expect(again.postedCount == 0, "seed \(seed)")
        TallyComparison.expectSame(try ledger.tallies(), before, "seed \(seed)")
        #expect(try ledger.ledger.batches().count == batches.count, "seed \(seed)")
    }
}
