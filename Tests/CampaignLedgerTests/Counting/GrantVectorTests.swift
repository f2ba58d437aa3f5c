import CampaignKit
import CampaignLedger
import Testing

/// The counting vectors of `rules.md §2.6`.
@Suite("Vectors of rules.md §2.6: conditions and returns")
struct GrantVectorTests {
    private func met(_ amount: String, on date: String) -> ImportedEntry {
        Rows.row(.conditionMet, amount, on: date, donor: nil, to: .unassigned, pledge: "p")
    }

    private func unmet(_ amount: String, on date: String, id: String = "") -> ImportedEntry {
        Rows.row(.conditionUnmet, amount, on: date, id: id, donor: nil, to: .unassigned, pledge: "p")
    }

    private func conditional(_ amount: String, donor: String = "d1", to place: Designation = .a)
        -> ImportedEntry
    {
        Rows.row(.conditional, amount, on: "2026-01-01", id: "row-p", donor: donor, to: place, pledge: "p")
    }

    private func award(_ amount: String) -> ImportedEntry {
        Rows.row(.award, amount, on: "2026-01-01", id: "row-p", pledge: "p")
    }

    private func cut(_ amount: String, on date: String, _ surplus: Surplus?, id: String = "") -> ImportedEntry
    {
        var row = Rows.row(
            .pledgeChange, "-" + amount, on: date, id: id, donor: nil, to: .unassigned, pledge: "p")
        row.surplus = surplus
        return row
    }

    @Test("V1–V7: money before a condition is met is an advance")
    func advance() throws {
        let ledger = try TestLedger()
        try ledger.post([conditional("100")])
        try ledger.expect([0, 0, 0], conditional: 100, "V1")
        try ledger.post([Rows.payment("50", on: "2026-01-02", of: "p", id: "y1")])
        try ledger.expect([0, 0, 0], conditional: 100, advance: 50, "V2")
        #expect(try ledger.tallies()[.own("a")].gifts == 0)
        #expect(try ledger.tallies()[.total].donors == 0)
        try ledger.post([met("30", on: "2026-01-03")])
        try ledger.expect([30, 30, 0], conditional: 70, advance: 20, "V3")
        try ledger.post([met("40", on: "2026-01-04")])
        try ledger.expect([70, 50, 20], conditional: 30, "V4")
        try ledger.post([met("30", on: "2026-01-05")])
        try ledger.expect([100, 50, 50], "V5")
        try ledger.post([Rows.payment("70", on: "2026-01-06", of: "p")])
        try ledger.expect([120, 120, 0], "V6")
        let findings = try ledger.ledger.check(plan: .small, asOf: ledger.today, deep: true)
        #expect(findings.filter { $0.severity == .error }.isEmpty)
    }

    @Test("V7: no excess while a condition is not met")
    func excessWaits() throws {
        let ledger = try TestLedger()
        try ledger.post([
            conditional("100"), met("30", on: "2026-01-02"), Rows.payment("120", on: "2026-01-03", of: "p"),
        ])
        try ledger.expect([30, 30, 0], conditional: 70, advance: 90, "V7")
    }

    @Test("V8, V9: a condition un-met acts on its own day")
    func unmetOnItsDay() throws {
        let ledger = try TestLedger()
        try ledger.post([
            conditional("100"), met("70", on: "2026-01-02"),
            Rows.payment("70", on: "2026-01-03", of: "p", id: "y"), unmet("20", on: "2026-03-01"),
        ])
        try ledger.expect([70, 70, 0], conditional: 30, "V8 before", on: "2026-02-28")
        try ledger.expect([50, 50, 0], conditional: 50, advance: 20, "V8")
        try ledger.post([Rows.refund("20", on: "2026-03-20", of: "y")])
        try ledger.expect([50, 50, 0], conditional: 50, "V9")
        let refused = try ledger.attempt([unmet("50.01", on: "2026-04-01")])
        #expect(refused.problems.map(\.code) == ["unmet-above-met"])
        #expect(refused.problems.first?.hint?.contains("$50.00") == true)
    }

