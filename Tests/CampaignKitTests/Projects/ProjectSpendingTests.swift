import CampaignKit
import Testing

/// What was spent of a project's money is on hand no more, and is never counted twice with what was passed
/// on.
@Suite("Spending of funded projects, rules.md §7.1")
struct ProjectSpendingTests {
    private func fund(
        _ entry: Int64, _ line: String, received: Int64, passedOn: [String: Int64] = [:],
        spent: [String: Int64] = [:]
    ) -> ProjectFund {
        var fund = ProjectFund(
            entry: entry, day: day("2026-01-01"), line: line, raised: received, received: received,
            transferred: passedOn, expires: day("2026-12-31"))
        fund.spent = spent
        return fund
    }

    private let project = FundedProject(
        id: "floor-3", name: "Floor", goal: Money(minorUnits: 10_000, currency: .usd),
        lines: ["equipment", "nurses"].enumerated().map { index, id in
            BudgetLine(
                id: id, name: id, goal: Money(minorUnits: index == 0 ? 6_000 : 4_000, currency: .usd))
        })

    @Test("On hand is received less passed on less spent, line by line and in all")
    func onHand() throws {
        let funds = [
            fund(1, "equipment", received: 3_000, passedOn: ["equipment": 1_000], spent: ["equipment": 500]),
            fund(2, "", received: 2_000, passedOn: ["equipment": 300], spent: ["nurses": 700, "": 100]),
        ]
        #expect(funds.map(\.onHand) == [1_500, 900])
        let standing = try ProjectStanding(project, funds)
        #expect(standing.lines.map(\.spent) == [500, 700] && standing.flexible.spent == 100)
        #expect(standing.lines.map(\.onHand) == [1_500, 0] && standing.flexible.onHand == 900)
        #expect(standing.onHand == 2_400 && standing.spent == 1_300 && standing.transferred == 1_300)
        #expect(standing.onHand == standing.received - standing.transferred - standing.spent)
        // Flexible money that was spent for a line fills its gap, as what was passed on for it does.
        #expect(standing.lines.map(\.placed) == [300, 700])
        #expect(standing.lines.map(\.gap) == [2_700, 3_300])
    }

    @Test("What was spent cannot be passed on, and expires no more once all of it is gone")
    func gone() throws {
        let funds = [fund(1, "equipment", received: 3_000, spent: ["equipment": 3_000])]
        let sources = TransferSources(100, for: "equipment", from: funds)
        #expect(sources.missing == 100 && sources.parts.isEmpty)
        #expect(try ProjectStanding(project, funds).lines[0].expires == nil)
    }

    @Test("A cost for a line that the plan lost is kept, and more spent than came is below zero")
    func beyond() throws {
        let funds = [fund(1, "", received: 100, spent: ["gone": 150])]
        let standing = try ProjectStanding(project, funds)
        #expect(standing.lines.map(\.id) == ["equipment", "nurses", "gone"])
        #expect(standing.lines[2].spent == 150 && standing.flexible.onHand == -50)
    }

    @Test("A gift of property counts as a match in kind")
    func matchInKind() throws {
        var spending = GrantSpending()
        let term = CostTerms(match: MatchTerm(amount: 500, kind: .cash))
        spending.terms = [(1, day("2026-01-01"), term)]
        var gift = GrantMatch(300, on: day("2026-02-01"), entry: 7, seq: 1, batch: 2)
        spending.matches = [gift]
        #expect(try spending.matched() == 300)
        gift.isGiftInKind = true
        spending.matches = [gift]
        #expect(try spending.matched() == 0)
    }

    @Test("A number of zeros identifies no one")
    func placeholder() {
        var organization = Organization(name: "Friends")
        let cases: [(ein: String?, registered: String?)] = [
            (nil, nil), ("00-0000000", nil), ("12-3456789", "12-3456789"),
        ]
        for (ein, registered) in cases {
            organization.ein = ein
            #expect(organization.registeredEIN == registered)
        }
    }
}
