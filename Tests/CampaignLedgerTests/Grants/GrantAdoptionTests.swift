import CampaignKit
import Foundation
import Testing

@testable import CampaignLedger

/// `ledger adopt` of what another copy said of grants.
@Suite("Grants of another copy")
struct GrantAdoptionTests {
    /// Two copies of a ledger with one application, GR-1.
    private func copies() throws -> (ours: TestLedger, theirs: TestLedger) {
        let start = try TestLedger(plan: .small)
        try start.post([Rows.gift("10", on: "2026-01-02", id: "g1", donor: "fund")])
        _ = try say(application(), on: nil, to: start)
        let file = try Tampering.bytes(of: start)
        return (try TestLedger(plan: .small, copying: file), try TestLedger(plan: .small, copying: file))
    }

    private func application(_ title: String = "Laboratory", asked: Int64 = 10_000_000) -> GrantChange {
        var change = GrantChange(day: .day("2026-03-01"))
        change.words = GrantWords(title: title, owner: "Ana")
        change.funder = 1
        change.figures = GrantChange.Figures(requested: asked)
        change.shares = [GrantChange.Share(place: Designation(campaign: "a"), weight: 1)]
        change.move = GrantChange.Move(.review, reason: "as agreed")
        change.deadlines = [NewDeadline(kind: .decision, due: .day("2026-05-01"))]
        return change
    }

    @discardableResult
    private func say(_ change: GrantChange, on grant: Int64?, to test: TestLedger) throws -> GrantOutcome {
        try test.ledger.post(change, on: grant, test.context("grant"), dryRun: false)
    }

    private func adopt(_ copies: (ours: TestLedger, theirs: TestLedger)) throws -> AdoptionOutcome {
        try copies.ours.ledger.adopt(
            copies.theirs.ledger, copies.ours.context("ledger adopt"), dryRun: false)
    }

    @Test("an award, a deadline and a new grant come in with their words, under our numbers, once")
    func comesIn() throws {
        let copies = try copies()
        // Each copy adds a grant of its own: both are GR-2.
        try say(application("Ours", asked: 500), on: nil, to: copies.ours)
        var options = ImportOptions()
        var award = GrantChange(day: .day("2026-04-10"))
        award.move = GrantChange.Move(.awarded)
        options.grant = GrantPosting(1, award)
        _ = try copies.theirs.ledger.importRows(copies.theirs.context("grant award"), options) { session in
            try session.add(
                Rows.row(.award, "60000", on: "2026-04-10", id: "aw", donor: "fund", pledge: ""))
        }
        try say(application("Theirs", asked: 2000), on: nil, to: copies.theirs)
        var done = GrantChange(day: .day("2026-04-20"))
        done.steps = [DeadlineStep(2, .done, words: "by mail")]
        try say(done, on: 2, to: copies.theirs)
        let outcome = try adopt(copies)
        #expect(outcome.leftOut.isEmpty, "\(outcome.leftOut)")
        let total = try copies.ours.tallies()[.total]
        #expect(total.raised == 6_001_000 && total.applications == 2 && total.pipelineAsked == 2500)
        let book = try copies.ours.ledger.grants(
            PledgeQuery(asOf: copies.ours.today, plan: copies.ours.plan))
        #expect(book.records.map(\.number) == [1, 2, 3])
        let third = book.records[2]
        #expect(third.said(\.words, asOf: copies.ours.today).last?.value.title == "Theirs")
        #expect(third.reasons == [1: "as agreed"])
        #expect(third.deadlines.first?.words == [1: "by mail"])
        #expect(book.pledges.count == 1)
        #expect(try copies.ours.brokenRules().isEmpty)
        // A second time nothing is new.
        #expect(try adopt(copies).adopted.isEmpty)
    }

    @Test("a grant that both changed is left out, with all that was said of it later")
    func changedHereToo() throws {
        let copies = try copies()
        var edit = GrantChange(day: .day("2026-03-05"))
        edit.figures = GrantChange.Figures(requested: 7)
        try say(edit, on: 1, to: copies.ours)
        var move = GrantChange(day: .day("2026-04-01"))
        move.move = GrantChange.Move(.verbal)
        try say(move, on: 1, to: copies.theirs)
        let outcome = try adopt(copies)
        #expect(outcome.leftOut.map(\.row) == ["GR-1"])
        let history = try #require(try copies.ours.ledger.grantHistory(1))
        #expect(history.stage(asOf: copies.ours.today) == .review)
        #expect(try copies.ours.brokenRules().isEmpty)
    }

    @Test("what was undone there is undone here")
    func undone() throws {
        let copies = try copies()
        var move = GrantChange(day: .day("2026-04-01"))
        move.move = GrantChange.Move(.declined)
        try say(move, on: 1, to: copies.theirs)
        _ = try copies.theirs.ledger.undo(
            batch: 3, copies.theirs.context("import undo"), ImportOptions(), withDependents: false)
        #expect(try adopt(copies).leftOut.isEmpty)
        let history = try #require(try copies.ours.ledger.grantHistory(1))
        #expect(history.stage(asOf: copies.ours.today) == .review)
        #expect(history.stage(asOf: copies.ours.today, knownOn: 3) == .declined)
        #expect(try copies.ours.tallies()[.total].applications == 1)
        #expect(try copies.ours.brokenRules().isEmpty)
    }
}
