import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Naming places and lines in reports")
struct UnitsBlockTests {
    /// A floor with 2 laboratories of 3 given, one of them reserved over, and lines of which one is funded.
    private func figures(_ audience: Audience = .board) throws -> ReportFigures {
        var figures = try MadeUpFigures.figures(audience)
        var floor = try #require(PlanIndex(figures.plan).project("floor-3"))
        let lab = NamingOpportunity(
            id: "lab", name: "<i>Laboratory</i>", price: MadeUpFigures.usd(250_000), count: 3)
        let bench = NamingOpportunity(id: "bench", name: "Bench", price: MadeUpFigures.usd(5000), count: 1)
        (floor.units, floor.lines) = (
            [lab, bench],
            [
                BudgetLine(id: "beds", name: "Beds", goal: MadeUpFigures.usd(100)),
                BudgetLine(id: "tools", name: "Tools", goal: MadeUpFigures.usd(400)),
            ]
        )
        let day = Sample.day("2026-01-01")
        func gift(_ entry: Int64, _ dollars: Int64) -> UnitCommitment {
            UnitCommitment(entry: entry, day: day, donor: entry, raised: dollars * 100)
        }
        let named = UnitEvent(id: 1, batch: 1, day: day, ordinal: 2, kind: .named, entry: 1, words: "Ruiz")
        let held = UnitEvent(
            id: 2, batch: 1, day: day, ordinal: 3, kind: .reserved, donor: 9, until: Sample.day("2026-12-31"))
        let labs = UnitBoard(
            count: 3, price: 250_000_00, events: [named, held],
            commitments: [gift(1, 250_000), gift(2, 300_000)],
            asOf: MadeUpFigures.asOf)
        let benches = UnitBoard(
            count: 1, price: 5000_00, events: [], commitments: [gift(3, 10_000)], asOf: MadeUpFigures.asOf)
        let fund = ProjectFund(entry: 1, day: day, line: "beds", raised: 150_00, received: 150_00)
        figures.answers[.projects] = .projects([
            ProjectSummary(
                project: floor, campaign: "center-for-innovation",
                standing: try ProjectStanding(floor, [fund]),
                units: [.init(lab, labs), .init(bench, benches)])
        ])
        return figures
    }

    private func elements(
        _ name: String, _ options: KeyValuePairs<String, String> = [:], _ audience: Audience = .board
    ) throws -> [ReportElement] {
        try figures(audience).elements(of: MadeUpFigures.block(name, options))
    }

    @Test("Places by their state, and what is sold twice")
    func units() throws {
        let found = try elements("units", ["of": "floor-3"])
        guard case .table(let table)? = found.first else {
            Issue.record("no table")
            return
        }
        #expect(
            table.rows.map { $0.cells.map(\.text) } == [
                ["<i>Laboratory</i>", "$250,000", "2 of 3", "1", "1", "1", "–"],
                ["Bench", "$5,000", "1 of 1", "–", "1", "–", "–"],
            ])
        #expect(table.rows[0].cells[2].boxes == ReportBoxes(filled: 2, of: 3))
        #expect(table.finding.map(\.text) == ["3 of 4 places are given, 0 open."])
        #expect(found.last == .notes([[ReportText("Bench: 1 more sold than there are.", tone: .caution)]]))
        let html = HTMLElementRenderer(idPrefix: "b") { $0 }.render(found)
        #expect(html.contains("&lt;i&gt;Laboratory") && !html.contains("Ruiz"))
    }

    @Test("Elsewhere there are none, and the public reads one line")
    func careful() throws {
        let none = [ReportElement.paragraph("No project has places to name.")]
        #expect(try elements("units", ["of": "library"]) == none)
        #expect(try MadeUpFigures.figures().elements(of: MadeUpFigures.block("units")) == none)
        #expect(try elements("units", [:], .public) == [Redaction.inside])
    }

    @Test("Projects say which lines are funded, to those inside")
    func lines() throws {
        let words = "Third floor, research institute: 1 of 2 lines funded, $400 missing."
        func notes(_ audience: Audience) throws -> [String] {
            var found: [String] = []
            for element in try elements("projects", ["of": "center-for-innovation"], audience) {
                guard case .notes(let lines) = element else { continue }
                found += lines.map { $0.map(\.text).joined() }
            }
            return found
        }
        #expect(try notes(.board).contains(words))
        #expect(try !notes(.public).contains(words))
    }
}
