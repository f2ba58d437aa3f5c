import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Day by day")
struct DaysBlockTests {
    private func elements(_ audience: Audience = .board) throws -> [ReportElement] {
        let block = try MadeUpFigures.block("days", ["last": "3"])
        return try MadeUpFigures.figures(audience).elements(of: block)
    }

    @Test func eachDayHasWhatItChanged() throws {
        guard case .chart(let chart)? = try elements().first else {
            Issue.record("no chart")
            return
        }
        #expect(
            chart.data.rows.map { $0.cells.map(\.text) } == [
                ["18 Nov 2026", "$100.00", "$100.00", "1"], ["19 Nov 2026", "$50.00", "$50.00", "2"],
                ["20 Nov 2026", "-$10.00", "-$10.00", "-1"],
            ])
        #expect(
            chart.description
                == "On 20 Nov 2026 raised fell by $10; the day before $50 was raised.")
    }

    @Test func saysWhenSomethingWasLastPosted() throws {
        guard case .notes(let lines)? = try elements().last else {
            Issue.record("no note")
            return
        }
        #expect(
            lines.map { $0.map(\.text).joined() } == [
                "A gift has a day and no hour. The last posting is B-7 of 20 Nov 2026, 14:05 UTC."
            ])
    }

    @Test func daysWithoutAnyGiftAreOneLine() throws {
        var figures = try MadeUpFigures.figures()
        let days = (17...20).map { (MadeUpFigures.day(2026, 11, $0), Tally()) }
        let series = try DaySeries(days.map { (day: $0.0, tally: $0.1) }, lastPosting: nil)
        figures.answers[.days(campaign: nil, last: 3)] = .days(series)
        #expect(
            try MadeUpFigures.block("days", ["last": "3"]).elements(figures) == [
                .paragraph("Nothing was raised from 18 Nov 2026 to 20 Nov 2026."),
                .notes([[ReportText("Nothing has been posted yet.")]]),
            ])
    }

    @Test func thePublicDoesNotSeeIt() throws {
        #expect(try elements(.public) == [Redaction.inside])
    }

    @Test(arguments: ["0", "63", "x"])
    func lastIsAFewDays(_ text: String) {
        let read = ReportBlocks.read(
            MadeUpFigures.directive("days", ["last": text]), plan: MadeUpFigures.plan)
        #expect(read.block == nil && read.findings.map(\.code) == ["bad-option"])
    }

    @Test func nothingPostedIsSaid() throws {
        let day = MadeUpFigures.asOf
        let series = try DaySeries(
            [(day: day.adding(days: -1), tally: Tally()), (day: day, tally: Tally())], lastPosting: nil)
        let chart = DayChart(series: series, texts: FigureTexts(currency: .usd))
        #expect(chart.note.map(\.text) == ["Nothing has been posted yet."])
        #expect(chart.chart("t").description == "On 20 Nov 2026 $0 was raised.")
    }
}
