import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// What pyramids and forecasts read adds up to what status says, on every day and at every batch.
@Suite("Histories: sizes of commitments and open promises")
struct OutlookTests {
    private static let trees = [["a"], ["b"], ["c"], ["top", "a", "b"]]

    private static func node(_ tree: [String]) -> CountingNode {
        tree.count > 1 ? .tree(tree[0]) : .own(tree[0])
    }

    /// The trees of these plans: `regrouped` has other children.
    private static let plans: [(name: String, plan: Plan)] = Plan.policies.filter { $0.name != "regrouped" }

    @Test(arguments: Seeds.forRun(count: 4))
    func theySumToRaisedAndOutstanding(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0x7D1)
        let history = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger()
        try ledger.post(history.batches(4, &random))
        for (name, plan) in Self.plans {
            ledger.plan = plan
            for day in history.someDays(8, &random) {
                for batch in [nil, 2] as [Int64?] {
                    let tallies = try ledger.tallies(day.description, knownOn: batch)
                    let status = try StatusReport.build(plan: plan, tallies: tallies, asOf: day)
                    for tree in Self.trees {
                        let about: Comment =
                            "seed \(seed) plan \(name) as of \(day) known on \(batch ?? 0) \(tree[0])"
                        let tally = tallies[Self.node(tree)]
                        #expect(
                            try Self.sizes(ledger, tree, day, batch).reduce(0, +) == tally.raised, about)
                        let schedule = try Self.schedule(ledger, tree, day, batch)
                        #expect(try schedule.total() == tally.outstanding, about)
                        #expect(schedule.overdue == status.row(tree[0])?.overdue, about)
                    }
                }
            }
        }
    }

    private static func sizes(
        _ ledger: TestLedger, _ tree: [String], _ day: CalendarDate, _ batch: Int64?
    ) throws -> [Int64] {
        var sizes: [Int64] = []
        try ledger.ledger.commitmentSizes(campaigns: tree, plan: ledger.plan, asOf: day, knownOn: batch) {
            sizes.append($0)
        }
        return sizes
    }

    private static func schedule(
        _ ledger: TestLedger, _ tree: [String], _ day: CalendarDate, _ batch: Int64?
    ) throws -> CashSchedule {
        var schedule = CashSchedule(asOf: day)
        try ledger.ledger.openPromises(campaigns: tree, plan: ledger.plan, asOf: day, knownOn: batch) {
            try schedule.add($0) { ledger.plan.campaign($0)?.ends }
        }
        return schedule
    }

    /// Where nothing is bought with a gift, each commitment that counts has a size, and no other has.
    @Test func oneSizeForEachCommitment() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-05", id: "g1"), Rows.gift("50", on: "2026-01-06", id: "g2"),
            Rows.refund("50", on: "2026-02-01", of: "g2"), Rows.refund("30", on: "2026-02-02", of: "g1"),
            Rows.pledge("500", on: "2026-01-07", named: "p1"),
            Rows.payment("600", on: "2026-03-01", of: "p1", id: "y1"),
            Rows.gift("9", on: "2026-01-08", id: "elsewhere", to: .c),
            Rows.gift("7", on: "2026-01-08", id: "child", to: .b),
            Rows.row(.inKind, "1000", on: "2026-01-09", id: "k"),
        ])
        let day = CalendarDate.day("2026-06-30")
        #expect(try Self.sizes(ledger, ["a"], day, nil) == [7000, 60_000])
        #expect(try Self.sizes(ledger, ["top", "a", "b"], day, nil).sorted() == [700, 7000, 60_000])
        #expect(try Self.sizes(ledger, ["a"], .day("2026-01-31"), nil) == [10_000, 5000, 50_000])
        #expect(try ledger.tallies()[.own("a")].commitments == 2)
    }

    /// A gift split over two campaigns has in each the size that it has there, and its whole in their parent.
    @Test func aSplitGiftIsOneGiftOfTheTree() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("60", on: "2026-01-05", id: "s", to: .a),
            Rows.gift("40", on: "2026-01-05", id: "s", to: .b),
        ])
        let day = CalendarDate.day("2026-06-30")
        #expect(try Self.sizes(ledger, ["a"], day, nil) == [6000])
        #expect(try Self.sizes(ledger, ["top", "a", "b"], day, nil) == [10_000])
    }

    @Test func aLaterBatchIsNotKnownYet() throws {
        let ledger = try TestLedger()
        var pledge = Rows.pledge("300", on: "2026-01-07", named: "p1")
        pledge.schedule = InstallmentPlan(count: 3, frequency: .monthly, firstDue: .day("2026-07-31"))
        try ledger.post([pledge])
        try ledger.post([Rows.payment("100", on: "2026-02-01", of: "p1", id: "y1")])
        let day = CalendarDate.day("2026-06-30")
        let now = try Self.schedule(ledger, ["a"], day, nil)
        let then = try Self.schedule(ledger, ["a"], day, 1)
        #expect(now.months.keys.map(\.monthText).sorted() == ["2026-08", "2026-09"])
        #expect(then.months.keys.map(\.monthText).sorted() == ["2026-07", "2026-08", "2026-09"])
        #expect(try Self.schedule(ledger, ["a"], day, 0).total() == 0)
    }
}
