import CampaignKit
import CampaignLedger
import Testing

/// The table of `rules.md §2`, taken apart row by row.
@Suite("Explained: vectors of rules.md §2")
struct ExplainVectorTests {
    /// The parts in the order of posting, in whole dollars.
    private func parts(_ explained: Explained) -> [Int64] { explained.counted.map { $0.part / 100 } }

    @Test func aPledgeItsPaymentsAndItsWriteOff() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("5000", on: "2026-01-01", named: "p"),
            Rows.payment("1000", on: "2026-01-10", of: "p", id: "y1"),
            Rows.payment("1000", on: "2026-02-10", of: "p", id: "y2"),
            Rows.row(.writeOff, "1000", on: "2026-03-01", id: "w", donor: nil, to: .unassigned, pledge: "p"),
        ])
        let before = try ledger.explain(.raised, "2026-02-28")
        #expect(parts(before) == [5000])
        #expect(before.left(.alreadyPledged) == [100_000, 100_000])
        #expect(before.left(.datedAfter) == [-100_000])
        #expect(parts(try ledger.explain(.raised)) == [5000, -1000])
        let received = try ledger.explain(.received)
        #expect(parts(received) == [1000, 1000])
        #expect(received.left(.notReceived) == [200_000])
        #expect(parts(try ledger.explain(.outstanding)) == [5000, -1000, -1000, -1000])
        #expect(parts(try ledger.explain(.writtenOff)) == [1000])
        #expect(try ledger.explain(.gifts).counted.map(\.part) == [1, 1])
        #expect(try ledger.explain(.commitments).counted.map(\.part) == [1])
    }

    @Test func anOverpaidPledge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1000", on: "2026-01-01", named: "p"),
            Rows.payment("1200", on: "2026-01-10", of: "p", id: "y"),
        ])
        let raised = try ledger.explain(.raised)
        #expect(parts(raised) == [1000, 200])
        #expect(raised.left(.alreadyPledged) == [100_000])
        #expect(parts(try ledger.explain(.received)) == [1200])
        let outstanding = try ledger.explain(.outstanding)
        #expect(outstanding.counted.isEmpty)
        #expect(outstanding.left(.settled) == [100_000])
    }

    @Test func aPaymentBeforeItsPledge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.payment("300", on: "2026-05-01", of: "p", id: "y"),
            Rows.pledge("900", on: "2026-05-03", named: "p"),
        ])
        let early = try ledger.explain(.raised, "2026-05-02")
        #expect(parts(early) == [300])
        #expect(early.left(.datedAfter) == [60_000])
        #expect(parts(try ledger.explain(.raised)) == [300, 600])
    }

    @Test func aRefundKeepsLastYear() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2025-12-30", id: "g"),
            Rows.refund("500", on: "2026-01-05", of: "g", id: "r"),
        ])
        let last = try ledger.explain(.raised, "2025-12-31")
        #expect(parts(last) == [500])
        #expect(last.left(.datedAfter) == [-50_000])
        let now = try ledger.explain(.raised)
        #expect(now.counted.isEmpty)
        #expect(now.parts == [ExplainedPart(id: 1, part: 50_000, rule: .settled)])
        #expect(try ledger.explain(.donors).left(.settled) == [0])
        #expect(try ledger.explain(.gifts).left(.settled) == [1])
    }

    @Test func anAdjustmentActsOnTheOldDateAndIsKnownFromPosting() throws {
        let ledger = try TestLedger(today: "2025-12-31")
        try ledger.post([Rows.gift("10000", on: "2025-12-20", id: "g")])
        ledger.today = .day("2026-01-31")
        try ledger.post([
            Rows.row(
                .adjustment, "-9000", on: "2026-01-31", id: "adj", donor: nil, to: .unassigned,
                reverses: "g")
        ])
        let then = try ledger.explain(.raised, "2025-12-31", knownOn: 1)
        #expect(parts(then) == [10_000])
        #expect(then.left(.postedLater) == [-900_000])
        #expect(parts(try ledger.explain(.raised, "2025-12-31", knownOn: 2)) == [10_000, -9000])
    }

    @Test func aSplitGiftCountsWithItsPart() throws {
        let ledger = try TestLedger()
        let places: [Designation] = [.a, .b, .c]
        try ledger.post(
            places.map { Rows.gift("300", on: "2026-01-01", id: "g", to: $0) }
                + [Rows.refund("100", on: "2026-02-01", of: "g", id: "r")])
        var total: Int64 = 0
        for place in places {
            let explained = try ledger.explain(.raised, .campaigns([place.campaign]))
            #expect(explained.counted.first?.part == 30_000)
            #expect(explained.counted.count == 2)
            #expect(try ledger.explain(.gifts, .campaigns([place.campaign])).sum == 1)
            total += explained.sum
        }
        #expect(total == 80_000)
        #expect(try ledger.explain(.raised, .total).counted.map(\.part) == [90_000, -10_000])
        #expect(try ledger.explain(.gifts, .total).sum == 1)
    }

    @Test func aDinnerCountsWithoutItsWorth() throws {
        let ledger = try TestLedger()
        var dinner = Rows.gift("100", on: "2026-01-01", id: "g")
        dinner.exchangeMinor = 4_000
        try ledger.post([dinner])
        let raised = try ledger.explain(.raised)
        #expect(parts(raised) == [60])
        #expect(raised.left(.exchange) == [4_000])
        #expect(parts(try ledger.explain(.exchange)) == [40])
        ledger.plan = .generous
        #expect(parts(try ledger.explain(.raised)) == [100])
        let aside = try ledger.explain(.exchange)
        #expect(aside.counted.isEmpty)
        #expect(aside.left(.counted) == [4_000])
    }

    @Test func aChallengeIsConditionalUntilItIsMet() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.conditional, "50000", on: "2026-01-01", id: "c", to: .a, pledge: "ch"),
            Rows.gift("20000", on: "2026-02-01", id: "g", donor: "d2"),
            Rows.row(
                .conditionMet, "20000", on: "2026-02-01", id: "m", donor: nil, to: .unassigned, pledge: "ch"),
        ])
        let raised = try ledger.explain(.raised)
        #expect(parts(raised).sorted() == [20_000, 20_000])
        #expect(raised.left(.conditional) == [3_000_000])
        #expect(try ledger.explain(.conditional).sum == 3_000_000)
        #expect(try ledger.explain(.donors).counted.count == 2)
    }

    @Test func anExpectedMatchWaitsForTheCompany() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-01", id: "g"),
            Rows.row(.matchExpected, "100", on: "2026-01-02", id: "m", donor: "d2", to: .a, matches: "g"),
        ])
        let raised = try ledger.explain(.raised)
        #expect(parts(raised) == [100])
        #expect(raised.left(.matchExpected) == [10_000])
        #expect(parts(try ledger.explain(.matchExpected)) == [100])
    }

    @Test func policiesLeaveOutByRule() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.inKind, "70", on: "2026-01-01", id: "k"),
            Rows.gift("500", on: "2026-01-02", id: "v", donor: "gov1"),
            Rows.row(.revocable, "900", on: "2026-01-03", id: "w", donor: "d3", to: .a, pledge: "will"),
        ])
        let raised = try ledger.explain(.raised)
        #expect(raised.counted.isEmpty)
        #expect(raised.left(.inKind) == [7_000])
        #expect(raised.left(.government) == [50_000])
        #expect(raised.left(.revocable) == [90_000])
        #expect(try ledger.explain(.gifts).left(.inKind) == [1])
        #expect(try ledger.explain(.donors).left(.government) == [50_000])
        #expect(try ledger.explain(.excluded).sum == 50_000)
        ledger.plan = .generous
        #expect(try ledger.explain(.raised).sum == 147_000)
        #expect(try ledger.explain(.inKind).left(.counted) == [7_000])
    }

    @Test func whatIsOutsideThePeriodIsNamed() throws {
        let ledger = try TestLedger(plan: .mixed)
        try ledger.post([
            Rows.gift("10", on: "2025-01-01", id: "in", to: .c),
            Rows.gift("20", on: "2026-01-01", id: "out", to: .c),
        ])
        let raised = try ledger.explain(.raised, .campaigns(["c"]))
        #expect(parts(raised) == [10])
        #expect(raised.left(.outsidePeriod) == [2_000])
        #expect(parts(try ledger.explain(.excluded, .campaigns(["c"]))) == [20])
    }

    @Test func aPostDatedCheckIsHeld() throws {
        let ledger = try TestLedger(today: "2026-01-02")
        var check = Rows.gift("50", on: "2026-01-05", id: "g")
        check.received = .day("2025-12-30")
        try ledger.post([check, Rows.gift("60", on: "2026-01-06", id: "h")])
        let explained = try ledger.explain(.raised)
        #expect(explained.left(.postDated) == [5_000])
        #expect(explained.left(.datedAfter) == [6_000])
    }

    @Test func aPaymentTaggedElsewhereCountsWithItsPledge() throws {
        let ledger = try TestLedger()
        var payment = Rows.payment("40", on: "2026-02-01", of: "p", id: "y")
        payment.place = .b
        try ledger.post([Rows.pledge("100", on: "2026-01-01", named: "p"), payment])
        #expect(try ledger.explain(.raised, .campaigns(["b"])).left(.elsewhere) == [4_000])
        #expect(try ledger.explain(.received).sum == 4_000)
    }

    @Test func overdueFallsDueWithTime() throws {
        let ledger = try TestLedger(today: "2026-01-01")
        var pledge = Rows.pledge("300", on: "2026-01-01", named: "p")
        pledge.schedule = InstallmentPlan(count: 3, frequency: .monthly, firstDue: .day("2026-01-31"))
        try ledger.post([pledge, Rows.payment("150", on: "2026-02-10", of: "p", id: "y")])
        let early = try ledger.explain(.overdue, "2026-01-31")
        #expect(early.counted.isEmpty)
        #expect(early.left(.notDue) == [25_000])
        #expect(early.left(.datedAfter) == [-10_000])
        #expect(parts(try ledger.explain(.overdue, "2026-02-01")) == [100])
        #expect(try ledger.explain(.overdue, "2026-02-10").left(.settled) == [10_000])
        #expect(try ledger.explain(.overdue, "2026-03-01").sum == 5_000)
    }

    @Test func firstTimeDonorsAreThoseWhoNeverGaveBefore() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2025-01-01", id: "g1", donor: "d1", to: .b),
            Rows.gift("20", on: "2026-01-01", id: "g2", donor: "d1"),
            Rows.gift("30", on: "2026-01-01", id: "g3", donor: "d2"),
            Rows.gift("40", on: "2026-01-01", id: "g4", donor: nil),
        ])
        let first = try ledger.explain(.firstTimeDonors)
        #expect(first.counted.map(\.part) == [3_000])
        #expect(first.left(.gaveBefore) == [2_000])
        #expect(first.left(.noDonor) == [4_000])
        #expect(try ledger.explain(.donors).counted.map(\.part) == [2_000, 3_000])
        #expect(try ledger.explain(.donors, .total).counted.map(\.part) == [3_000, 3_000])
    }
}

extension TestLedger {
    fileprivate func explain(
        _ figure: TallyFigure, _ asOf: String, knownOn: Int64? = nil
    ) throws -> Explained { try explain(figure, .campaigns(["a"]), asOf, knownOn: knownOn) }
}
