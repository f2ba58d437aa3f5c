import CampaignKit
import Testing

@testable import CampaignReports

/// The total's cost is of all appeals, however many of them are shown.
@Suite("Appeals as a table")
struct AppealTableTests {
    private func table(
        _ options: KeyValuePairs<String, String> = [:], audience: Audience = .board
    ) throws -> ReportTable {
        let block = try MadeUpFigures.block("appeals", options)
        for element in try block.elements(MadeUpFigures.figures(audience)) {
            if case .table(let table) = element { return table }
        }
        throw Missing()
    }

    private struct Missing: Error {}

    private func cell(_ title: String, _ row: ReportTable.Row, _ table: ReportTable) throws -> String {
        row.cells[try #require(table.columns.firstIndex { $0.title == title })].text
    }

    @Test("The total is the same with fewer rows", arguments: ["1", "2", "3", "100"])
    func top(_ count: String) throws {
        let table = try table(["top": count])
        let total = try #require(table.rows.last)
        #expect(try cell("Cost", total, table) == "$83,000")
        #expect(try cell("Raised", total, table) == "$3,389,060.50")
        let costs = try table.rows.dropLast().map { try cell("Cost", $0, table) }
        #expect(costs.contains(count == "1" ? "$21,500" : "$61,500"))
    }

    @Test("The largest stand first, and the rest counts no gifts: one may be in two of them")
    func order() throws {
        let table = try table(["top": "2"])
        #expect(table.rows.prefix(2).map { $0.cells[0].text } == ["Gala 2026", "Year-end letter"])
        let others = table.rows[2]
        #expect(others.cells[0].text == "1 other")
        #expect(try cell("Gifts", others, table) == "–")
        let nameless = table.rows[3]
        #expect(nameless.cells[0].text == "No appeal")
        #expect(try cell("Gifts", nameless, table) == "–", "of several campaigns")
    }

    @Test("One campaign's gifts without an appeal are counted")
    func one() throws {
        let table = try table(["of": "center-for-innovation"])
        let nameless = try #require(table.rows.first { $0.cells[0].text == "No appeal" })
        #expect(try cell("Gifts", nameless, table) == "149")
    }

    @Test("What appeals cost is not for the public")
    func audience() throws {
        #expect(try table().columns.map(\.title).suffix(2) == ["Cost", "Cost per $1"])
        #expect(try table(audience: .public).columns.map(\.title).last == "Of goal")
        for row in try table(audience: .public).rows { #expect(row.cells.count == 5) }
    }
}
