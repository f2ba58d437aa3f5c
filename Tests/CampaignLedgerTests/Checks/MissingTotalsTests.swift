import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// A cache that is missing, cut or of another posting is never shown as if nothing had been given.
@Suite("Checks: missing totals")
struct MissingTotalsTests {
    private static let losses = [
        "DELETE FROM node_state", "DELETE FROM node_now", "DELETE FROM node_now WHERE node = 'total'",
        "DELETE FROM node_now WHERE node = 'own/c'", "DELETE FROM node_delta",
        "UPDATE node_state SET through_batch = 2", "UPDATE node_state SET through_day = through_day + 40",
        "DELETE FROM node_state; DELETE FROM node_now; DELETE FROM node_delta",
    ]

    @Test(arguments: losses)
    func figuresAreComputed(loss: String) throws {
        let tampering = try Tampering()
        let days = [nil, "2026-01-02", "2026-02-10", "2026-03-31", "2026-12-31"]
        let before = try days.map { try tampering.tallies($0) }
        let known = try tampering.tallies("2026-12-31", knownOn: 2)
        #expect(before[0][.total].raised == 45_300)
        #expect(before[0][.total].donors == 5)
        try tampering.change([loss])
        for (day, expected) in zip(days, before) {
            TallyComparison.expectSame(try tampering.tallies(day), expected, "\(loss) as of \(day ?? "now")")
        }
        TallyComparison.expectSame(try tampering.tallies("2026-12-31", knownOn: 2), known, loss)
        #expect(try !tampering.codes(deep: false).isEmpty)
    }

    /// The next posting starts from the rows, not from what is left of the totals.
    @Test(arguments: losses)
    func theNextPostingMakesThemAnew(loss: String) throws {
        let tampering = try Tampering()
        try tampering.change([loss])
        try tampering.ledger.reopen()
        try tampering.ledger.post([Rows.gift("1", on: "2026-03-06", id: "next", donor: "d9")])
        #expect(try tampering.tallies()[.total].raised == 45_400)
        #expect(try tampering.tallies()[.total].donors == 6)
        #expect(try tampering.tallies("2026-03-05")[.total].donors == 5)
        #expect(try tampering.codes(deep: true).isEmpty)
    }

    @Test func whatCannotBeComputedIsRefused() throws {
        for loss in ["DELETE FROM day_delta", "DELETE FROM batch"] {
            let tampering = try Tampering()
            try tampering.change([loss])
            for day in [nil, "2026-02-10"] {
                let error = #expect(throws: LedgerError.self, "\(loss)") { try tampering.tallies(day) }
                #expect(error?.code == .damaged)
                #expect(error?.hint?.contains("campaign check --deep") == true)
            }
        }
    }

    /// A gift reversed in the posting that brought it leaves no dated change, and that is not a damage.
    @Test func nothingLeftIsNotNothingThere() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("5", on: "2026-01-03", id: "g"),
            Rows.row(.void, "0", on: "2026-01-04", id: "v", donor: nil, to: .unassigned, reverses: "g"),
        ])
        #expect(try SQL(ledger.path).integer("SELECT count(*) FROM day_delta") == 0)
        #expect(try ledger.tallies()[.total].raised == 0)
        #expect(try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true).isEmpty)
    }

    @Test func anEmptyLedgerHasNoFindings() throws {
        let ledger = try TestLedger()
        let checkup = try ledger.ledger.checkup(
            LedgerCheckQuestion(plan: ledger.plan, asOf: ledger.today, isDeep: true))
        #expect(checkup == LedgerCheckup(isDeep: true))
        #expect(try ledger.tallies()[.total] == Tally())
        try ledger.ledger.engine.posting { connection -> PostingEnd<Void> in
            try connection.run("INSERT INTO node_delta VALUES ('total', 1, 1, 1, 1)")
            return .keep(())
        }
        #expect(
            try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: false).map(\.code) == [
                "running-totals"
            ])
    }

    /// Stored changes of donor counts are what the rows make, however they were posted.
    @Test(arguments: Seeds.forRun(count: 3))
    func randomHistoriesAreClean(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0x611)
        let history = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger(plan: .mixed)
        for (index, batch) in history.batches(6, &random).enumerated() {
            ledger.today = CalendarDate.day("2025-01-01").adding(days: index * 90)
            try ledger.post([batch])
        }
        let errors = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true).filter {
            $0.severity == .error
        }
        #expect(errors.isEmpty, "seed \(seed): \(errors.prefix(3))")
        // Under another plan everything is written again, and agrees again.
        ledger.plan = .generous
        try ledger.post([Rows.gift("7", on: "2025-07-07", id: "one-more")])
        let again = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true).filter {
            $0.severity == .error
        }
        #expect(again.isEmpty, "seed \(seed): \(again.prefix(3))")
    }
}
