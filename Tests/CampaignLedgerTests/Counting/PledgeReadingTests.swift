import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// Pledges as they are listed, against what the tallies say of them.
@Suite("Pledges: reading")
struct PledgeReadingTests {
    private func lines(_ ledger: TestLedger, _ change: (inout PledgeQuery) -> Void = { _ in }) throws
        -> [PledgeLine]
    {
        var query = PledgeQuery(asOf: ledger.today, plan: ledger.plan)
        change(&query)
        var found: [PledgeLine] = []
        try ledger.ledger.pledges(query) { found.append($0) }
        return found
    }

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        var first = Rows.pledge("1,200", on: "2026-01-10", named: "p1")
        first.schedule = InstallmentPlan(count: 12, frequency: .monthly, firstDue: .day("2026-02-01"))
        try ledger.post([
            first, Rows.pledge("500", on: "2026-01-11", named: "p2", donor: "d2", to: .b),
            Rows.payment("150", on: "2026-02-03", of: "p1", id: "y1", donor: "d2"),
        ])
        try ledger.post([Rows.payment("500", on: "2026-03-01", of: "p2", id: "y2", donor: "d2")])
        return ledger
    }

    @Test func openAndOverdue() throws {
        let ledger = try ledger()
        #expect(try lines(ledger).map(\.number) == [2, 1])
        #expect(try lines(ledger) { $0.onlyOpen = true }.map(\.number) == [1])
        #expect(try lines(ledger) { $0.onlyOverdue = true }.map(\.number) == [1])
        #expect(
            try lines(ledger) {
                $0.asOf = .day("2026-02-01"); $0.onlyOverdue = true
            }.isEmpty)
        #expect(try lines(ledger) { $0.campaign = "b" }.map(\.name) == ["p2"])
        #expect(try lines(ledger) { $0.donor = 1 }.map(\.number) == [1])
        #expect(try lines(ledger) { $0.asOf = .day("2026-01-10") }.map(\.number) == [1])
    }

    @Test func asKnownAfterABatch() throws {
        let ledger = try ledger()
        let second = try #require(try lines(ledger) { $0.knownOn = 1 }.first)
        #expect(second.number == 2 && second.standing.paid == 0)
        #expect(try lines(ledger) { $0.knownOn = 0 }.isEmpty)
    }

    @Test func aMovedPledgeIsListedWhereItIs() throws {
        let ledger = try ledger()
        try ledger.post([
            Rows.row(
                .reallocation, "0", on: "2026-04-01", id: "m1", donor: nil, to: .c, reverses: "row-p1")
        ])
        #expect(try lines(ledger) { $0.campaign = "c" }.map(\.number) == [1])
        #expect(try lines(ledger) { $0.campaign = "a" }.isEmpty)
    }

    @Test(arguments: ["P-1", "p-1", "p1", "csv:p1", "G-1", "row-p1"])
    func foundByAnyOfItsNames(id: String) throws {
        let ledger = try ledger()
        let record = try ledger.ledger.pledge(id, PledgeQuery(asOf: ledger.today, plan: ledger.plan))
        #expect(record.pledge.number == 1)
        #expect(record.acts.map(\.id) == [3])
    }

    @Test(arguments: [
        ("P-9", "no pledge 'P-9'"), ("G-3", "G-3 is a gift, not a pledge"), ("2", "no pledge '2'"),
    ])
    func notFound(id: String, message: String) throws {
        let ledger = try ledger()
        let error = #expect(throws: LedgerError.self) {
            try ledger.ledger.pledge(id, PledgeQuery(asOf: ledger.today, plan: ledger.plan))
        }
        #expect(error?.code == .unknownPledge && error?.message == message)
    }

    /// Over random histories what is outstanding and overdue of all pledges is what the total says.
    @Test(arguments: Seeds.forRun(count: 3))
    func listsSumToTheTotal(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x7A1)
        let plan = Plan.small.with { $0.counting.government = .include }
        let ledger = try TestLedger(plan: plan)
        let pledges = history.items.filter { item in
            item.rows.allSatisfy { ![.conditional, .revocable, .matchExpected].contains($0.type) }
        }
        let positions = Set(
            history.items.indices.filter { index in
                history.items[index].rows.contains {
                    [.conditional, .revocable, .matchExpected].contains($0.type)
                }
            })
        try ledger.post([
            pledges.filter { $0.needs.isDisjoint(with: positions) && Self.stands($0, history, positions) }
        ])
        for day in history.someDays(10, &random) {
            let total = try ledger.tallies(day.description)
            let found = try lines(ledger) { $0.asOf = day }
            let campaigns = [CountingNode.own("a"), .own("b"), .own("c"), .own("top")]
            for node in campaigns {
                guard case .own(let id) = node else { continue }
                let here = try lines(ledger) {
                    $0.asOf = day
                    $0.campaign = id
                }
                let about: Comment = "seed \(seed) \(day) \(id)"
                let counted = here.map(\.counted)
                #expect(counted.reduce(0) { $0 + $1.outstanding } == total[node].outstanding, about)
                // Of each pledge nothing is lost: the plan counts everything, here or in another campaign.
                #expect(
                    here.allSatisfy {
                        $0.counted.outstanding + $0.counted.outstandingElsewhere
                            == $0.standing.outstanding
                    }, about)
            }
            #expect(found.count >= 0)
        }
    }

    /// Whether nothing that an item rests on is of the kinds that are left out.
    private static func stands(_ item: HistoryItem, _ history: History, _ left: Set<Int>) -> Bool {
        item.needs.allSatisfy { index in
            !left.contains(index) && stands(history.items[index], history, left)
        }
    }
}
