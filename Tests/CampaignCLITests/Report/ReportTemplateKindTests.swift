import CampaignKit
import Testing

@testable import CampaignCLI

/// Every template of `report new` works for any campaign as it is.
@Suite("Templates of reports") struct ReportTemplateKindTests {
    private func sample() throws -> TestRun {
        let run = try TestRun(.none)
        #expect(run.run("init", ".", "--sample").status == 0)
        #expect(run.run("import", "docs/sample/gifts.csv", "--source", "sample", "-q").status == 0)
        return run
    }

    @Test func eachBuildsForCampaignsOfEveryKind() throws {
        let run = try sample()
        // With a goal and dates, with neither, and with projects.
        for campaign in ["year-end-2026", "annual-giving", "center-for-innovation"] {
            for kind in ReportKind.allCases {
                let id = "\(kind.rawValue)-\(campaign)"
                let made = run.run(
                    "report", "new", id, "--template", kind.rawValue, "--campaign", campaign)
                #expect(made.status == 0, "\(made.errors)")
                let built = run.run("report", "build", id)
                #expect(built.status == 0, "\(id): \(built.errors)")
            }
        }
        let check = run.run("report", "check")
        #expect(check.status == 0, "\(check.output)")
    }

    @Test func aFloorHasItsMoneyItsPlacesAndItsDeadlines() throws {
        let run = try sample()
        let words = ["report", "new", "page", "--template", "project", "--campaign", "center-for-innovation"]
        let text = run.run(words + ["--dry-run"]).output
        let figure = "{{ center-for-innovation.floor-3"
        #expect(text.contains("\(figure).raised | whole }} of \(figure).goal | whole }} has been raised"))
        #expect(text.contains("{{#if center-for-innovation.floor-3.to_go}}"))
        for block in ["projects", "units", "deadlines"] {
            #expect(text.contains("```{\(block)}\nof: floor-3\n```"), "\(block)")
        }
        let open = run.run(words + ["--audience", "public", "--dry-run"]).output
        #expect(!open.contains("received") && open.contains("```{projects}\n```"))
        let missing = run.run("report", "new", "page", "--template", "project")
        #expect(missing.status == 64 && missing.said.contains("is about one campaign"))
    }

    @Test func aPageOfTheWholeCharityHasWhatChanged() throws {
        let run = try sample()
        #expect(run.run("report", "new", "all", "--template", "board").status == 0)
        let text = try #require(run.file("Reports/all.md"))
        for block in ["key-figures", "changes", "gifts", "cash-flow", "status"] {
            #expect(text.contains("```{\(block)}"), "\(block)")
        }
        let built = run.run("report", "build", "all", "-o", "build/new/all.html")
        #expect(built.status != 0 && run.run("report", "build", "all", "-o", "build/all.html").status == 0)
    }

    /// With fewer than three donors the public reads no figure, and the page is built all the same.
    @Test func aSiteIsBuiltBeforeAnyoneHasGiven() throws {
        let run = try TestRun(.none)
        #expect(run.run("init", ".").status == 0)
        for kind in ["website", "stewardship"] {
            #expect(run.run("report", "new", kind, "--template", kind).status == 0)
            let built = run.run("report", "build", kind, "--format", "markdown", "-o", "-")
            #expect(built.status == 0, "\(built.errors)")
            #expect(!built.output.contains("0 donors") && !built.output.contains("one of them"))
        }
    }

    @Test func thePublicOnesSayNothingOfWhoGaveWhat() throws {
        let run = try sample()
        for kind in ReportKind.allCases where kind.audience == .public {
            let words = ["report", "new", "page", "--template", kind.rawValue, "--dry-run"]
            #expect(run.run(words).output.contains("audience: public"))
            #expect(run.run(words + ["--audience", "staff"]).output.contains("audience: staff"))
        }
    }

    @Test func anUrgentAppealTellsWhatChangedSinceYesterday() throws {
        let run = try sample()
        let result = run.run(
            "report", "new", "now", "--template", "emergency", "--campaign", "year-end-2026", "--dry-run")
        #expect(result.output.contains("since: 2026-11-19"))
        let missing = run.run("report", "new", "now", "--template", "emergency")
        #expect(missing.status == 64 && missing.said.contains("is about one campaign"))
        #expect(run.run("report", "new", "now", "--template", "urgent").status == 64)
    }
}
