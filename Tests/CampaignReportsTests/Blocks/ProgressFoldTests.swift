import CampaignKit
import Testing

@testable import CampaignReports

/// Many campaigns in one chart of progress.
@Suite("Progress of many campaigns") struct ProgressFoldTests {
    /// So many campaigns; each raised a tenth of its goal, and the goals rise.
    private func figures(_ count: Int, _ audience: Audience = .board, factor: Int64 = 100_00) -> ReportFigures
    {
        let campaigns = (1...count).map { number in
            Campaign(
                id: "c-\(100 + number)", name: "No. \(number) | <b>",
                goal: Sample.usd(Int64(number) * factor))
        }
        let plan = Plan(organization: Sample.organization, campaigns: campaigns)
        let rows = plan.campaigns.map { campaign in
            let goal = campaign.goal?.minorUnits ?? 0
            let tally = Sample.tally(goal / 10, received: goal / 20, donors: 9)
            return StatusRow(id: campaign.id, name: campaign.name, goal: goal, tally: tally, own: tally)
        }
        let all = Sample.tally(1_000_00, received: 500_00, donors: 99)
        let status = StatusReport(
            asOf: Sample.day("2026-11-20"), currency: .usd, rows: rows, unassigned: nil,
            total: StatusTotal(goal: 10_000_00, toGo: 9_000_00, overGoal: 0, tally: all, overdue: 0))
        return ReportFigures(
            plan: plan, asOf: Sample.day("2026-11-20"), planDigest: "0a1b", ledgerHead: nil,
            audience: audience, status: status)
    }

    private func chart(_ figures: ReportFigures, top: String? = nil) throws -> ReportChart {
        let body = "```{progress}\n" + (top.map { "top: \($0)\n" } ?? "") + "```\n"
        let read = ParsedReport.read(Sample.file(body), plan: figures.plan, as: .html)
        let place = try #require(read.report?.body.document?.shownBlocks.first?.place, "\(read.findings)")
        for case .chart(let chart) in try figures.elements(of: place.block) { return chart }
        throw Missing()
    }

    private struct Missing: Error {}

    private func bars(_ chart: ReportChart) throws -> [ReportChart.Item] {
        guard case .bars(let bars) = chart.shape else { throw Missing() }
        return bars
    }

    @Test func twelveAreShownAndTheOthersAreOne() throws {
        for audience in [Audience.board, .public] {
            let chart = try chart(figures(60, audience))
            let bars = try bars(chart)
            #expect(bars.count == 13 && chart.data.rows.count == 13)
            #expect(bars.first?.label == "No. 60 | <b>" && bars[11].label == "No. 49 | <b>")
            #expect(bars.last?.label == "48 others together")
            // 100 + 200 + … + 4,800 dollars, and a tenth of it.
            #expect(bars.last?.bar.whole == 117_600_00 && bars.last?.bar.value == 11_760_00)
            #expect(bars.last?.text == "$11,760 of $117,600, 10%")
            #expect(chart.data.rows.last?.cells.compactMap(\.figure) == [])
            let sum = chart.data.rows.dropLast().compactMap { $0.cells[1].figure }
            #expect(sum.first == "c-160.goal" && sum.count == 12)
        }
    }

    @Test func fewAreAllShownInTheOrderOfThePlan() throws {
        #expect(try bars(chart(figures(12))).map(\.label).first == "No. 1 | <b>")
        #expect(try bars(chart(figures(60), top: "all")).count == 60)
        #expect(try bars(chart(figures(60), top: "3")).map(\.label).last == "57 others together")
        #expect(try bars(chart(figures(4), top: "3")).map(\.label).last == "1 other together")
    }

    @Test func whatIsTooLargeToAddUpIsNotFolded() throws {
        let chart = try chart(figures(60, factor: .max / 61))
        #expect(try bars(chart).count == 60)
    }
}
