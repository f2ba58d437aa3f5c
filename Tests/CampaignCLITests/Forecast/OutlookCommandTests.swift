import CampaignKit
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// Comparisons, pyramids and forecasts refuse figures that contradict each other.
struct OutlookCommandTests {
    private func run(_ change: (inout MadeUpLedger) -> Void) throws -> TestRun {
        let run = try TestRun()
        var ledger = MadeUpLedger.basic
        change(&ledger)
        run.ledger = ledger
        return run
    }

    @Test func aPyramidThatIsNotRaisedIsNeverShown() throws {
        let result = try run { $0.sizes = [100, 200] }.run("pyramid", "year-end-2026")
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.said.contains("campaign check --deep"))
        let good = try run { $0.sizes = [41_235_50] }.run("pyramid", "year-end-2026", "-q")
        #expect(good.status == 0)
        #expect(good.output.contains("$12,000"))
    }

    @Test func aForecastWhoseScheduleIsNotOutstandingIsNeverShown() throws {
        let result = try run { _ in }.run("forecast", "year-end-2026")
        #expect(result.status == 2 && result.output.isEmpty)
        let promise = OpenPromise(
            unit: 1,
            parts: [
                OpenPromise.Part(campaign: "year-end-2026", outstanding: 2_500_00, unscheduled: 2_500_00)
            ], installments: [])
        let good = try run { $0.promises = [promise] }.run("forecast", "year-end-2026")
        #expect(good.status == 0)
        #expect(good.output.contains("2026-12  $2,500.00"))
    }

    @Test func aComparisonOfContradictingFiguresIsNeverShown() throws {
        let result = try run { ledger in
            var tally = Tally.of(raised: 10, received: 5)
            tally.outstanding = 4
            ledger.tallies = Tallies([.own("spring-2026"): tally])
        }.run("compare", "spring-2026", "year-end-2026")
        #expect(result.status == 2 && result.output.isEmpty)
    }

    @Test func amountsThatDoNotFitAreRefusedWithTheReason() throws {
        let result = try run { ledger in
            ledger.tallies = Tallies([.own("year-end-2026"): .of(raised: .max, received: .max)])
        }.run("forecast", "year-end-2026")
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
