import CampaignKit
import Testing

/// What a grant's costs are: `grants.md §1.4.5`, vectors I1–I13.
@Suite("Grants: costs, overhead and match")
struct SpendingTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func spend(
        _ amount: Int64, _ category: String, payee: String = "", on text: String = "2026-03-01",
        number: Int64 = 0
    ) throws -> Spend {
        var spend = Spend(amount, on: try day(text), category: category, number: number)
        spend.words.payee = payee
        return spend
    }

    /// The costs of I1.
    private func costs() throws -> [Spend] {
        [
            try spend(100_000_00, "salaries"), try spend(20_000_00, "supplies"),
            try spend(9_999_00, "equipment"), try spend(12_000_00, "equipment"),
            try spend(80_000_00, "subaward", payee: "A"), try spend(30_000_00, "subaward", payee: "B"),
        ]
    }

    private func mtdc(_ rate: Int64, awarded: String) throws -> IndirectTerm {
        IndirectTerm(.mtdc, rate: rate, awarded: try day(awarded), in: .usd)
    }

    @Test("I1, I2: the thresholds are those of the day of the award")
    func thresholds() throws {
        let new = try mtdc(150_000, awarded: "2025-02-01")
        #expect(try new.base(of: costs()) == 209_999_00)
        #expect(try new.most(onBase: 209_999_00) == 31_499_85)
        let old = try mtdc(100_000, awarded: "2023-02-01")
        #expect(try old.base(of: costs()) == 170_000_00)
        #expect(try old.most(onBase: 170_000_00) == 17_000_00)
        #expect(try mtdc(150_000, awarded: "2024-09-30").equipment == 5_000_00)
        #expect(try mtdc(150_000, awarded: "2024-10-01").equipment == 10_000_00)
    }

    @Test("I12: what 2 CFR 200.1 leaves out, equipment at the threshold too, and what a person must say")
    func leftOut() throws {
        let term = try mtdc(150_000, awarded: "2025-02-01")
        var all = try costs()
        all += [
            try spend(24_000_00, "rent"), try spend(10_000_00, "patient-care"),
            try spend(10_000_00, "equipment"),
        ]
        #expect(try term.base(of: all) == 209_999_00)
        var spending = GrantSpending()
        spending.spends = all
        spending.terms = [(1, try day("2025-02-01"), CostTerms(indirect: term))]
        #expect(ClaimProposal.unknown(spending, through: try day("2026-12-31")) == [])
        spending.spends.append(try spend(5_00, "puppets"))
        spending.spends.append(try spend(5_00, ""))
        #expect(ClaimProposal.unknown(spending, through: try day("2026-12-31")) == ["", "puppets"])
        spending.budgets = [
            GrantBudgetVersion(
                version: 1, batch: 1, day: try day("2026-01-01"), rows: [.init("puppets", 10_00)])
        ]
        #expect(ClaimProposal.unknown(spending, through: try day("2026-12-31")) == [""])
        #expect(CostCategory.meant(by: "equipmnt", among: []) == "equipment")
        #expect(CostCategory.meant(by: "equipmnt", among: ["equipmnt"]) == nil)
        #expect(CostCategory.meant(by: "supplies", among: []) == nil)
        #expect(CostCategory.stored("  Patient   Care ") == "patient-care")
    }

    @Test("I13: the limit of a subaward is over the whole award")
    func subaward() throws {
        let term = try mtdc(150_000, awarded: "2025-02-01")
        let first = try spend(30_000_00, "subaward", payee: "C", on: "2025-06-01")
        let second = try spend(40_000_00, "subaward", payee: "C", on: "2026-06-01")
        #expect(try term.base(of: [first]) == 30_000_00)
        #expect(try term.base(of: [first, second]) - 30_000_00 == 20_000_00)
    }

    @Test("a reversal counts as its row did, and what others paid is in no base")
    func reversals() throws {
        let term = try mtdc(150_000, awarded: "2025-02-01")
        let big = try spend(12_000_00, "equipment", number: 1)
        var part = try spend(-4_000_00, "equipment", number: 2)
        part.reverses = 1
        #expect(try term.base(of: [big, part]) == 0)
        let small = try spend(5_000_00, "equipment", number: 3)
        part.reverses = 3
        #expect(try term.base(of: [small, part]) == 1_000_00)
        var shared = try spend(700_00, "supplies")
        shared.flags = .costShare
        var overhead = try spend(300_00, "")
        overhead.flags = .indirect
        #expect(try term.base(of: [shared, overhead]) == 0)
    }

    @Test("I3: three claims on 333.33 each, never above the rate")
    func cumulative() throws {
        let term = IndirectTerm(.direct, rate: 150_000)
        var spending = GrantSpending()
        spending.terms = [(1, try day("2026-01-01"), CostTerms(indirect: term))]
        var claimed: [Int64] = []
        for month in ["2026-01-31", "2026-02-28", "2026-03-31"] {
            let end = try day(month)
            spending.spends.append(try spend(333_33, "salaries", on: month))
            let proposal = try ClaimProposal(spending, through: end)
            #expect(proposal.direct == 333_33)
            let indirect = try #require(proposal.indirect)
            claimed.append(indirect)
            spending.claims.append(
                GrantClaim(through: end, on: end, direct: proposal.direct, indirect: indirect))
        }
        #expect(claimed == [49_99, 50_00, 50_00])
        #expect(try ClaimProposal(spending, through: day("2026-03-31")).direct == 0)
        // Without rows, what is claimed is the base; of modified total direct costs only rows can tell.
        #expect(try ClaimProposal(spending, through: day("2026-04-30"), direct: 100_00).indirect == 15_00)
        spending.terms = [
            (1, try day("2026-01-01"), CostTerms(indirect: try mtdc(150_000, awarded: "2025-01-01")))
        ]
        #expect(try ClaimProposal(spending, through: day("2026-04-30"), direct: 100_00).indirect == nil)
    }

    @Test("I4, I5: a total taken apart, of direct costs and of the total")
    func parts() throws {
        let direct = IndirectTerm(.direct, rate: 100_000)
        let total = IndirectTerm(.total, rate: 100_000)
        func split(_ term: IndirectTerm, _ whole: Int64) throws -> [Int64] {
            let parts = try term.parts(of: whole)
            return [parts.direct, parts.indirect]
        }
        #expect(try split(direct, 110_000_00) == [100_000_00, 10_000_00])
        #expect(try split(total, 110_000_00) == [99_000_00, 11_000_00])
        #expect(try split(direct, 100_000_00) == [90_909_10, 9_090_90])
        #expect(try split(IndirectTerm(.none), 100_00) == [100_00, 0])
        #expect(try split(IndirectTerm(.sum, rate: 30_00), 100_00) == [70_00, 30_00])
        #expect(try total.most(onBase: 99_000_00) == 11_000_00)
    }

    @Test("I6: a match of 20 percent of the total is a quarter of the award, rounded up")
    func match() throws {
        #expect(try MatchTerm(tenths: 200).required(of: 100_000_00) == 25_000_00)
        #expect(try MatchTerm(tenths: 333).required(of: 100_00) == 49_93)
        #expect(try MatchTerm(amount: 7_00).required(of: 100_00) == 7_00)
    }

    @Test("What is found is of the kind that the agreement asks for")
    func matchKinds() throws {
        var spending = GrantSpending()
        let day = try day("2026-03-01")
        spending.matches = [
            GrantMatch(4_000_00, on: day, entry: 7), GrantMatch(300_00, on: day, spend: 2),
            GrantMatch(1_500_00, on: day, words: "60 hours at $25"),
        ]
        #expect(try spending.matched() == 5_800_00)
        for (kind, found) in [(MatchTerm.Kind.cash, 4_300_00), (.inKind, 1_500_00), (.either, 5_800_00)] {
            spending.terms = [(1, day, CostTerms(match: MatchTerm(amount: 25_000_00, kind: kind)))]
            #expect(try spending.matched() == Int64(found))
        }
    }

    @Test("What went back of a gift, and was reversed of a cost, does not match any more")
    func matchThatWentBack() throws {
        var spending = GrantSpending()
        let day = try day("2026-03-01")
        var gift = GrantMatch(4_000_00, on: day, entry: 7)
        gift.standing = 1_000_00
        var spend = Spend(500_00, on: day, category: "rent", number: 2)
        var back = Spend(-200_00, on: day, category: "rent", number: 3)
        (spend.flags, back.flags, back.reverses) = (.costShare, .costShare, 2)
        spending.spends = [spend, back]
        // Of the 300.00 that are left, the second match of the same cost finds 50.00.
        spending.matches = [
            gift, GrantMatch(250_00, on: day, spend: 2), GrantMatch(250_00, on: day, spend: 2),
        ]
        #expect(try spending.matched() == 1_300_00)
    }

    @Test("I8: the lines of the SF-425")
    func federal() throws {
        let report = FederalReport(
            receipts: 120_000_00, disbursed: 135_000_00, authorized: 200_000_00, expenditures: 140_000_00,
            unliquidated: 15_000_00, matchRequired: 50_000_00, matchSpent: 32_000_00)
        let lines = Dictionary(uniqueKeysWithValues: try report.lines().map { ($0.line, $0.amount) })
        #expect(lines["c"] == -15_000_00 && lines["g"] == 155_000_00)
        #expect(lines["h"] == 45_000_00 && lines["k"] == 18_000_00 && lines.count == 15)
    }

    @Test("I9, I10, I11: money and time")
    func burn() throws {
        let year = try day("2026-01-01")...day("2026-12-31")
        let burn = try #require(GrantBurn(spent: 70_000_00, of: 100_000_00, in: year, on: day("2026-11-29")))
        #expect(burn.spentShare.tenths == 700 && burn.elapsed == 333 && burn.timeShare.tenths == 912)
        #expect(try burn.projected() == 76_726_72)
        #expect(burn.ahead == -212)
        let three = try day("2025-07-01")...day("2028-06-30")
        let part = try #require(GrantBurn(spent: 0, of: 1, in: three, on: day("2026-11-29")))
        #expect(part.elapsed == 517 && part.days == 1096 && part.timeShare.tenths == 471)
        let before = try #require(GrantBurn(spent: 1, of: 2, in: year, on: day("2025-12-31")))
        #expect(try before.timeShare.tenths == 0 && before.projected() == nil)
        let after = try #require(GrantBurn(spent: 1, of: 2, in: year, on: day("2027-01-01")))
        #expect(after.timeShare.tenths == 1000)
        #expect(try GrantBurn(spent: 1, of: 0, in: year, on: day("2026-05-01")) == nil)
    }

    @Test("Costs by category next to the budget, of the period and to date")
    func budget() throws {
        var spending = GrantSpending()
        spending.budgets = [
            GrantBudgetVersion(
                version: 1, batch: 1, day: try day("2026-01-01"),
                rows: [.init("salaries", 60_00), .init("travel", 30_00)])
        ]
        var overhead = try spend(6_00, "", on: "2026-05-01")
        overhead.flags = .indirect
        spending.spends = [
            try spend(10_00, "salaries", on: "2026-02-01"), try spend(15_00, "salaries", on: "2026-05-01"),
            try spend(4_00, "books", on: "2026-05-02"), overhead,
        ]
        let costs = try GrantCosts(spending, award: 100_00, from: day("2026-04-01"))
        #expect(costs.lines.map(\.category) == ["salaries", "travel", "books", "indirect"])
        #expect(costs.lines.map(\.spent) == [25_00, 0, 4_00, 6_00])
        #expect(costs.lines.map(\.period) == [15_00, 0, 4_00, 6_00])
        #expect(costs.lines[0].left == 35_00 && costs.lines[0].share?.tenths == 416)
        #expect(costs.lines[2].left == nil && costs.spent == 35_00 && costs.unassigned == 10_00)
        let later = GrantBudgetVersion(
            version: 2, batch: 2, day: try day("2026-03-01"),
            rows: [.init("salaries", 55_00), .init("travel", 20_00), .init("books", 15_00)])
        #expect(try later.moved(from: spending.budgets[0]) == 15_00)
        let cut = GrantBudgetVersion(
            version: 3, batch: 3, day: try day("2026-04-01"), rows: [.init("salaries", 55_00)])
        #expect(try cut.moved(from: later) == 0)
    }

    @Test("Overhead that was claimed is spent, where rows say less of it")
    func claimedOverhead() throws {
        var spending = GrantSpending()
        var overhead = try spend(6_00, "", on: "2026-02-01")
        overhead.flags = .indirect
        spending.spends = [try spend(90_00, "salaries", on: "2026-02-01"), overhead]
        spending.claims = [
            GrantClaim(
                through: try day("2026-02-28"), on: try day("2026-03-05"), direct: 90_00, indirect: 9_00)
        ]
        let costs = try GrantCosts(spending, award: 1_000_00, from: day("2026-03-01"))
        #expect(costs.lines.map(\.category) == ["indirect", "salaries"])
        #expect(costs.lines.map(\.spent) == [9_00, 90_00])
        #expect(costs.lines.map(\.period) == [3_00, 0])
        #expect(costs.spent == 99_00 && costs.overheadOnlyClaimed == 3_00)
        spending.claims[0].indirect = 5_00
        let less = try GrantCosts(spending, award: 1_000_00)
        #expect(less.spent == 96_00 && less.overheadOnlyClaimed == 0)
        #expect(less.lines.map(\.period) == [6_00, 90_00])
    }

    @Test("What was known when: a later version, an undone batch, a voided claim")
    func times() throws {
        var spending = GrantSpending()
        spending.inForce = BatchesInForce(undoneBy: [3: 5])
        spending.spends = [
            Spend(1_00, on: try day("2026-02-01"), number: 1, batch: 2),
            Spend(2_00, on: try day("2026-02-02"), number: 2, batch: 3),
        ]
        var claim = GrantClaim(
            through: try day("2026-02-01"), on: try day("2026-02-01"), direct: 1_00, indirect: 0, number: 1,
            batch: 4)
        claim.voidedBy = 6
        spending.claims = [claim]
        #expect(try spending.at(day("2026-02-02"), knownOn: 4).charged() == 3_00)
        #expect(try spending.at(day("2026-02-02")).charged() == 1_00)
        #expect(try spending.at(day("2026-02-01"), knownOn: 4).charged() == 1_00)
        #expect(try spending.at(day("2026-02-01"), knownOn: 5).claims.count == 1)
        #expect(try spending.at(day("2026-02-01")).claims.isEmpty)
    }
}
