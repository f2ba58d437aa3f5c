import CampaignKit
import Testing

@testable import CampaignLedger

/// An installment that waits for our report is overdue in no total, whatever is posted after what.
@Suite("Reports that hold installments back")
struct GateTests {
    private func change(_ day: String, _ fill: (inout GrantChange) -> Void) -> GrantChange {
        var change = GrantChange(day: .day(day))
        fill(&change)
        return change
    }

    /// A pledge of 100 due on 1 March and 1 April (batch 1) that becomes a grant's (2), its second
    /// installment gated by a report due on 15 March (3).
    private func ledger() throws -> TestLedger {
        let test = try TestLedger(plan: .small)
        let award = Rows.pledge(
            "100", on: "2026-01-02", named: "p1", due: ["2026-03-01=60", "2026-04-01=40"])
        try test.post([award])
        let opened = change("2026-01-02") {
            $0.words = GrantWords(title: "Books")
            $0.funder = 1
            $0.shares = [GrantChange.Share(place: Designation(campaign: "a"), weight: 1)]
            $0.move = GrantChange.Move(.awarded)
            $0.promises = [1]
        }
        #expect(try post(opened, nil, test).batch == 2)
        let gated = change("2026-01-02") {
            var report = NewDeadline(kind: .interimReport, due: .day("2026-03-15"))
            report.gates = 2
            $0.deadlines = [report]
        }
        #expect(try post(gated, 1, test).deadlines == [1])
        return test
    }

    @discardableResult
    private func post(_ change: GrantChange, _ grant: Int64?, _ test: TestLedger) throws -> GrantOutcome {
        let outcome = try test.ledger.post(change, on: grant, test.context("grant"), dryRun: false)
        #expect(outcome.refusal == nil)
        return outcome
    }

    private func overdue(_ test: TestLedger, _ day: String, knownOn batch: Int64? = nil) throws -> Int64 {
        let tally = try test.tallies(day, knownOn: batch)[.total]
        var query = PledgeQuery(asOf: .day(day), plan: .small)
        query.knownOn = batch
        var lines: [PledgeLine] = []
        try test.ledger.pledges(query) { lines.append($0) }
        #expect(lines.reduce(0) { $0 + $1.counted.overdue } == tally.overdue, "\(day)")
        #expect(lines.reduce(0) { $0 + $1.standing.overdue(on: .day(day)) } == tally.overdue, "\(day)")
        return tally.overdue
    }

    @Test("only what does not wait is overdue, on every day and as it was known")
    func held() throws {
        let test = try ledger()
        #expect(try overdue(test, "2026-03-02") == 6000)
        #expect(try overdue(test, "2026-05-01") == 6000)
        #expect(try overdue(test, "2026-05-01", knownOn: 2) == 10_000)
        try post(change("2026-04-20") { $0.steps = [DeadlineStep(1, .done)] }, 1, test)
        #expect(try overdue(test, "2026-04-20") == 6000)
        #expect(try overdue(test, "2026-04-21") == 10_000)
        #expect(try overdue(test, "2026-05-01", knownOn: 3) == 6000)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("money that comes later, and an undo of the gate, keep every total whole")
    func undone() throws {
        let test = try ledger()
        try test.post([Rows.payment("60", on: "2026-03-10", of: "p1", id: "y1")])
        #expect(try overdue(test, "2026-05-01") == 0)
        let undone = try test.ledger.undo(
            batch: 3, test.context("import undo"), ImportOptions(), withDependents: false)
        #expect(undone.batch == 5)
        #expect(try overdue(test, "2026-05-01") == 4000)
        #expect(try overdue(test, "2026-05-01", knownOn: 4) == 0)
        #expect(try test.brokenRules().isEmpty)
    }
}
