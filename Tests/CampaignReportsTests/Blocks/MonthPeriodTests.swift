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
        #expect(try names(["by": "year"]) == ["FY2022", "FY2023", "FY2024", "FY2025", "FY2026 (so far)"])
        let quarters = try names(["by": "quarter"])
        #expect(quarters.count == 8 && quarters.first == "Q1 2025" && quarters.last == "Q4 2026 (so far)")
        #expect(try names([:]).count == 12)
    }

    @Test("A period that is not over is marked, in the picture and in the table")
    func openPeriods() throws {
        func chart(_ day: CalendarDate) throws -> ([ReportElement], ReportChart) {
            var figures = try MadeUpFigures.figures()
            figures.asOf = day
            let elements = try MadeUpFigures.block("months", ["by": "quarter"]).elements(figures)
            guard case .chart(let chart)? = elements.first else { throw MadeUpFigures.Refused(findings: []) }
            return (elements, chart)
        }
        let (elements, open) = try chart(MadeUpFigures.asOf)
        #expect(open.data.rows.dropLast().last?.cells[0].text == "Q4 2026 (so far)")
        guard case .columns(let columns, let series, _) = open.shape else { return }
        #expect(columns.last?.label == "Q4*" && columns.first?.label == "Q1")
        #expect(elements.last == .notes([[ReportText("* So far, by 20 Nov 2026.")]]))
        // What is hatched is what is pledged, not all that is raised.
        #expect(series == ["Received", "Pledged, less what was paid"])
        let (whole, over) = try chart(MadeUpFigures.day(2026, 12, 31))
        #expect(whole.count == 1 && over.data.rows.dropLast().last?.cells[0].text == "Q4 2026")
    }

    @Test("Months without any gift are one line")
    func nothing() throws {
        var figures = try MadeUpFigures.figures()
        figures.answers = [:]
        #expect(
            try MadeUpFigures.block("months", ["by": "year"]).elements(figures)
                == [.paragraph("Nothing was raised from FY2022 to FY2026 (so far).")])
    }

    @Test("A window that begins or ends within a period is widened to all of it")
    func widened() throws {
        let whole = try rows(["by": "year"])
        let part = try rows(["by": "year", "from": "2025-12", "to": "2026-03"])
        #expect(part.dropLast().map { $0.cells[0].text } == ["FY2025", "FY2026 (so far)"])
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
