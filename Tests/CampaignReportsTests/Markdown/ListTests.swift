import CampaignFiles
import CampaignKit
import Testing

@testable import CampaignReports

/// Lists of the plan in a report: `{{#each projects}}`.
@Suite("Lists in reports") struct ListTests {
    private static func plan(_ name: String = "Center for Innovation", appeals: Int = 1) -> Plan {
        let usd = { Sample.usd($0) }
        let center = Campaign(
            id: "center-for-innovation", name: name, goal: usd(420_000_000),
            projects: [
                FundedProject(id: "floor-3", name: "Third floor", goal: usd(360_000_000)),
                FundedProject(id: "floor-4", name: "Fourth | *floor* <b>", goal: nil),
            ],
            appeals: (1...max(1, appeals)).map { Appeal(id: "letter-\($0)", name: "Letter \($0)") })
        var wing = Campaign(id: "wing", name: "Wing", goal: usd(100))
        wing.parent = "center-for-innovation"
        wing.projects = [FundedProject(id: "roof", name: "Roof", goal: usd(50))]
        return Plan(
            organization: Sample.organization,
            campaigns: [center, wing, Campaign(id: "open-fund", name: "Open fund")])
    }

    private func built(
        _ body: String, campaign: String? = nil, plan: Plan = plan(), as format: MarkdownFormat = .markdown
    ) throws -> String {
        let front = "title: Test" + (campaign.map { "\ncampaign: \($0)" } ?? "")
        let (report, found) = ParsedReport.read(Sample.file(body, front: front), plan: plan, as: format)
        let result = ReportBuilder(try #require(report, "\(found)"), figures: figures(plan)).page()
        let text = try #require(result.text, "\(result.findings)")
        guard format == .markdown else { return text }
        // As it reads: Markdown takes a bare dollar for the beginning of a formula.
        return String(text.split(separator: "\n\n", maxSplits: 2).last?.split(separator: "\n---\n")[0] ?? "")
            .replacing("\\$", with: "$")
    }

    private func figures(_ plan: Plan) -> ReportFigures {
        var figures = Sample.figures(plan)
        for kind in [Breakdown.project, .appeal] {
            let report = try? BreakdownReport(kind: kind, plan: plan, money: [], selected: [])
            figures.answers[.breakdown(kind)] = report.map { .breakdown($0) }
        }
        return figures
    }

    private func findings(_ body: String) -> [Finding] {
        ReportTemplate.read(Sample.file(body), plan: Self.plan()).findings
    }

    @Test func eachProjectIsAnItemOfOneList() throws {
        let text = try built("Before\n{{#each projects}}\n- {{ name }}: {{ raised }}\n{{/each}}\nAfter\n")
        #expect(text.contains("- Third floor: $0\n"), "\(text)")
        #expect(text.contains("- Roof: $0") && text.contains("\nAfter"))
        let html = try built("{{#each projects}}\n- {{ name }}\n{{/each}}\n", as: .html)
        #expect(html.ranges(of: "<ul>").count == 1 + (html.contains("<nav") ? 1 : 0) + 1)
        #expect(html.contains("data-figure=\"center-for-innovation.floor-3.name\">Third floor</bdi>"))
    }

    @Test func namesStayWords() throws {
        let body =
            "| Project | Raised |\n|---|---:|\n{{#each projects}}\n| {{ name }} | {{ raised }} |\n{{/each}}\n"
        let html = try built(body, as: .html)
        #expect(html.contains("Fourth | *floor* &lt;b&gt;") && !html.contains("<b>"))
        #expect(html.ranges(of: "data-figure=\"center-for-innovation.floor-4.raised\"").count == 1)
        // One table with three rows and its head.
        #expect(html.ranges(of: "<table").count == 1 && html.ranges(of: "<tr").count == 4)
        for name in ["{{ raised }}", "{{#each projects}}", "- a\n- b", "{{/each}}", "\u{E000}0\u{E001}"] {
            let page = try built(
                "{{#each campaigns}}\n- {{ name }}\n{{/each}}\n", plan: Self.plan(name), as: .html)
            #expect(page.ranges(of: "<li><bdi").count == 3, "\(name)")
        }
    }

    @Test func listsInsideCampaignsAreTheirOwn() throws {
        let body = """
            {{#each campaigns}}
            ## {{ name }}

            {{#each projects}}
            - {{ name }}{{#if goal}}, of {{ goal }}{{/if}}
            {{/each}}
            {{/each}}
            """
        let text = try built(body)
        let order = [
            "Center for Innovation", "Third floor, of $3,600,000", "Wing", "Roof, of $0.50", "Open fund",
        ]
        let places = order.compactMap { text.firstRange(of: $0)?.lowerBound }
        #expect(places.count == order.count && places == places.sorted(), "\(text)")
        #expect(text.ranges(of: "Roof").count == 1)
    }

    @Test func aReportOfACampaignGoesThroughItsOwn() throws {
        let body =
            "{{#each campaigns}}\n- {{ name }}\n{{/each}}\n\n{{#each appeals}}\n1. {{ name }}\n{{/each}}\n"
        let text = try built(body, campaign: "center-for-innovation")
        #expect(text.contains("Wing") && text.contains("Letter 1"))
        #expect(!text.contains("Center for") && !text.contains("Open fund"))
        let empty = try built("{{#each projects}}\nx {{ name }}\n{{/each}}\nEnd\n", campaign: "open-fund")
        #expect(!empty.contains("x") && empty.contains("End"))
    }

    @Test func paragraphsStayApartAndCodeStaysCode() throws {
        let text = try built("A\n{{#each campaigns}}\nAbout {{ name }}.\n{{/each}}\nB\n", as: .html)
        #expect(text.contains("<p>A</p>") && text.contains("<p>B</p>"))
        #expect(text.ranges(of: "<p>About").count == 3)
        let code = try built("```\n{{#each campaigns}}\nx\n{{/each}}\n```\n", as: .html)
        #expect(code.contains("{{#each campaigns}}\nx\n{{/each}}"))
    }

    @Test func aBlockInsideIsAboutTheItem() throws {
        let text = try built("{{#each campaigns}}\n## {{ name }}\n\n```{progress}\n```\n{{/each}}\n")
        #expect(text.ranges(of: "of the goal").count + text.ranges(of: "no goal").count >= 1, "\(text)")
        #expect(text.contains("## Open fund"))
    }

    @Test(
        "What is wrong with a list is found at its place, once",
        arguments: [
            ("{{#each project}}\nx\n{{/each}}", "unknown-field", 4, 9, "did you mean projects?"),
            (
                "{{#each gifts}}\nx\n{{/each}}", "unknown-field", 4, 9,
                "it can be campaigns, projects or appeals"
            ),
            ("{{#each}}\nx\n{{/each}}", "region-syntax", 4, 1, ""),
            (
                "{{#each projects}}\nx", "unclosed-region", 4, 1,
                "write {{/each}} on a line of its own where it ends"
            ),
            (
                "x {{#each projects}} y {{/each}}", "misplaced-region", 4, 3,
                "put it and its {{/each}} on lines of their own"
            ),
            ("x\n\n{{/each}}", "misplaced-region", 6, 1, "delete it, or write {{#each …}} before it"),
            ("{{#each projects}}\n- {{ raisd }}\n{{/each}}", "unknown-figure", 5, 6, "did you mean raised?"),
            ("{{#each projects}}\n- {{ cost }}\n{{/each}}", "unknown-figure", 5, 6, ""),
            (
                "{{#each projects}}\n{{#if raisd}}\nx\n{{/if}}\n{{/each}}", "unknown-figure", 5, 7,
                "did you mean raised?"
            ),
        ])
    func wrong(_ body: String, _ code: String, _ line: Int, _ column: Int, _ hint: String) throws {
        let found = findings(body + "\n")
        try #require(found.count == 1, "\(found)")
        #expect(
            found[0].code == code && found[0].location?.line == line && found[0].location?.column == column)
        #expect(hint.isEmpty || found[0].hint == hint, "\(found[0].hint ?? "")")
    }

    @Test func alistOfListsEndsAtTheLimit() {
        let inner = "{{#each appeals}}\n" + String(repeating: "- {{ name }}\n", count: 2000) + "{{/each}}\n"
        let file = Sample.file("{{#each campaigns}}\n\(inner){{/each}}\n")
        let found = ReportTemplate.read(file, plan: Self.plan(appeals: 200)).findings
        #expect(found.map(\.code) == ["report-too-long"])
    }
}
