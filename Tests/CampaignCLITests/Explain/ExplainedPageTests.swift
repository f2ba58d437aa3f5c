import CampaignKit
import Testing

/// Whoever asks where a number of a page comes from takes its name from the page.
@Suite("Every figure of a page can be explained by its name")
struct ExplainedPageTests {
    private static let template = """
        ---
        title: All blocks
        audience: AUDIENCE
        ---
        {{ as_of }} {{ organization.name }} {{ donors | noun }} {{ ended_short }} {{ unassigned.received }}
        {{ negev-tomorrow.name }} {{ center-for-innovation.starts }} {{ center-for-innovation.ends | iso }}

        ```{progress}
        ```
        ```{status}
        ```
        ```{progress}
        of: year-end-2025
        ```
        ```{projects}
        of: center-for-innovation
        ```
        ```{appeals}
        of: negev-tomorrow
        ```
        ```{months}
        of: year-end-2026
        from: 2026-10
        to: 2026-11
        ```

        """

    private static let periods = """
        ---
        title: Quarters and years
        ---
        ```{months}
        by: quarter
        from: 2026-05
        to: 2026-11
        ```
        ```{months}
        of: negev-tomorrow
        by: year
        from: 2025-06
        to: 2026-06
        ```

        """

    private func sample() throws -> TestRun {
        let run = try TestRun(.none)
        #expect(run.run("init", ".", "--sample").status == 0)
        #expect(run.run("import", "docs/sample/gifts.csv", "--source", "sample", "-q").status == 0)
        for audience in ["board", "public"] {
            let text = Self.template.replacing("AUDIENCE", with: audience)
            try run.write(
                audience == "board" ? text : text.replacing("{{ unassigned.received }}", with: ""),
                to: "Reports/\(audience)-all.md")
        }
        try run.write(Self.periods, to: "Reports/periods.md")
        return run
    }

    private func figures(_ name: String, _ run: TestRun, asOf: String) -> Set<String> {
        let built = run.run("report", "build", name, "--as-of", asOf, "-o", "-")
        #expect(built.status == 0, "\(built.errors)")
        return Set(built.output.matches(of: /data-figure="([^"]+)"/).map { String($0.1) })
    }

    @Test func allOfThem() throws {
        let run = try sample()
        for day in ["2026-11-20", "2027-02-01"] {
            var names: Set<String> = []
            for report in ["board-all", "public-all", "periods", "board", "website"] {
                names.formUnion(figures(report, run, asOf: day))
            }
            #expect(names.count > 80)
            for name in names.sorted() {
                let answer = run.run("explain", name, "--as-of", day)
                #expect(answer.status == 0, "\(name): \(answer.errors)")
            }
        }
    }

    /// And the other way round: a page may name whatever can be explained, of what a page can name.
    @Test func aPageTakesEveryNameThatExplainTakes() throws {
        let run = try sample()
        let subjects = [
            "center-for-innovation", "floor-3", "year-end-letter-2026", "total", "unassigned", "organization",
        ]
        // The other sums are declared as these are.
        let sums = ["raised", "donors", "conditional", "pipeline_weighted"]
        for figure in FigureCatalogue.all where figure.tally == nil || sums.contains(figure.name) {
            for subject in subjects {
                let name = "\(subject).\(figure.name)"
                try run.write("---\ntitle: One\n---\n{{ \(name) }}\n", to: "Reports/one.md")
                let page = run.run("report", "build", "one", "--as-of", "2026-11-20", "-o", "-")
                let answer = run.run("explain", name, "--as-of", "2026-11-20")
                // A pace that does not exist is said in words, which no sentence could hold.
                let isInstead = figure.name == "pace" && answer.status == 0
                #expect((page.status == 0) == (answer.status == 0) || isInstead, "\(name): \(answer.errors)")
            }
        }
    }

    @Test func aPeriodIsWhatTheChartShows() throws {
        let run = try sample()
        let page = run.run("report", "build", "periods", "--format", "markdown", "-o", "-").output
        let answer = run.run("explain", "total.2026-q3.raised", "--json").output
        let shown = try #require(page.split(separator: "\n").first { $0.hasPrefix("| Q3 2026 |") })
        let raised = try #require(shown.split(separator: "|").dropFirst().first)
        #expect(answer.contains("\"text\":\"\(raised.filter { $0 != " " })\""), "\(shown)")
    }
}
