import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Blocks of a board's packet")
struct BoardBlockTests {
    private static let names = [
        "pace", "forecast", "changes", "pyramid", "cash-flow", "gifts", "key-figures", "compare",
    ]

    private func elements(
        _ name: String, _ options: KeyValuePairs<String, String> = [:],
        _ figures: ReportFigures? = nil
    ) throws -> [ReportElement] {
        let block = try MadeUpFigures.block(name, options, campaign: MadeUpAnswers.center)
        return try (figures ?? MadeUpFigures.figures()).elements(of: block)
    }

    private func text(_ elements: [ReportElement]) -> String {
        // As it reads: Markdown takes a bare dollar for the beginning of a formula.
        MarkdownElementRenderer { $0 }.render(elements).replacing("\\$", with: "$")
    }

    @Test("The public reads one line in the place of each", arguments: names)
    func publicPages(_ name: String) throws {
        #expect(try elements(name, [:], MadeUpFigures.figures(.public)) == [Redaction.inside])
        #expect(try elements(name) != [Redaction.inside])
    }

    @Test("Without an answer each says so in one line, or shows nothing; none fails", arguments: names)
    func noAnswer(_ name: String) throws {
        var figures = try MadeUpFigures.figures()
        figures.answers = [:]
        let found = try elements(name, [:], figures)
        #expect(found.count <= 1)
        for element in found {
            guard case .paragraph(let words) = element else {
                Issue.record("\(name) shows more than a line")
                continue
            }
            #expect(words.hasSuffix("."))
        }
    }

    @Test("Pace, forecast and the gift table need a campaign", arguments: ["pace", "forecast", "pyramid"])
    func needsCampaign(_ name: String) {
        let read = ReportBlocks.read(MadeUpFigures.directive(name), plan: MadeUpFigures.plan)
        #expect(read.findings.map(\.code) == ["missing-option"])
    }

