import CampaignFiles
import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Reading and building templates")
struct ReportTemplateTests {
    private func read(
        _ body: String, front: String = "title: Test", plan: Plan = Sample.plan()
    ) -> (template: ReportTemplate?, findings: [Finding]) {
        ReportTemplate.read(Sample.file(body, front: front), plan: plan)
    }

    /// A login that sees figures and no names cannot build these.
    @Test("Blocks that list people are named, each once, in the order of the text")
    func blocksOfPeople() {
        func names(_ blocks: [String]) -> [String] {
            let body = blocks.map { "```{\($0)}\n```\n" }.joined(separator: "\n")
            let file = Sample.file(body, front: "title: Test")
            return ParsedReport.read(file, plan: Sample.plan(), as: .html).report?.blocksOfPeople ?? [
                "unread"
            ]
        }
        #expect(names(["status", "months", "projects", "units"]) == [])
        #expect(
            names(["gifts", "status", "honor-roll", "changes", "gifts", "donors", "pledges", "grants"])
                == ["gifts", "honor-roll", "changes", "donors", "pledges", "grants"])
    }

    @Test("Front matter and its defaults")
    func front() throws {
        let plain = try #require(read("Text.").template)
        #expect(plain.id == "test" && plain.title == "Test" && plain.campaign == nil)
        #expect(
            plain.audience == .board && plain.language == .en && plain.asOf == nil && plain.paper == .letter)
        let front = """
            title: Report
            campaign: open-fund
            audience: public
            lang: he
            as_of: 2026-06-30
            page: a4
            """
        let full = try #require(read("Text.", front: front).template)
        #expect(full.campaign == "open-fund" && full.audience == .public && full.language == .he)
        #expect(full.asOf == Sample.day("2026-06-30") && full.paper == .a4)
        let file = Sample.file("Text.", front: front)
        let other = ReportTemplate.read(
            file, plan: Sample.plan(), campaign: "center-for-innovation", audience: .staff)
        #expect(other.template?.campaign == "center-for-innovation" && other.template?.audience == .staff)
    }

    @Test(
        "Wrong front matter is found at its place",
        arguments: [
            ("title: a\ncampaign: open-found", "unknown-campaign", 3, 11, "did you mean open-fund?"),
            ("title: a\naudience: bord", "unknown-choice", 3, 11, "did you mean board?"),
            ("title: a\nlang: français", "unknown-choice", 3, 7, "it can be en, es, he, ar"),
            ("title: a\nas_of: 30.6.2026", "bad-date", 3, 8, "write 2026-06-30"),
            ("title: a\npages: a4", "unknown-key", 3, 1, "did you mean page?"),
            ("lang: en", "missing-key", 1, 1, "add title: Report to the board"),
        ])
    func wrongFront(_ front: String, _ code: String, _ line: Int, _ column: Int, _ hint: String) throws {
        let (template, findings) = read("Text.", front: front)
        #expect(template == nil)
        try #require(findings.count == 1, "\(findings)")
        #expect(findings[0].code == code && findings[0].hint == hint)
        #expect(findings[0].location?.line == line && findings[0].location?.column == column)
    }

    @Test("No front matter, no file that can be read, nothing at all")
    func broken() {
        let bytes: [([UInt8], String)] = [
            (Array("# Report".utf8), "front-matter-missing"), ([], "front-matter-missing"),
            (Array("---\ntitle: a\n".utf8), "front-matter-unclosed"),
            (Array("---\ntitle: a\n---\n".utf8) + [0xFF], "invalid-utf8"),
            ([UInt8](repeating: 0x61, count: 1 << 20 + 1), "file-too-large"),
        ]
        for (bytes, code) in bytes {
            let result = ReportTemplate.read(
                PlanFile(path: "Reports/x.md", bytes: bytes), plan: Sample.plan())
            #expect(result.template == nil)
            #expect(result.findings.map(\.code) == [code])
        }
    }

    @Test("What has to be asked of the ledger")
    func needs() {
        #expect(read("{{ raised }}").template?.needs == [])
        #expect(read("{{ floor-3.raised }}").template?.needs == [.breakdown(.project)])
        #expect(
            read("{{ year-end-letter-2026.gifts }}\n\n```{months}\n```\n").template?.needs == [
                .breakdown(.appeal), .breakdown(.month),
            ])
        let plan = Sample.plan(caseForSupport: "{{ floor-3.to_go }}")
        let body = "```{case}\nof: center-for-innovation\n```\n"
        #expect(read(body, plan: plan).template?.needs == [.breakdown(.project)])
    }

    @Test("A page with figures, blocks and a case below the heading where it stands")
    func page() throws {
        let plan = Sample.plan(caseForSupport: "# Why\n\nWe lack {{ to_go }}. <object></object>\n\n## More\n")
        let body = """
            # Where we stand

            Raised **{{ raised }}**, see [why](#why).

            ## The case

            ```{case}
            of: center-for-innovation
            ```
            """
        let (read, findings) = read(body, plan: plan)
        let template = try #require(read)
        #expect(findings.map(\.code) == ["raw-html"])
        #expect(findings.first?.location?.file == "Campaigns/center-for-innovation.md")
        #expect(findings.first?.location?.line == 7)
        let figures = Sample.figures(plan)
        let built = template.built(figures, as: .html)
        let html = try #require(built.text)
        #expect(html.contains("<h2 id=\"where-we-stand\">Where we stand</h2>"))
        let raised = "<bdi data-figure=\"total.raised\" data-minor=\"232284550\">$2,322,845.50</bdi>"
        #expect(html.contains("<strong>\(raised)</strong>"))
        #expect(html.contains("<h4 id=\"why\">Why</h4>"))
        #expect(html.contains("<h5 id=\"more\">More</h5>"))
        let toGo = "data-figure=\"center-for-innovation.to_go\" data-minor=\"188959950\""
        #expect(html.contains("We lack <bdi \(toGo)>$1,889,599.50</bdi>."))
        #expect(html.contains("<em>[embedded object removed]</em>"))
        #expect(template.built(figures, as: .html).text == html)
    }

    @Test("Errors in a case are the report's, what is unsafe in it is left out with a warning")
    func caseProblems() {
        let body = "```{case}\nof: center-for-innovation\n```\n"
        let unsafe = "[a](javascript:x) ![b](https://x.y/z.png) [c](#nowhere) \u{202E}"
        let warned = read(body, plan: Sample.plan(caseForSupport: unsafe))
        #expect(warned.template != nil)
        #expect(warned.findings.allSatisfy { $0.severity == .warning && $0.location?.line == 5 })
        #expect(
            Set(warned.findings.map(\.code))
                == ["bad-link", "refused-image", "unknown-anchor", "report-character"])
        let wrong = read(body, plan: Sample.plan(caseForSupport: "a\n\n{{ raisd }}\n\n```{status}\n```\n"))
        #expect(wrong.template == nil)
        #expect(wrong.findings.map(\.code) == ["unknown-figure", "misplaced-block"])
        #expect(wrong.findings.map { $0.location?.line } == [7, 9])
        #expect(wrong.findings[0].message == "a campaign has no figure 'raisd'")
    }

    @Test("A page takes the text that was parsed to be checked", arguments: [MarkdownFormat.html, .markdown])
    func parsedOnce(_ format: MarkdownFormat) throws {
        let file = Sample.file("## Now\n\n{{ total.raised }} and [more](#now)\n\n```{status}\n```\n")
        let (report, findings) = ParsedReport.read(file, plan: Sample.plan(), as: format)
        let parsed = try #require(report)
        #expect(findings.isEmpty)
        let page = ReportBuilder(parsed, figures: Sample.figures()).page()
        #expect(page.text == parsed.template.built(Sample.figures(), as: format).text)
        #expect(try #require(page.text).contains("$2,322,845.50") && page.findings.isEmpty)
    }

    @Test(
        "A figure without a value keeps the report from being built",
        arguments: [
            ("{{ open-fund.goal }}", "open-fund.goal has no value: there is no goal"),
            ("{{ open-fund.ends }}", "open-fund.ends has no value: it is open-ended"),
            ("{{ open-fund.pace }}", "open-fund.pace has no value: it is open-ended"),
            ("| a |\n|---|\n| {{ open-fund.to_go }} |", "open-fund.to_go has no value: there is no goal"),
            (
                "![{{ open-fund.starts }}](data:image/png;base64,AA)",
                "open-fund.starts has no value: it has no first day"
            ),
        ])
    func withoutValue(_ body: String, _ message: String) throws {
        let template = try #require(read(body).template)
        for result in [
            template.built(Sample.figures(), as: .html),
            template.built(Sample.figures(), as: .markdown),
        ] {
            #expect(result.text == nil)
            #expect(result.findings.map(\.message) == [message])
            #expect(result.findings.first?.code == "figure-without-value")
            #expect(result.findings.first?.location?.line ?? 0 >= 4)
        }
    }

    @Test("The public sees no figure that fewer than three donors stand behind")
    func publicFigures() throws {
        let body = "{{ center-for-innovation.raised }} {{ center-for-innovation.goal }}"
        let template = try #require(read(body).template)
        let few = Sample.figures(audience: .public, donors: 2)
        let result = template.built(few, as: .html)
        #expect(result.text == nil)
        #expect(result.findings.map(\.code) == ["figure-without-value"])
        #expect(
            template.built(Sample.figures(audience: .public), as: .html).text != nil)
    }
}
