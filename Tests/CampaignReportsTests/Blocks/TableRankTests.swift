import CampaignKit
import Testing

@testable import CampaignReports

/// Which rows a `{table}` keeps where it cannot show all.
@Suite("Rows of a table by their size")
struct TableRankTests {
    private func rows(_ options: KeyValuePairs<String, String>) throws -> [[String]] {
        let block = try MadeUpFigures.block("table", options)
        guard case .table(let table)? = try MadeUpFigures.figures().elements(of: block).first else {
            return []
        }
        return table.rows.map { $0.cells.map(\.text) }
    }

    @Test("All rows keep the order of the plan, whatever they come to")
    func planOrder() throws {
        #expect(
            try rows(["fields": "goal"]).map(\.[0]) == [
                "Center for Innovation", "Clinical Research Fund", "Negev Tomorrow", "REACT conference 2026",
                "Year-end appeal 2026",
            ])
    }

    @Test("Without sort the largest of the first figure stay, and the others are one row with their sum")
    func largest() throws {
        let found = try rows(["fields": "goal, raised", "top": "2"])
        #expect(found.map(\.[0]) == ["Negev Tomorrow", "Center for Innovation", "3 others together"])
        // $900,000, $150,000 and $180,000.
        #expect(found.last?[1] == "$1,230,000.00")
    }

    @Test("A share does not rank rows where an amount or a number can")
    func firstAmount() throws {
        let found = try rows(["fields": "percent_raised, raised", "top": "2"])
        #expect(found.map(\.[0]) == ["Negev Tomorrow", "Center for Innovation", "3 others together"])
        // Shares do not add up.
        #expect(found.last?[1] == "–")
    }

    @Test("Where no figure is an amount or a number the plan's first ones stay")
    func nothingToRank() throws {
        #expect(
            try rows(["fields": "percent_raised", "top": "2"]).map(\.[0])
                == ["Center for Innovation", "Clinical Research Fund", "3 others together"])
    }

    @Test("What sort says goes before it: another figure, or the name")
    func sorted() throws {
        #expect(
            try rows(["fields": "goal", "sort": "percent_raised", "top": "1"]).map(\.[0])
                == ["REACT conference 2026", "4 others together"])
        #expect(
            try rows(["fields": "goal", "sort": "name", "top": "2"]).map(\.[0])
                == ["Center for Innovation", "Clinical Research Fund", "3 others together"])
    }
}
