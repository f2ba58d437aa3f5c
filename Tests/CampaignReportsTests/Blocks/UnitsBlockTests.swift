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

    /// Fourteen kinds of places, the cheapest first, of which those from the tenth on have one given each.
    private func many(_ options: KeyValuePairs<String, String>) throws -> ReportTable {
        var figures = try MadeUpFigures.figures()
        let floor = try #require(PlanIndex(figures.plan).project("floor-3"))
        let units = (1...14).map { number in
            let price = Int64(number) * 1000
            let gift = UnitCommitment(
                entry: Int64(number), day: Sample.day("2026-01-05"), donor: 1, raised: price * 100)
            let board = UnitBoard(
                count: 2, price: price * 100, events: [], commitments: number > 9 ? [gift] : [],
                asOf: MadeUpFigures.asOf)
            let unit = NamingOpportunity(
                id: "u\(number)", name: "Place \(number)", price: MadeUpFigures.usd(price), count: 2)
            return ProjectSummary.Unit(unit, board)
        }
        figures.answers[.projects] = .projects([
            ProjectSummary(
                project: floor, campaign: "center-for-innovation",
                standing: try ProjectStanding(floor, []), units: units)
        ])
        let found = try figures.elements(of: MadeUpFigures.block("units", options))
        guard case .table(let table)? = found.first else { throw MadeUpFigures.Refused(findings: []) }
        return table
    }

    @Test("Without top the twelve dearest places are shown, and the others in one row")
    func fold() throws {
        let table = try many([:])
        #expect(table.rows.map { $0.cells[0].text }.prefix(2) == ["Place 14", "Place 13"])
        #expect(table.rows.count == 13)
        #expect(
            table.rows.last?.cells.map(\.text) == ["2 others together", "", "0 of 4", "–", "–", "–", "4"])
        #expect(table.rows.last?.cells[2].boxes == nil)
        // The sentence is of all of them.
        #expect(table.finding.map(\.text) == ["5 of 28 places are given, 23 open."])
    }

    @Test("The others together have their sums; all of them, when asked for, are the dearest first")
    func foldedSums() throws {
        let few = try many(["top": "3"])
        #expect(few.rows.map { $0.cells[0].text }.prefix(3) == ["Place 14", "Place 13", "Place 12"])
        #expect(
            few.rows.last?.cells.map(\.text) == ["11 others together", "", "2 of 22", "–", "2", "–", "20"])
        let all = try many(["top": "all"])
        #expect(all.rows.count == 14 && all.rows.first?.cells[0].text == "Place 14")
        #expect(all.rows.last?.cells[0].text == "Place 1")
    }

    @Test("None and one of them are said as people say it")
    func sentences() throws {
        let first = try elements("units", ["of": "floor-3", "top": "1"])
        guard case .table(let table)? = first.first else { return }
        #expect(
            table.rows.map { $0.cells.map(\.text) } == [
                ["<i>Laboratory</i>", "$250,000", "2 of 3", "1", "1", "1", "–"],
                ["1 other together", "", "1 of 1", "–", "1", "–", "–"],
            ])
        func words(_ given: Int) throws -> [String] {
            var figures = try self.figures()
            guard case .projects(var found)? = figures.answers[.projects] else { return [] }
            let lab = NamingOpportunity(id: "lab", name: "Lab", price: MadeUpFigures.usd(1), count: 3)
            let gift = UnitCommitment(entry: 1, day: Sample.day("2026-01-05"), donor: 1, raised: 100)
            let board = UnitBoard(
                count: 3, price: 100, events: [], commitments: given == 0 ? [] : [gift],
                asOf: MadeUpFigures.asOf)
            found[0] = ProjectSummary(
                project: found[0].project, campaign: found[0].campaign, standing: found[0].standing,
                units: [.init(lab, board)])
            figures.answers[.projects] = .projects(found)
            let elements = try figures.elements(of: MadeUpFigures.block("units"))
            guard case .table(let table)? = elements.first else { return [] }
            return table.finding.map(\.text)
        }
        #expect(try words(0) == ["None of 3 places is given yet, 3 open."])
        #expect(try words(1) == ["1 of 3 places is given, 2 open."])
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
