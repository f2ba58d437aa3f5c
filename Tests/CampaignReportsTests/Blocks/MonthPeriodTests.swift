import CampaignKit
import Testing

@testable import CampaignReports

/// A row named for a quarter or a year is of all of it.
@Suite("Periods of months")
struct MonthPeriodTests {
    private func rows(
        _ options: KeyValuePairs<String, String>, audience: Audience = .board
    ) throws -> [ReportTable.Row] {
        for element in try MadeUpFigures.block("months", options).elements(MadeUpFigures.figures(audience)) {
            if case .chart(let chart) = element { return chart.data.rows }
        }
        return []
    }

    private func names(_ options: KeyValuePairs<String, String>) throws -> [String] {
        try rows(options).dropLast().map { $0.cells[0].text }
    }

    @Test("Five years and eight quarters unless told otherwise")
    func windows() throws {
        #expect(try names(["by": "year"]) == ["FY2022", "FY2023", "FY2024", "FY2025", "FY2026"])
        let quarters = try names(["by": "quarter"])
        #expect(quarters.count == 8 && quarters.first == "Q1 2025" && quarters.last == "Q4 2026")
        #expect(try names([:]).count == 12)
    }

    @Test("A window that begins or ends within a period is widened to all of it")
    func widened() throws {
        let whole = try rows(["by": "year"])
        let part = try rows(["by": "year", "from": "2025-12", "to": "2026-03"])
        #expect(part.dropLast().map { $0.cells[0].text } == ["FY2025", "FY2026"])
        for row in part.dropLast() {
            let same = try #require(whole.first { $0.cells[0].text == row.cells[0].text })
            #expect(row.cells == same.cells)
        }
        #expect(try names(["by": "quarter", "from": "2026-02", "to": "2026-05"]) == ["Q1 2026", "Q2 2026"])
        #expect(try names(["from": "2026-02", "to": "2026-05"]).count == 4)
    }

    @Test("Gifts are counted for one campaign only: one split over two is a gift of each")
    func gifts() throws {
        #expect(try rows(["of": "center-for-innovation"])[0].cells.count == 5)
        #expect(try rows([:])[0].cells.count == 4)
        #expect(try rows(["of": "negev-tomorrow"])[0].cells.count == 4)
        #expect(try rows([:], audience: .public)[0].cells.count == 2)
    }

    @Test("The total is the sum of the rows")
    func sums() throws {
        for options: KeyValuePairs in [["by": "year"], ["by": "quarter"], ["by": "month"]] {
            let rows = try rows(options)
            let sum = try rows.dropLast().reduce(Int64(0)) { try Checked.add($0, minor($1.cells[1].text)) }
            #expect(try sum == minor(try #require(rows.last).cells[1].text))
        }
    }

    private func minor(_ text: String) throws -> Int64 {
        try #require(Int64(text.filter { $0.isNumber || $0 == "-" }))
    }
}