    @Test("The pace states the finding, cut and raised so that nothing flatters")
    func pace() throws {
        // On 20 November 2025 an even pace expects 324/1095 of $4.2M, a year later 689/1095.
        let words = try text(elements("pace"))
        #expect(words.contains("$2.31M of $4.2M is raised, 55%."))
        #expect(
            words.contains(
                "A year ago the campaign was $787K ahead; it is $333K behind today, against an even pace."))
        #expect(
            words.contains(
                "The last twelve months have brought $768 a day; the goal needs $4,655 a day until 31 Dec 2027."
            ))
    }

    @Test("A day that has not come says nothing of needs and of schedules")
    func projected() throws {
        var figures = try MadeUpFigures.figures()
        figures.today = MadeUpFigures.day(2026, 11, 1)
        #expect(try !text(elements("pace", [:], figures)).contains("a day"))
    }

    @Test("The table of a course has at most twelve rows, and ends with the day itself")
    func courseTable() throws {
        let chart = try #require(try chart(elements("pace")))
        #expect(chart.data.rows.count == 12)
        #expect(chart.data.rows.last?.cells.first?.text == "20 Nov 2026")
        #expect(chart.data.rows.last?.cells[1].figure == "center-for-innovation.raised")
    }

    @Test("The table of a course is in whole units, and what is missing is rounded up")
    func courseUnits() throws {
        let chart = try #require(try chart(elements("pace")))
        let cells = chart.data.rows.flatMap { $0.cells.dropFirst() }.map(\.text)
        #expect(cells.allSatisfy { !$0.contains(".") }, "\(cells)")
        // 4,200,000 × 689 ÷ 1,095 is 2,642,739.72 and a little.
        #expect(chart.data.rows.last?.cells[2].text == "$2,642,740")
        #expect(chart.data.rows.last?.cells[3].text == "-$332,340")
        #expect(chart.data.rows.last?.cells[1].minor == 231_040_000)
        let texts = FigureTexts(currency: .usd)
        #expect(texts.short(497_233) == "$4,972" && texts.short(497_233, .up) == "$4,973")
        // What came is not nothing because it is less than one unit.
        #expect(texts.wholeMoney(66, nil).text == "$0.66" && texts.wholeMoney(0, nil).text == "$0")
        #expect(texts.wholeMoney(-101, nil).text == "-$2" && texts.wholeMoney(nil, nil) == .none)
        #expect(texts.short(33) == "$0.33" && texts.short(0) == "$0" && texts.short(1_999_999_99) == "$1.99M")
    }

    @Test("The curve of a campaign that has ended is laid over")
    func likeCurve() throws {
        let like: KeyValuePairs = ["of": "center-for-innovation", "like": "year-end-2026"]
        var figures = try MadeUpFigures.figures()
        let note = "has no curve to lay over: it has not ended, or raised nothing."
        #expect(try text(elements("pace", like, figures)).contains(note))
        let own = try #require(figures.course(of: "center-for-innovation"))
        let curve = CampaignCourse(
            own.run, rule: .like(campaign: "year-end-2026"), asOf: own.asOf, raised: [:],
            forecast: own.forecast
        ) { _ in PaceShare(1, of: 2) }
        figures.answers[.curve(campaign: "center-for-innovation", like: "year-end-2026")] = .course(curve)
        let shown = try elements("pace", like, figures)
        let drawn = try #require(chart(shown))
        #expect(drawn.data.columns.last?.title.hasPrefix("like ") == true)
        #expect(drawn.data.rows.allSatisfy { $0.cells.count == 5 && $0.cells[4].text == "$2,100,000" })
        guard case .course(let picture) = drawn.shape else {
            Issue.record("no course")
            return
        }
        #expect(picture.like.last == .init(x: 10_000, amount: 210_000_000))
        let html = HTMLElementRenderer(idPrefix: "b") { $0 }.render(shown)
        #expect(html.contains("like ") && !html.contains(note))
    }

    private func chart(_ elements: [ReportElement]) -> ReportChart? {
        for case .chart(let chart) in elements { return chart }
        return nil
    }

    @Test("A forecast says what is likely, and both rates")
    func forecast() throws {
        let words = try text(elements("forecast"))
        #expect(words.contains("$3.67M is likely, as since the start; that is $529K short of the goal."))
        #expect(words.contains("The goal needs $4,655 a day; since 20 Nov 2025 it was $768."))
    }

    @Test("An estimate that is both the highest and the likely one stands once, with both names")
    func estimates() throws {
        let chart = try #require(try chart(elements("forecast")))
        #expect(chart.data.rows.map { $0.cells[0].text } == ["High and likely", "Low"])
        guard case .bars(let bars) = chart.shape else {
            Issue.record("no bars")
            return
        }
        // 231,040,000 × 1,095 ÷ 689, floored.
        #expect(bars.map(\.bar.forecast) == [367_182_583, 231_040_000])
    }

    @Test("The gift table: the lead gift, all that is needed, and boxes")
    func pyramid() throws {
        let elements = try elements("pyramid", ["width": "half"])
        guard case .table(let table)? = elements.first else {
            Issue.record("no table")
            return
        }
        #expect(table.isHalf)
        #expect(
            table.finding.map(\.text).joined()
                == "The lead gift of $840,000 is still needed: 4 prospects to ask. "
                + "In all, 25 gifts are still needed, with 59 prospects to ask.")
        #expect(table.rows.first?.cells[1].text == "0 of 1")
        #expect(table.rows.first?.cells[1].boxes == ReportBoxes(filled: 0, of: 1))
        #expect(table.rows.last?.cells.map(\.text) == ["Total", "6 of 31", "59"])
    }

    @Test("Pledged cash: quarters to the end of next year, then one column apart, and ages")
    func cash() throws {
        let chart = try #require(try chart(elements("cash-flow")))
        guard case .columns(let columns, _, _) = chart.shape else {
            Issue.record("no columns")
            return
        }
        #expect(
            columns.map(\.label) == ["overdue", "Q4", "Q1", "Q2", "Q3", "Q4", "", "after 2027"])
        #expect(columns.map(\.above) == ["$13K", "$200K", "", "$300K", "", "", "", "$324K"])
        #expect(columns[0].look == .overdue && columns[1].look == .pledged && columns[6] == .gap)
        let rows = chart.data.rows.map { $0.cells.map(\.text) }
        #expect(rows.contains(["for more than 120 days", "$10,000.00"]))
        #expect(rows.contains(["for 1–30 days", "$2,500.00"]))
        #expect(rows.last == ["Total", "$837,274.50"])
        #expect(chart.description.contains("$12,500 is overdue, $10K of it for more than 120 days."))
    }

    @Test("Changes: every reason in words and in the table, corrections among them")
    func changes() throws {
        let words = try text(elements("changes"))
        #expect(
            words.contains(
                "Since 20 Aug 2026 raised grew by $10,500: $5,000 in new gifts, $25,000 in new pledges, "
                    + "less $15,000 cut, $4,000 written off, $500 corrected."))
        #expect(words.contains("$192,750 was received."))
        #expect(words.contains("$5,000 raised and $5,000 received are dated by 20 Aug 2026"))
        let chart = try #require(try chart(elements("changes")))
        for column in 1...3 {
            let cells = chart.data.rows.map { Self.minor($0.cells[column].text) }
            #expect(cells.dropLast().reduce(0, +) == cells.last)
        }
    }

    @Test("Payments alone change nothing that is raised: a table without a picture")
    func paymentsAlone() throws {
        typealias Sums = ChangeSummary.Sums
        var summary = ChangeSummary(
            since: MadeUpFigures.day(2026, 6, 30), asOf: MadeUpFigures.asOf,
            then: Sums(raised: 900, outstanding: 900), now: Sums(raised: 900, received: 400, outstanding: 500)
        )
        try summary.add(Sums(received: 400, outstanding: -400), because: .paid, isLate: false)
        let table = ChangeTable(summary: summary, texts: FigureTexts(currency: .usd), prefix: "total")
        guard case .table(let shown) = table.element("What changed", finding: [ReportText("Words.")]) else {
            Issue.record("an empty picture")
            return
        }
        #expect(shown.finding.map(\.text) == ["Words."] && shown.rows.count == 3)
    }

    private static func minor(_ text: String) -> Int64 {
        let digits = Int64(text.filter(\.isNumber)) ?? 0
        return text.hasPrefix("-") ? -digits : digits
    }

    @Test("Rows beyond top are one row with their sum; hidden donors stay hidden")
    func rows() throws {
        let words = try text(elements("changes", ["top": "2"]))
        #expect(words.contains("4 more entries together") && words.contains("-$14,500.00"))
        #expect(words.contains("anonymous") && !words.contains("Omer Lev"))
        let staff = try text(elements("changes", [:], MadeUpFigures.figures(.staff)))
        #expect(staff.contains("Omer Lev"))
        let html = HTMLElementRenderer(idPrefix: "b") { _ in "" }.render(try elements("changes"))
        #expect(html.contains("&lt;b&gt;Ben&lt;/b&gt; Okafor"))
    }

    @Test("The largest gifts and pledges, with how many there are")
    func gifts() throws {
        let words = try text(elements("gifts"))
        #expect(
            words.contains(
                "2 gifts and pledges since 20 Aug 2026, $30,000 in all; the largest is of $25,000."))
    }

    @Test("This year so far against the same days of the last")
    func spans() throws {
        let words = try text(elements("compare"))
        #expect(
            words.contains(
                "Since 1 Jan 2026 $900 was received, $300 more than a year before; "
                    + "$500 was raised, $300 less than a year before."))
    }

    @Test("A campaign against another on the same day of its run")
    func comparison() throws {
        let words = try text(elements("compare", ["of": "year-end-2026", "with": "center-for-innovation"]))
        #expect(
            words.contains(
                "On day 20 of its run Year-end appeal 2026 had raised $41,235, "
                    + "$8,765 less than Center for Innovation on that day of its run."))
        for (options, code) in [
            (["with": "zebra"], "unknown-id"), (["with": "center-for-innovation"], "bad-option"),
        ] as [(KeyValuePairs<String, String>, String)] {
            let found = ReportBlocks.read(
                MadeUpFigures.directive("compare", options, campaign: MadeUpAnswers.center),
                plan: MadeUpFigures.plan)
            #expect(found.findings.map(\.code).contains(code))
        }
    }

    @Test("What rates of exchange made of payments is within raised, what they made of refunds is outside")
    func exchangeDifferences() throws {
        var figures = try MadeUpFigures.figures()
        for (need, answer) in figures.answers {
            guard case .changes(var summary) = answer else { continue }
            (summary.settledDifference, summary.refundDifference) = (2_500_00, -110_00)
            figures.answers[need] = .changes(summary)
        }
        let words = try text(elements("changes", [:], figures))
        #expect(words.contains("Within raised, rates of exchange made a difference of $2,500.00."))
        #expect(words.contains("Outside raised, rates of exchange of refunds made a difference of -$110.00."))
        #expect(try !text(elements("changes")).contains("rates of exchange"))
    }

    @Test("A campaign that has ended asks no one any more")
    func endedCampaigns() throws {
        var figures = try MadeUpFigures.figures()
        #expect(try text(elements("pyramid", [:], figures)).contains("to ask"))
        figures.asOf = MadeUpFigures.day(2028, 1, 1)
        let words = try text(elements("pyramid", [:], figures))
        #expect(words.contains("The campaign has ended; 25 gifts of the table did not come."))
        #expect(!words.lowercased().contains("to ask") && !words.contains("needed:"))
        #expect(try !text(elements("key-figures", [:], figures)).contains("gift still needed"))
    }

    @Test("Every row that is asked for has the order that a few have: the largest first")
    func allRowsAreRanked() throws {
        func raised(_ options: KeyValuePairs<String, String>) throws -> [String] {
            let block = try MadeUpFigures.block("appeals", options)
            guard case .table(let table)? = try block.elements(MadeUpFigures.figures()).first else {
                return []
            }
            return table.rows.map { $0.cells[0].text }
        }
        let all = try raised(["top": "all"])
        #expect(all.prefix(3) == ["Gala 2026", "Year-end letter", "Letter to friends of the floor"])
        #expect(try raised([:]).prefix(2) != all.prefix(2) && raised(["top": "2"]).prefix(2) == all.prefix(2))
    }

    @Test("Two spans without any gift, and a charity without donors, are one line each")
    func nothingToCompare() throws {
        var figures = try MadeUpFigures.figures()
        let day = MadeUpFigures.asOf
        let span = try SpanComparison.Span(first: day, last: day, before: Tally(), after: Tally())
        figures.answers = [.spans(campaign: nil): .spans(SpanComparison(present: span, past: span))]
        #expect(
            try MadeUpFigures.block("compare").elements(figures)
                == [.paragraph("There is nothing to compare yet.")])
        for name in ["projects", "appeals"] {
            figures.answers = [:]
            let words = "There are no \(name) yet."
            #expect(try MadeUpFigures.block(name).elements(figures) == [.paragraph(words)])
        }
        let none = try MadeUpLifecycle.report(new: 0, recaptured: 0, kept: 0, lapsed: 0, dormant: 0)
        figures.answers = [.lifecycle(.present): .lifecycle(none)]
        #expect(
            try MadeUpFigures.block("retention").elements(figures) == [.paragraph("No donor has given yet.")])
    }

    @Test("Large figures have no cents, and never flatter")
    func wholeFigures() throws {
        let texts = try MadeUpFigures.figures().texts
        #expect(texts.whole(412_355_99) == "$412,355" && texts.whole(412_355_01, .up) == "$412,356")
        #expect(texts.whole(0) == "$0" && texts.whole(0, .up) == "$0")
        #expect(texts.whole(-1_050, .down) == "-$11" && texts.whole(99) == "$0.99")
        let large = texts.large(176_450_50, "a.to_go", .up)
        #expect(large.text == "$176,451" && large.minor == 17_645_050 && large.figure == "a.to_go")
        #expect(texts.large(0, "a.raised").text == "$0")
        let page = BuiltPage.Figure(name: "a.to_go", minor: large.minor, text: large.text)
        #expect(!page.isAltered(in: .usd))
    }

    @Test("Key figures with their change")
    func keys() throws {
        let words = try text(elements("key-figures"))
        #expect(words.contains("**Since 20 Aug 2026:** +$10,500"))
        #expect(words.contains("+$192,750 since 20 Aug 2026"))
        #expect(words.contains("$12,500 of it overdue"))
        #expect(words.contains("**Lead gift still needed:** $840,000 (4 prospects to ask)"))
    }

    @Test(
        "A day in the block goes before the one of the settings; a wrong one is refused",
        arguments: ["changes", "gifts", "key-figures"])
    func since(_ name: String) throws {
        var directive = MadeUpFigures.directive(name, ["since": "2026-06-30"])
        directive.defaultSince = MadeUpFigures.day(2026, 1, 1)
        func days(_ directive: BlockDirective) -> [CalendarDate?] {
            let block = ReportBlocks.read(directive, plan: MadeUpFigures.plan).block
            return (block?.needs ?? []).compactMap {
                if case .changes(_, let since, _) = $0 { since } else { nil }
            }
        }
        #expect(days(directive) == [MadeUpFigures.day(2026, 6, 30)])
        directive.options = []
        #expect(days(directive) == [MadeUpFigures.day(2026, 1, 1)])
        let wrong = ReportBlocks.read(
            MadeUpFigures.directive(name, ["since": "June"]), plan: MadeUpFigures.plan)
        #expect(wrong.findings.map(\.code) == ["bad-option"])
    }
}
