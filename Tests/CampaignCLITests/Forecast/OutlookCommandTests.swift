import CampaignKit
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// Comparisons, pyramids and forecasts refuse figures that contradict each other.
struct OutlookCommandTests {
    /// The posted ledger after another program has been at it.
    private func damaged(_ statement: String) throws -> TestRun {
        let run = try TestRun.posted()
        try run.damageLedger(statement)
        return run
    }

    @Test func aPyramidThatIsNotRaisedIsNeverShown() throws {
        let result = try damaged(
            "UPDATE node_now SET raised = raised + 1, received = received + 1 WHERE node = 'own/year-end-2026'"
        ).run("pyramid", "year-end-2026")
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.said.contains("campaign check --deep"))
        let good = try TestRun.posted().run("pyramid", "year-end-2026", "-q")
        #expect(good.status == 0)
        #expect(good.output.contains("$12,000") && good.output.contains("$41,235.50"))
    }

    @Test func aForecastWhoseScheduleIsNotOutstandingIsNeverShown() throws {
        let result = try damaged(
            """
            UPDATE node_now SET received = received - 1, outstanding = outstanding + 1
            WHERE node = 'own/year-end-2026'
            """
        ).run("forecast", "year-end-2026")
        #expect(result.status == 2 && result.output.isEmpty)
        let good = try TestRun.posted().run("forecast", "year-end-2026")
        #expect(good.status == 0)
        #expect(good.output.contains("overdue  $1,000.00") && good.output.contains("2026-12  $1,500.00"))
    }

    @Test func aComparisonOfContradictingFiguresIsNeverShown() throws {
        let words = ["compare", "spring-2026", "year-end-2026"]
        #expect(try TestRun.posted().run(words).status == 0)
        let result = try damaged(
            "UPDATE node_now SET outstanding = outstanding - 1 WHERE node = 'own/year-end-2026'"
        ).run(words)
        #expect(result.status == 2 && result.output.isEmpty)
    }

    @Test func amountsThatDoNotFitAreRefusedWithTheReason() throws {
        let most = Int64.max
        let result = try damaged(
            """
            UPDATE node_now SET raised = \(most), received = \(most) - outstanding
            WHERE node = 'own/year-end-2026'
            """
        ).run("forecast", "year-end-2026")
        #expect(result.status == 2)
        #expect(result.said.contains("too large"))
    }

    @Test func withoutALedgerEverythingIsZeroAndSaysSo() throws {
        for words in [["pyramid", "year-end-2026"], ["compare", "spring-2026", "year-end-2026"]] {
            let result = try TestRun().run(words)
            #expect(result.status == 0)
            #expect(result.said.contains("no gifts have been posted yet"))
        }
        let forecast = try TestRun().run("forecast", "year-end-2026")
        #expect(forecast.output.contains("There is nothing to base a forecast on."))
    }

    @Test func namesThatTryToBeMoreStayText() throws {
        let run = try TestRun(.hostile)
        for format in ["markdown", "html", "csv", "json", "table"] {
            let result = run.run("pyramid", "odd", "--format", format, "-q")
            #expect(result.status == 0)
            if format == "html" { #expect(!result.output.contains("<b>日")) }
        }
    }

    @Test func everyCommandTakesBothTimes() throws {
        for words in [
            ["show", "year-end-2026"], ["pyramid", "year-end-2026"], ["forecast", "year-end-2026"],
            ["compare", "spring-2026", "year-end-2026"], ["gift", "list"], ["donor", "list"], ["status"],
        ] {
            let result = try TestRun().run(
                words + ["--as-of", "2026-11-19", "--known-on", "2026-11-20", "-q"])
            #expect(result.status == 0, "\(words): \(result.errors)")
        }
    }
}
