import CampaignKit
import Testing

@testable import CampaignLedger

/// `import undo` of what a command said of a grant, and rows of money that were posted with it.
@Suite("Grants undone")
struct GrantUndoTests {
    private func ledger() throws -> TestLedger {
        let test = try TestLedger(plan: .small)
        try test.post([Rows.gift("10", on: "2026-01-02", id: "g1", donor: "fund")])
        return test
    }

    private func application(_ day: String = "2026-03-01") -> GrantChange {
        var change = GrantChange(day: .day(day))
        change.words = GrantWords(title: "Laboratory", owner: "Ana")
        change.funder = 1
        change.figures = GrantChange.Figures(requested: 10_000_000)
        change.shares = [GrantChange.Share(place: Designation(campaign: "a"), weight: 1)]
        change.move = GrantChange.Move(.review)
        return change
    }

    private func say(_ change: GrantChange, on grant: Int64? = 1, to test: TestLedger) throws -> GrantOutcome
    {
        try test.ledger.post(change, on: grant, test.context("grant"), dryRun: false)
    }

    private func move(_ stage: GrantStage, on day: String, _ reason: String = "") -> GrantChange {
        var change = GrantChange(day: .day(day))
        change.move = GrantChange.Move(stage, reason: reason)
        return change
    }

    /// The award and its entry, in one batch.
    private func award(_ amount: String, on day: String, of grant: Int64 = 1, to test: TestLedger) throws
        -> ImportOutcome
    {
        var options = ImportOptions()
        options.grant = GrantPosting(grant, move(.awarded, on: day))
        return try test.ledger.importRows(test.context("grant award"), options) { session in
            try session.add(Rows.row(.award, amount, on: day, id: "aw", donor: "fund", pledge: ""))
        }
    }

    private func undo(_ batch: Int64, _ test: TestLedger, withDependents: Bool = false) throws -> UndoOutcome
    {
        try test.ledger.undo(
            batch: batch, test.context("import undo"), ImportOptions(), withDependents: withDependents)
    }

