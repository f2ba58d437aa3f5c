import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// Whatever another copy went on to post, adopted it counts as it does there.
@Suite("Adopting: random histories")
struct AdoptedHistoryTests {
    private func open(_ file: Data) throws -> TestLedger {
        try TestLedger(today: "2027-06-30", copying: file)
    }

    private func errors(_ ledger: TestLedger) throws -> [Finding] {
        try ledger.ledger.checkup(
            LedgerCheckQuestion(
                plan: ledger.plan, asOf: ledger.today, postedPlan: ledger.plan, isDeep: true)
        ).findings.filter { $0.severity == .error }
    }

    @Test(arguments: Seeds.forRun(count: 3))
    func adoptedIsAsPosted(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0xADD)
        let batches = history.batches(6, &random)
        let start = try TestLedger(today: "2027-06-30")
        try start.post(Array(batches.prefix(2)))
        let file = try Tampering.bytes(of: start)
        let (ours, theirs) = (try open(file), try open(file))
        try theirs.post(Array(batches.dropFirst(2)))

        let outcome = try ours.ledger.adopt(theirs.ledger, ours.context("ledger adopt"), dryRun: false)
        #expect(outcome.leftOut.isEmpty, "seed \(seed): \(outcome.leftOut)")
        for day in history.someDays(8, &random) {
            TallyComparison.expectSame(
                try ours.tallies(day.description), try theirs.tallies(day.description),
                "seed \(seed) as of \(day)")
        }
        let found = try errors(ours)
        #expect(found.isEmpty, "seed \(seed): \(found)")
        #expect(
            try ours.ledger.adopt(theirs.ledger, ours.context("ledger adopt"), dryRun: false).adopted.isEmpty)
    }

    @Test("Two histories that know nothing of each other add up", arguments: Seeds.forRun(count: 2))
    func bothGoOn(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0xB07)
        let history = HistoryBuilder.history(seed: seed)
        let batches = history.batches(5, &random)
        let start = try TestLedger(today: "2027-06-30")
        try start.post([Rows.gift("1", on: "2026-01-01", id: "shared", donor: "shared")])
        let file = try Tampering.bytes(of: start)
        let (ours, theirs) = (try open(file), try open(file))
        try ours.post([
            Rows.gift("17", on: "2026-02-03", id: "own 1", donor: "own donor"),
            Rows.pledge("40", on: "2026-02-04", named: "own pledge", donor: "own donor"),
        ])
        try theirs.post(batches)
        _ = try ours.ledger.adopt(theirs.ledger, ours.context("ledger adopt"), dryRun: false)
        for day in ["2026-12-31", "2027-06-30"] {
            let (sum, part) = (try ours.tallies(day)[.total], try theirs.tallies(day)[.total])
            #expect(sum.raised == part.raised + 5_700, "seed \(seed) as of \(day)")
            #expect(sum.received == part.received + 1_700 && sum.donors == part.donors + 1, "seed \(seed)")
        }
        let found = try errors(ours)
        #expect(found.isEmpty, "seed \(seed): \(found)")
    }
}
