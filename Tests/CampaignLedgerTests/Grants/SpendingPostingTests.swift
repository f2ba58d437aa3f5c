import CampaignKit
import Testing

@testable import CampaignLedger

/// Costs, budgets, claims and match of a grant: rows of the chain that change no figure of money.
@Suite("Grants: costs in the ledger")
struct SpendingPostingTests {
    /// A fund, donor 1, with a reimbursement of $1,000 as GR-1; a gift of $50 is G-2.
    private func ledger() throws -> TestLedger {
        let test = try TestLedger(plan: .small)
        try test.post([
            Rows.gift("10", on: "2026-01-02", id: "g1", donor: "fund"),
            Rows.gift("50", on: "2026-01-03", id: "g2", donor: "other"),
        ])
        var grant = GrantChange(day: .day("2026-03-01"))
        grant.words = GrantWords(title: "Laboratory", owner: "Ana")
        grant.funder = 1
        grant.shares = [GrantChange.Share(place: Designation(campaign: "a"), weight: 1)]
        grant.move = GrantChange.Move(.review)
        _ = try say(grant, on: nil, to: test)
        var options = ImportOptions()
        var award = GrantChange(day: .day("2026-03-10"))
        award.move = GrantChange.Move(.awarded)
        award.spending.terms = CostTerms(
            indirect: IndirectTerm(.direct, rate: 150_000), match: MatchTerm(tenths: 200), words: "page 4")
        options.grant = GrantPosting(1, award)
        _ = try test.ledger.importRows(test.context("grant award"), options) { session in
            try session.add(
                Rows.row(.conditional, "1000", on: "2026-03-10", id: "row-aw", donor: "fund", pledge: "aw"))
        }
        return test
    }

    @discardableResult
    private func say(_ change: GrantChange, on grant: Int64? = 1, to test: TestLedger, dryRun: Bool = false)
        throws -> GrantOutcome
    {
        try test.ledger.post(change, on: grant, test.context("grant spend"), dryRun: dryRun)
    }

    private func change(_ day: String, _ fill: (inout SpendingChange) -> Void) -> GrantChange {
        var change = GrantChange(day: .day(day))
        fill(&change.spending)
        return change
    }

    private func spend(_ amount: Int64, on day: String, _ category: String = "supplies") -> Spend {
        var spend = Spend(amount, on: .day(day), category: category)
        spend.words = Spend.Words(payee: "Depot", reference: "4711")
        return spend
    }

    private func spending(_ test: TestLedger) throws -> GrantSpending {
        let book = try test.ledger.grants(PledgeQuery(asOf: test.today, plan: test.plan))
        return try #require(book.spending[1]).at(test.today)
    }