    @Test("an award and its money are one batch, and raised takes the place of the pipeline on its day")
    func awarded() throws {
        let test = try ledger()
        _ = try say(application(), on: nil, to: test)
        let outcome = try award("60000", on: "2026-04-10", to: test)
        #expect(outcome.batch == 3 && outcome.grant?.refusal == nil)
        // V14: the day before and on the day.
        let (before, then) = (try test.tallies("2026-04-09")[.total], try test.tallies("2026-04-10")[.total])
        #expect(before.pipeline == 6_000_000 && before.raised == 1000)
        #expect(then.pipeline == 0 && then.raised == 6_001_000 && then.outstanding == 6_000_000)
        let book = try test.ledger.grants(PledgeQuery(asOf: .day("2026-04-10"), plan: test.plan))
        let entry = try #require(book.records.first?.said(\.promises, asOf: .day("2026-04-10")).first?.value)
        #expect(book.pledges[entry]?.standing.committed == 6_000_000)
        #expect(book.funders == [1: "fund"] || book.funders.count == 1)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("a move that is refused keeps the money out too")
    func refusedTogether() throws {
        let test = try ledger()
        _ = try say(application(), on: nil, to: test)
        _ = try say(move(.verbal, on: "2026-04-01"), to: test)
        _ = try say(move(.declined, on: "2026-04-02", "no"), to: test)
        let before = try test.tallies()[.total]
        // Back from a decline needs a reason.
        let outcome = try award("60000", on: "2026-04-10", to: test)
        #expect(outcome.batch == nil && !outcome.isAccepted)
        guard case .move(let problem) = outcome.grant?.refusal else {
            Issue.record("\(String(describing: outcome.grant))")
            return
        }
        #expect(problem.wantsReason && problem.to.stage == .awarded)
        #expect(try test.tallies()[.total] == before)
        #expect(try SQL(test.path).integer("SELECT count(*) FROM promise") == 0)
    }

    @Test("undone, an award leaves the application as it was, and the past as it was known")
    func undoneAward() throws {
        let test = try ledger()
        _ = try say(application(), on: nil, to: test)
        _ = try award("60000", on: "2026-04-10", to: test)
        let outcome = try undo(3, test)
        #expect(outcome.batch == 4 && outcome.rows == 3)
        let now = try test.tallies()[.total]
        #expect(now.pipeline == 6_000_000 && now.raised == 1000 && now.applications == 1)
        #expect(try test.tallies(knownOn: 3)[.total].raised == 6_001_000)
        #expect(try test.tallies(knownOn: 3)[.total].pipeline == 0)
        let history = try #require(try test.ledger.grantHistory(1))
        #expect(history.stage(asOf: test.today) == .review)
        #expect(history.stage(asOf: test.today, knownOn: 3) == .awarded)
        #expect(try test.brokenRules().isEmpty)
        // The same award again is news.
        #expect(try award("60000", on: "2026-04-10", to: test).batch == 5)
        #expect(try test.tallies()[.total].raised == 6_001_000)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("what was said of a grant since comes first; then the grant itself is gone")
    func newestFirst() throws {
        let test = try ledger()
        _ = try say(application(), on: nil, to: test)
        _ = try say(move(.verbal, on: "2026-04-01"), to: test)
        let blocked = try undo(2, test, withDependents: true)
        #expect(blocked.batch == nil && blocked.grants == [UndoOutcome.Since(id: 1, batch: 3)])
        #expect(try undo(3, test).batch == 4)
        #expect(try test.tallies()[.total].pipeline == 6_000_000)
        #expect(try undo(2, test).batch == 5)
        #expect(try test.tallies()[.total].applications == 0)
        #expect(try test.ledger.grantHistory(1) == nil)
        #expect(try say(move(.verbal, on: "2026-04-01"), to: test).refusal == .unknownGrant(1))
        // Its number is not given again.
        #expect(try say(application(), on: nil, to: test).grant == 2)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("a deadline that is done by mistake is open again once that is undone")
    func deadlineUndone() throws {
        let test = try ledger()
        var change = application()
        change.deadlines = [NewDeadline(kind: .decision, due: .day("2026-05-01"))]
        _ = try say(change, on: nil, to: test)
        var done = GrantChange(day: .day("2026-04-20"))
        done.steps = [DeadlineStep(1, .done, words: "by telephone")]
        #expect(try say(done, to: test).batch == 3)
        #expect(try undo(3, test).batch == 4)
        let deadline = try #require(try test.ledger.deadline(1)).deadline
        #expect(deadline.status(asOf: .day("2026-04-20")) == .open(days: 11))
        #expect(deadline.status(asOf: .day("2026-04-20"), knownOn: 3) == .done(.day("2026-04-20")))
    }

    @Test("in a closed period an application may move; an award needs a reason, which the batch keeps")
    func closedBooks() throws {
        let test = try TestLedger(plan: .small)
        try test.post([Rows.gift("10", on: "2026-01-02", id: "g1", donor: "fund")])
        test.plan = .withBooksClosed("2026-03-31")
        _ = try say(application("2026-02-01"), on: nil, to: test)
        #expect(try say(move(.verbal, on: "2026-03-01"), to: test).batch != nil)
        #expect(
            try say(move(.awarded, on: "2026-03-20"), to: test).refusal == .booksClosed(.day("2026-03-31")))
        let outcome = try test.ledger.post(
            move(.awarded, on: "2026-03-20"), on: 1, test.context("grant"), reopen: "late letter",
            dryRun: false)
        #expect(outcome.refusal == nil)
        let kept = try SQL(test.path).texts("SELECT reason FROM batch WHERE id = \(outcome.batch ?? 0)")
        #expect(kept == ["late letter"])
        #expect(try award("5", on: "2026-03-20", to: test).errorCount == 1)
    }

    @Test("a funder who was no one gets a number with the application")
    func newFunder() throws {
        let test = try ledger()
        var change = application()
        change.funder = nil
        var county = DonorDetails()
        county.organization = "Invented County"
        county.kind = .government
        change.newFunder = county
        let outcome = try say(change, on: nil, to: test)
        #expect(outcome.newFunder == 2)
        let total = try test.tallies()[.total]
        #expect(total.excludedGovernmentPipeline == 6_000_000 && total.pipeline == 0)
        #expect(try test.brokenRules().isEmpty)
        #expect(try undo(2, test).batch == 3)
        #expect(try test.tallies()[.total].excludedGovernmentPipeline == 0)
        #expect(try test.brokenRules().isEmpty)
    }
}