    @Test("V10: what policy excludes when it is met is excluded before")
    func government() throws {
        let ledger = try TestLedger()
        try ledger.post([
            conditional("80", donor: "gov1"), met("20", on: "2026-01-02"),
            Rows.payment("30", on: "2026-01-03", of: "p", donor: "gov1"),
        ])
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 0 && tally.conditional == 0 && tally.advance == 0)
        #expect(tally.excludedGovernment == 2000 && tally.excludedGovernmentConditional == 6000)
        #expect(tally.excludedGovernmentAdvance == 1000 && tally.excluded == 9000)
        ledger.plan = Plan.small.with { $0.counting.government = .include }
        try ledger.expect([20, 20, 0], conditional: 60, advance: 10, "included")
    }

    @Test("V11, V11b, V11c: a cut below what was paid is due back until it goes back")
    func dueBack() throws {
        let ledger = try TestLedger()
        try ledger.post([
            award("100000"), Rows.payment("60000", on: "2026-02-01", of: "p", id: "y"),
            cut("55000", on: "2026-03-01", .toReturn),
        ])
        try ledger.expect([100_000, 60_000, 40_000], "V11", on: "2026-02-28")
        try ledger.expect([45_000, 45_000, 0], dueBack: 15_000, "V11b")
        let refund = Rows.refund("15000", on: "2026-03-20", of: "y", id: "r")
        try ledger.post([refund])
        try ledger.expect([45_000, 45_000, 0], "V11c")
        // The check never was cashed: it is due again.
        try ledger.post([
            Rows.row(.void, "0", on: "2026-03-25", donor: nil, to: .unassigned, reverses: "r")
        ])
        try ledger.expect([45_000, 45_000, 0], dueBack: 15_000, "refund voided")
    }

    @Test("V12, V13: a return leaves nothing outstanding, a canceled award nothing written off")
    func returned() throws {
        let ledger = try TestLedger()
        try ledger.post([
            award("100000"), Rows.payment("100000", on: "2026-02-01", of: "p", id: "y"),
            Rows.refund("20000", on: "2026-03-01", of: "y"), cut("20000", on: "2026-03-01", .toReturn),
        ])
        try ledger.expect([80_000, 80_000, 0], "V12")
        let other = try TestLedger()
        try other.post([
            award("300000"), Rows.payment("100000", on: "2026-02-01", of: "p"),
            cut("200000", on: "2026-03-01", .toReturn),
        ])
        try other.expect([100_000, 100_000, 0], "V13")
        #expect(try other.tallies()[.own("a")].writtenOff == 0)
    }

    @Test("V15: an award over three lines")
    func threeLines() throws {
        let ledger = try TestLedger()
        let parts = Allocation.spread(10_000_001, evenlyOver: 3)
        try ledger.post(
            zip(["a-x", "a-y", "b-x"], parts).map { project, minor in
                var row = award("1")
                row.minorUnits = minor
                row.place = .project(project)
                return row
            })
        #expect(parts == [3_333_334, 3_333_334, 3_333_333])
        #expect(try ledger.tallies()[.total].raised == 10_000_001)
        #expect(try ledger.tallies()[.own("b")].raised == 3_333_333)
    }

    @Test("a cut below what is paid asks what the money is, and believes the answer")
    func surplus() throws {
        let ledger = try TestLedger()
        try ledger.post([award("100"), Rows.payment("60", on: "2026-02-01", of: "p", id: "y")])
        let refused = try ledger.attempt([cut("55", on: "2026-03-01", nil)])
        #expect(refused.problems.map(\.code) == ["surplus-unsaid"])
        #expect(refused.problems.first?.message.contains("$60.00") == true)
        #expect(refused.problems.first?.hint?.contains("$15.00") == true)
        try ledger.post([cut("55", on: "2026-03-01", .gift, id: "c1")])
        try ledger.expect([60, 60, 0], "as a gift")
        // What was called a gift stays one when the rest is cut too.
        try ledger.post([cut("5", on: "2026-04-01", .toReturn)])
        try ledger.expect([55, 55, 0], dueBack: 5, "a second cut")
    }

    @Test("a bounced payment leaves nothing to be given back")
    func bounced() throws {
        let ledger = try TestLedger()
        try ledger.post([
            award("100"), Rows.payment("60", on: "2026-02-01", of: "p", id: "y"),
            cut("55", on: "2026-03-01", .toReturn),
            Rows.row(.chargeback, "60", on: "2026-03-05", donor: nil, to: .unassigned, reverses: "y"),
        ])
        try ledger.expect([45, 0, 45], "bounced later")
        let other = try TestLedger()
        try other.post([
            award("100"), Rows.payment("60", on: "2026-02-01", of: "p", id: "y"),
            cut("55", on: "2026-03-01", .toReturn),
        ])
        try other.post([
            Rows.row(.void, "0", on: "2026-04-05", donor: nil, to: .unassigned, reverses: "y")
        ])
        try other.expect([45, 0, 45], "never was there")
    }

    @Test("an advance is due back when its condition is cut, and counts for its giver's year")
    func conditionCut() throws {
        let ledger = try TestLedger()
        try ledger.post([
            conditional("100"), met("30", on: "2026-01-02"), Rows.payment("50", on: "2026-01-03", of: "p"),
            cut("70", on: "2026-03-01", .toReturn),
        ])
        try ledger.expect([30, 30, 0], dueBack: 20, "condition ended")
        let below = try ledger.attempt([cut("1", on: "2026-04-01", .toReturn)])
        #expect(below.problems.map(\.code) == ["cut-below-zero"])
    }
}

extension TestLedger {
    /// Figures of campaign `a` in whole units of the currency.
    func expect(
        _ money: [Int64], conditional: Int64 = 0, advance: Int64 = 0, dueBack: Int64 = 0, _ about: String,
        on day: String? = nil, _ location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let tally = try tallies(day)[.own("a")]
        #expect(
            [tally.raised, tally.received, tally.outstanding] == money.map { $0 * 100 }, "\(about)",
            sourceLocation: location)
        #expect(
            [tally.conditional, tally.advance, tally.dueBack]
                == [conditional * 100, advance * 100, dueBack * 100], "\(about)", sourceLocation: location)
    }
}