    @Test("costs are read as they were posted, and no figure of money changes")
    func costs() throws {
        let test = try ledger()
        let before = try test.tallies()[.total]
        var first = spend(120_00, on: "2026-04-01")
        first.place = Designation(campaign: "a", project: "a-floor", line: "beds")
        first.paid = .day("2026-04-20")
        first.flags = .preAward
        let outcome = try say(
            change("2026-04-02") { $0.spends = [first, spend(30_00, on: "2026-04-02")] }, to: test)
        #expect(outcome.spending.spends == [1, 2] && outcome.batch == 4 && outcome.refusal == nil)
        let found = try spending(test)
        #expect(found.spends.count == 2 && found.spends[0].says(first))
        #expect(try found.charged() == 150_00)
        #expect(found.indirect == IndirectTerm(.direct, rate: 150_000) && found.match?.tenths == 200)
        #expect(try test.tallies()[.total] == before)
        #expect(try test.brokenRules().isEmpty)
        // Undone with its batch, known before.
        _ = try test.ledger.undo(
            batch: 4, test.context("import undo"), ImportOptions(), withDependents: false)
        #expect(try spending(test).spends.isEmpty)
        let book = try test.ledger.grants(PledgeQuery(asOf: test.today, plan: test.plan))
        #expect(book.spending[1]?.at(test.today, knownOn: 4).spends.count == 2)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("what is refused writes nothing")
    func refused() throws {
        let test = try ledger()
        try say(change("2026-04-02") { $0.spends = [spend(100_00, on: "2026-04-01")] }, to: test)
        func refusal(_ fill: (inout SpendingChange) -> Void) throws -> GrantRefusal? {
            let outcome = try say(change("2026-05-01", fill), to: test)
            #expect(outcome.batch == nil)
            return outcome.refusal
        }
        func reversal(_ amount: Int64, of number: Int64, on day: String = "2026-04-20") -> Spend {
            var spend = spend(amount, on: day)
            spend.reverses = number
            return spend
        }
        #expect(try refusal { $0.spends = [spend(1, on: "2026-07-01")] } == .future(.day("2026-07-01")))
        #expect(try refusal { $0.spends = [reversal(-1, of: 9)] } == .spending(.unknownSpend(9)))
        #expect(
            try refusal { $0.spends = [reversal(-60_00, of: 1), reversal(-60_00, of: 1)] }
                == .spending(.aboveSpend(1, left: 40_00)))
        #expect(
            try refusal { $0.spends = [reversal(-1, of: 1, on: "2026-03-31")] }
                == .spending(.beforeSpend(1, .day("2026-04-01"))))
        let rows = [GrantBudgetVersion.Row("supplies", 1_100_00)]
        #expect(
            try refusal { ($0.budget, $0.award) = (SpendingChange.Budget(rows), 1_000_00) }
                == .spending(.aboveAward(sum: 1_100_00, award: 1_000_00)))
        let match = GrantMatch(51_00, on: .day("2026-05-01"), entry: 2)
        #expect(try refusal { $0.matches = [match] } == .spending(.aboveSource(match, left: 50_00)))
        let none = GrantMatch(1, on: .day("2026-05-01"), entry: 99)
        #expect(try refusal { $0.matches = [none] } == .spending(.unknownGift(99)))
        #expect(try say(change("2026-05-01") { $0.spends = [reversal(-100_00, of: 1)] }, to: test).batch == 5)
        #expect(try spending(test).charged() == 0)
        #expect(
            try refusal { $0.spends = [reversal(-1, of: 2)] } == .spending(.notReversible(2)))
    }

    @Test("a file that is read again adds what came since, and keeps the numbers of a bookkeeper")
    func files() throws {
        let test = try ledger()
        func read(_ spends: [Spend]) throws -> GrantOutcome {
            try say(
                change("2026-05-01") { ($0.spends, $0.leavesOutKnown) = (spends, true) }, to: test)
        }
        var named = spend(20_00, on: "2026-04-03")
        named.externalID = "tx-1"
        let same = spend(5_00, on: "2026-04-04")
        #expect(try read([named, same, same]).spending.spends == [1, 2, 3])
        let again = try read([named, same, same])
        #expect(again.batch == nil && again.spending.known == 3 && again.refusal == nil)
        let longer = try read([named, same, same, same])
        #expect(longer.spending.spends == [4] && longer.spending.known == 3)
        named.amount = 21_00
        #expect(try read([named]).refusal == .spending(.otherFigures(externalID: "tx-1", spend: 1)))
    }

    @Test("V16: a claim is raised on its day, outstanding until it is paid, and spending counts nothing")
    func claims() throws {
        let test = try ledger()
        try say(change("2026-04-02") { $0.spends = [spend(120_00, on: "2026-03-20")] }, to: test)
        let before = try test.tallies()[.total]
        #expect(before.raised == 60_00 && before.conditional == 1_000_00)
        var options = ImportOptions()
        options.grant = GrantPosting(
            1,
            change("2026-04-05") {
                $0.claim = GrantClaim(
                    through: .day("2026-03-31"), on: .day("2026-04-05"), direct: 100_00, indirect: 20_00)
            })
        let outcome = try test.ledger.importRows(test.context("grant claim"), options) { session in
            try session.add(
                Rows.row(
                    .conditionMet, "120", on: "2026-04-05", id: "cm", donor: nil, to: .unassigned,
                    pledge: "aw"))
        }
        #expect(outcome.isAccepted, "\(outcome.problems)")
        #expect(outcome.grant?.spending.claim == 1)
        let claim = try #require(try spending(test).claims.first)
        #expect(claim.direct == 100_00 && claim.indirect == 20_00 && claim.entry != nil)
        let earlier = change("2026-05-01") {
            $0.claim = GrantClaim(
                through: .day("2026-03-30"), on: .day("2026-05-01"), direct: 1, indirect: 0)
        }
        #expect(
            try say(earlier, to: test).refusal == .spending(.claimedThrough(.day("2026-03-31"))))
        // Worked out before the other was posted: the costs are claimed already.
        var same = change("2026-05-01") {
            $0.claim = GrantClaim(
                through: .day("2026-03-31"), on: .day("2026-05-01"), direct: 1, indirect: 0)
        }
        #expect(try say(same, to: test).refusal == .spending(.claimedThrough(.day("2026-03-31"))))
        same.spending.lastClaim = 1
        #expect(try say(same, to: test).refusal == nil)
        #expect(try test.tallies("2026-03-31")[.total].raised == 60_00)
        let then = try test.tallies("2026-04-05")[.total]
        #expect(then.raised == 180_00 && then.outstanding == 120_00 && then.conditional == 880_00)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("I7: a gift is match for what it brought, over all grants; versions of a budget are kept")
    func matches() throws {
        let test = try ledger()
        let part = GrantMatch(40_00, on: .day("2026-05-01"), entry: 2)
        #expect(try say(change("2026-05-01") { $0.matches = [part] }, to: test).batch == 4)
        let more = GrantMatch(20_00, on: .day("2026-05-01"), entry: 2)
        #expect(
            try say(change("2026-05-01") { $0.matches = [more] }, to: test).refusal
                == .spending(.aboveSource(more, left: 10_00)))
        let inKind = GrantMatch(9_00, on: .day("2026-05-01"), words: "3 hours")
        try say(change("2026-05-01") { $0.matches = [inKind] }, to: test)
        #expect(try spending(test).matched() == 49_00 && test.ledger.received([2, 99]) == [2: 50_00])
        for (day, amount) in [("2026-05-02", Int64(300_00)), ("2026-05-03", 400_00)] {
            let rows = [GrantBudgetVersion.Row("supplies", amount), .init("travel", 10_00)]
            let budget = SpendingChange.Budget(rows, isApproved: amount > 300_00, words: "a letter")
            try say(change(day) { ($0.budget, $0.award) = (budget, 1_000_00) }, to: test)
        }
        let found = try spending(test)
        #expect(found.budgets.map(\.version) == [1, 2] && found.budget?.rows.first?.amount == 400_00)
        #expect(found.budget?.isApproved == true && found.budget?.words == "a letter")
        #expect(found.at(.day("2026-05-02")).budget?.rows.map(\.amount) == [300_00, 10_00])
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("another copy's costs come in with their words, under our numbers")
    func adopted() throws {
        let file = try Tampering.bytes(of: ledger())
        let (ours, theirs) = (
            try TestLedger(plan: .small, copying: file), try TestLedger(plan: .small, copying: file)
        )
        var grant = GrantChange(day: .day("2026-03-01"))
        (grant.funder, grant.move) = (1, GrantChange.Move(.review))
        grant.words = GrantWords(title: "Second", owner: "")
        _ = try say(grant, on: nil, to: ours)
        try say(change("2026-04-02") { $0.spends = [spend(5_00, on: "2026-04-01")] }, on: 2, to: ours)
        try say(change("2026-04-02") { $0.spends = [spend(100_00, on: "2026-04-01")] }, to: theirs)
        var back = spend(-30_00, on: "2026-04-03")
        back.reverses = 1
        let rows = [GrantBudgetVersion.Row("supplies", 7_00)]
        try say(
            change("2026-04-04") {
                ($0.spends, $0.budget, $0.award) = ([back], SpendingChange.Budget(rows, words: "why"), 9_00)
                $0.matches = [GrantMatch(4_00, on: .day("2026-04-04"), entry: 2)]
            }, to: theirs)
        let outcome = try ours.ledger.adopt(theirs.ledger, ours.context("ledger adopt"), dryRun: false)
        #expect(outcome.leftOut.isEmpty, "\(outcome.leftOut)")
        let found = try spending(ours)
        #expect(found.spends.map(\.number) == [2, 3] && found.spends.last?.reverses == 2)
        #expect(found.spends.first?.words.payee == "Depot" && found.budget?.words == "why")
        #expect(found.matches.first?.entry == 2)
        #expect(try ours.brokenRules().isEmpty)
    }
}
