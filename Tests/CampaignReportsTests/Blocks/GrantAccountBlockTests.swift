import CampaignKit
import Testing

@testable import CampaignReports

@Suite("The block about one grant")
struct GrantAccountBlockTests {
    /// An award of $1,000 with a budget of $600 for salaries, $250 and $40 spent.
    private static func account(from start: CalendarDate? = nil) throws -> GrantAccount {
        var spending = GrantSpending()
        spending.budgets = [
            GrantBudgetVersion(
                version: 1, batch: 1, day: Sample.day("2026-01-01"), rows: [.init("salaries", 600_00)])
        ]
        spending.spends = [
            Spend(100_00, on: Sample.day("2026-02-01"), category: "salaries"),
            Spend(150_00, on: Sample.day("2026-08-01"), category: "salaries"),
            Spend(40_00, on: Sample.day("2026-08-02"), category: "<b>books"),
        ]
        let costs = try GrantCosts(spending, award: 1_000_00, from: start)
        var account = GrantAccount(
            number: 5, title: "Reading room", funderName: "Umbrella Trust", externalID: "F-77",
            period: Sample.day("2026-01-01")...Sample.day("2026-12-31"), awarded: 1_000_00,
            received: 200_00, onHand: -90_00, costs: costs)
        (account.overhead, account.matchRequired, account.matchFound) = ("10.0% of the total", 250_00, 7_00)
        return account
    }

    private func figures(_ need: ReportNeed, _ account: GrantAccount?, _ audience: Audience = .staff) throws
        -> ReportFigures
    {
        var figures = try MadeUpFigures.figures(audience)
        figures.answers[need] = account.map { .account($0) }
        return figures
    }

    private func rows(_ element: ReportElement) -> [[String]] {
        guard case .table(let table) = element else { return [] }
        return table.rows.map { $0.cells.map(\.text) }
    }

    @Test("Facts, and costs of the period and to date next to the budget")
    func shown() throws {
        let start = Sample.day("2026-07-01")
        let figures = try figures(
            .account(grant: 5, from: start), try Self.account(from: start))
        let block = try MadeUpFigures.block("grant", ["of": "GR-5", "from": "2026-07-01"])
        let elements = try figures.elements(of: block)
        #expect(elements.count == 2)
        let facts = rows(elements[0])
        #expect(facts.contains(["Award number", "F-77"]) && facts.contains(["Spent", "$290.00"]))
        #expect(facts.contains(["Spent ahead of payment", "$90.00"]))
        #expect(facts.contains(["Match required", "$250.00"]) && facts.contains(["Match found", "$7.00"]))
        #expect(
            rows(elements[1]).map { $0.prefix(4).map { $0 } } == [
                ["salaries", "$600.00", "$150.00", "$250.00"], ["<b>books", "–", "$40.00", "$40.00"],
                ["All costs", "", "", "$290.00"],
            ])
        let html = HTMLElementRenderer(idPrefix: "b") { $0 }.render(elements)
        #expect(html.contains("&lt;b&gt;books") && !html.contains("<b>books"))
    }

    @Test("A funder who is anonymous to the board is not named on its page")
    func anonymous() throws {
        var account = try Self.account()
        account.anonymity = .board
        let need = ReportNeed.account(grant: nil, from: nil)
        func funder(_ audience: Audience) throws -> [String]? {
            let figures = try figures(need, account, audience)
            let elements = try figures.elements(of: MadeUpFigures.block("grant"))
            return rows(elements[0]).first { $0[0] == "Funder" }
        }
        #expect(try funder(.board) == ["Funder", "anonymous"])
        #expect(try funder(.staff) == ["Funder", "Umbrella Trust (anonymous to the board)"])
    }

    @Test("Without a grant there is nothing to build, and the public reads one line")
    func careful() throws {
        let named = try MadeUpFigures.block("grant", ["of": "GR-9"])
        #expect(try named.problem(figures(.account(grant: 9, from: nil), nil))?.contains("GR-9") == true)
        let about = try MadeUpFigures.block("grant")
        let need = ReportNeed.account(grant: nil, from: nil)
        let none = try about.problem(figures(need, nil))
        #expect(none?.contains("of: GR-2") == true)
        #expect(try about.problem(figures(need, Self.account())) == nil)
        let hidden = try figures(need, Self.account(), .public).elements(of: about)
        #expect(hidden == [Redaction.inside])
        #expect(throws: MadeUpFigures.Refused.self) { try MadeUpFigures.block("grant", ["of": "floor-3"]) }
        #expect(throws: MadeUpFigures.Refused.self) {
            try MadeUpFigures.block("grant", ["from": "July"])
        }
    }
}
