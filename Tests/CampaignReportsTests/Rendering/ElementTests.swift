import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignReports

@Suite("Elements")
struct ElementTests {
    private static let evil = "<b onclick=\"x\">'&|*_`[a](javascript:b)\u{202E}\n$1 $2"

    private static var everything: [ReportElement] {
        let text = ReportText(evil, figure: evil, tone: .good)
        let table = ReportTable(
            caption: evil, columns: [ReportTable.Column(evil), ReportTable.Column(evil, isNumber: true)],
            rows: [ReportTable.Row([text, text], kind: .total, depth: 99)])
        let bars = ReportChart.Shape.bars([
            ReportChart.Item(label: evil, bar: ReportBar(value: 5, part: 2, whole: 9, mark: 4), text: evil)
        ])
        let columns = ReportChart.Shape.columns(
            [ReportChart.Column(label: evil, group: evil, values: [5, -2], text: evil)],
            series: [evil, evil],
            currency: .usd)
        var course = ReportCourse(currency: .usd)
        course.raised = [.init(x: 0, amount: 0), .init(x: 5000, amount: 7)]
        course.schedule = [.init(x: 0, amount: 0), .init(x: 10_000, amount: 9)]
        (course.scheduleName, course.goal, course.forecast) = (evil, 9, 7...8)
        course.labels = [.init(point: .init(x: 5000, amount: 7), words: evil)]
        course.ends = [.init(amount: 9, words: evil, detail: evil)]
        course.periods = [.init(from: 0, to: 10_000, name: evil)]
        var told = ReportChart(
            shape: .course(course), title: evil, description: evil, keys: [], data: table)
        told.finding = [text]
        let keys = [
            ReportChart.Key(.solid, evil), ReportChart.Key(.hatched, evil), ReportChart.Key(.line, evil),
        ]
        return [
            .paragraph(evil), .notes([[text, ReportText(evil)]]),
            .keyFigures([ReportKeyFigure(label: evil, value: text, detail: evil)]), .table(table),
            .chart(ReportChart(shape: bars, title: evil, description: evil, keys: keys, data: table)),
            .chart(ReportChart(shape: columns, title: evil, description: evil, keys: keys, data: table)),
            .chart(told),
        ]
    }

    @Test("Hostile words stay words in every kind of element", arguments: everything.indices)
    func hostile(_ index: Int) {
        let element = Self.everything[index]
        let html = HTMLElementRenderer(idPrefix: "b") { _ in "" }.render([element])
        #expect(!html.contains("<b ") && !html.contains("\u{202E}"))
        #expect(html.contains("&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;"))
        let markdown = MarkdownElementRenderer { _ in "" }.render([element])
        #expect(!markdown.contains("\u{202E}"))
        // A drawing in letters is code, which shows everything as it is.
        for line in markdown.split(separator: "\n") where !line.contains("█") && !line.contains("░") {
            #expect(!line.contains("<b "), "\(line)")
        }
    }

    @Test("The page of a hostile plan")
    func hostilePage() throws {
        let page = try MadeUpPage.html(plan: HostilePlan.plan(named: Self.evil))
        #expect(!page.contains("<b ") && !page.contains("\u{202E}"))
    }

    @Test(
        "Bars: full only when the goal is met, a sliver for anything",
        arguments: [
            (ReportBar(value: 0, whole: 100), "0.0%", nil),
            (ReportBar(value: 1, whole: 100_000), "0.4%", nil),
            (ReportBar(value: 99_999, whole: 100_000), "99.9%", nil),
            (ReportBar(value: 100, whole: 100), "100.0%", nil),
            (ReportBar(value: -5, whole: 100), "0.0%", nil),
            (ReportBar(value: 200, whole: 100), "100.0%", "50.0%"),
            (ReportBar(value: .max, whole: .max), "100.0%", nil),
        ] as [(ReportBar, String, String?)])
    func bars(_ bar: ReportBar, _ width: String, _ goal: String?) {
        let svg = HTMLBar(bar: bar).large(id: "b", title: "", description: "")
        if width == "0.0%" {
            #expect(!svg.contains("class=\"solid\""))
        } else {
            #expect(
                svg.contains(
                    "<rect \(SVGInk.solid.attributes) x=\"0\" y=\"4\" height=\"20\" width=\"\(width)\"/>"))
        }
        #expect(svg.contains("class=\"goal\"") == (goal != nil))
        if let goal { #expect(svg.contains("<line \(SVGInk.goal.attributes) x1=\"\(goal)\"")) }
    }

    @Test(
        "Axes have round amounts, zero among them, and reach all values", arguments: Seeds.forRun(count: 100))
    func axes(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let size = Int64(1) << Int64.random(in: 1...61, using: &random)
        let values = (0..<5).map { _ in Int64.random(in: -size / 3...size, using: &random) }
        let scale = AxisScale(values, currency: .usd)
        #expect(scale.ticks.contains(0) && (2...7).contains(scale.ticks.count))
        #expect(scale.ticks == scale.ticks.sorted())
        for value in values {
            #expect(scale.low <= value && value <= scale.high)
            #expect((0...2000).contains(scale.depth(of: value, height: 200)))
        }
    }

    @Test(
        "Labels of axes",
        arguments: [
            ([0, 40_000_000], ["$0", "$100K", "$200K", "$300K", "$400K"]),
            ([250_000_000], ["$0", "$1M", "$2M", "$3M"]), ([], ["$0", "$1"]),
            ([-3_000_000, 150_000_000], ["-$500K", "$0", "$500K", "$1M", "$1.5M"]), ([90], ["$0", "$1"]),
        ] as [([Int64], [String])])
    func labels(_ values: [Int64], _ expected: [String]) {
        let scale = AxisScale(values, currency: .usd)
        #expect(scale.ticks.map(scale.label) == expected)
    }

    /// What a narrow axis cuts off first is the minus sign.
    @Test(arguments: [
        ([40_000_000], Currency.usd, "axis"), ([-3_000_000, 150_000_000], .usd, "axis axis-7"),
        ([-19_000_000, 43_000_000], .usd, "axis axis-7"),
        ([-19_000_000], Currency(code: "CHF") ?? .usd, "axis axis-10"),
    ])
    func anAxisIsAsWideAsItsLabels(_ values: [Int64], _ currency: Currency, _ classes: String) {
        #expect(AxisScale(values, currency: currency).classes == classes)
        let chart = HTMLColumns(
            columns: values.map { ReportChart.Column(label: "a", values: [$0], text: "a") }, series: 1,
            currency: currency, id: "c", title: "t", description: "d")
        #expect(chart.html.contains("<svg class=\"\(classes)\" aria-hidden"))
        for name in classes.split(separator: " ") { #expect(ReportTheme.charts.contains(".\(name) {")) }
    }

    @Test("Columns below zero hang from the line of zero")
    func negative() {
        let chart = HTMLColumns(
            columns: [
                ReportChart.Column(label: "a", values: [100_000], text: "a"),
                ReportChart.Column(label: "b", values: [-100_000], text: "b"),
            ], series: 1, currency: .usd, id: "c", title: "t", description: "d")
        #expect(
            chart.html.contains(
                "<rect \(SVGInk.solid.attributes) x=\"5.00%\" y=\"8.0\" width=\"40.00%\" height=\"100.0\"/>"))
        #expect(
            chart.html.contains(
                "<rect \(SVGInk.solid.attributes) x=\"55.00%\" y=\"108.0\" width=\"40.00%\" height=\"100.0\"/>"
            ))
    }

    @Test("Only so many labels as a phone has room for")
    func manyColumns() {
        let columns = (0..<60).map { ReportChart.Column(label: "m\($0)", values: [100], text: "m") }
        let html = HTMLColumns(
            columns: columns, series: 1, currency: .usd, id: "c", title: "t", description: "d"
        ).html
        #expect(html.components(separatedBy: ">m").count - 1 == 60 + 12)
    }

    private func columns(_ labels: [String], group: String = "") -> String {
        let columns = labels.map { label in
            var column = ReportChart.Column(label: label, values: [100], text: "t")
            column.group = group
            return column
        }
        return HTMLColumns(
            columns: columns, series: 1, currency: .usd, id: "c", title: "t", description: "d"
        ).html
    }

    /// Twelve full names of months do not fit on a phone; three letters of each do.
    @Test("Names of periods that would meet on a phone are left out there")
    func longMonths() {
        let months = (1...12).map { LetterLanguage.he.month($0) }
        #expect(columns(months, group: "2026").ranges(of: "class=\"wide\"").count == 6)
        let short = (1...12).map { Speech.english.month($0) }
        #expect(!columns(short, group: "2026").contains("class=\"wide\""))
    }

    @Test("What is before and after the periods keeps its name, and its length hides none of theirs")
    func namesAtTheEnds() {
        var columns = ["overdue", "Q4", "Q1", "Q2", "Q3", "Q4", "", "after 2027"].map { label in
            ReportChart.Column(label: label, values: [100], text: "t")
        }
        for (index, year) in zip(1...5, ["2026", "2027", "2027", "2027", "2027"]) {
            columns[index].group = year
        }
        for isHalf in [false, true] {
            var chart = HTMLColumns(
                columns: columns, series: 1, currency: .usd, id: "c", title: "t", description: "d")
            chart.isHalf = isHalf
            for label in ["overdue", "Q1", "Q2", "Q3", "Q4", "after 2027"] {
                #expect(chart.html.contains(">\(label)</text>"), "\(label)")
            }
            #expect(!chart.html.contains("class=\"wide\""))
        }
    }

    @Test("Names that cannot be left out take two lines where they would meet")
    func twoLines() {
        let names = ["Donaciones nuevas", "Compromisos nuevos", "Cobrado", "Reembolsado"]
        let html = columns(names)
        #expect(html.ranges(of: "y=\"242\"").count == 2 && html.ranges(of: "y=\"226\"").count == 2)
        #expect(!columns(["new", "paid"]).contains("y=\"242\""))
    }

    @Test("Words of a course lie neither on the goal nor on the periods")
    func courseWords() {
        var course = ReportCourse(currency: .usd)
        course.goal = 1000
        course.schedule = [
            .init(x: 0, amount: 0), .init(x: 5000, amount: 500), .init(x: 8200, amount: 950),
            .init(x: 10_000, amount: 1000),
        ]
        course.scheduleName = "the pace of last year"
        course.raised = [.init(x: 0, amount: 0), .init(x: 2500, amount: 0)]
        course.labels = [.init(point: .init(x: 2500, amount: 0), words: "nothing yet", isBelow: true)]
        let html = HTMLCourse(course, id: "c", title: "t", description: "d").html
        // Half of the height, and not 950 of 1,000, which is nine pixels below the goal.
        #expect(html.contains("x=\"50.00%\" y=\"106.0\" dx=\"-8\" dy=\"-4\""))
        #expect(html.contains("dy=\"-22\"") && !html.contains("dy=\"20\""))
    }

    @Test("Another campaign's name is where it meets no other words")
    func likeName() {
        var course = ReportCourse(currency: .usd)
        course.goal = 1000
        course.like = [
            .init(x: 0, amount: 0), .init(x: 4500, amount: 500), .init(x: 6000, amount: 700),
            .init(x: 10_000, amount: 1000),
        ]
        course.likeName = "like last year"
        course.raised = [.init(x: 0, amount: 0), .init(x: 4000, amount: 500)]
        let free = HTMLCourse(course, id: "c", title: "t", description: "d").html
        #expect(free.contains("x=\"45.00%\" y=\"106.0\" dx=\"-8\" dy=\"-6\""))
        course.labels = [.init(point: .init(x: 4000, amount: 500), words: "$500 on 20 Nov")]
        let moved = HTMLCourse(course, id: "c", title: "t", description: "d").html
        #expect(moved.contains("x=\"60.00%\" y=\"70.0\" dx=\"-8\" dy=\"-6\""))
    }

    @Test("What is pledged is hatched in a small bar too, and each has a pattern of its own")
    func smallBars() {
        func row(_ part: Int64) -> ReportTable.Row {
            .init([
                ReportText("a"), ReportText("50%", bar: ReportBar(value: 50, part: part, whole: 100)),
                ReportText("20 Nov 2026"), ReportText("2 of 2026"),
            ])
        }
        let table = ReportTable(
            caption: "T", columns: ["A", "B", "C", "D"].map { .init($0) }, rows: [row(20), row(50), row(0)])
        let html = HTMLReportTable(table: table, id: "t").html
        #expect(html.contains("url(#t-1-h)") && html.contains("url(#t-3-h)") && !html.contains("t-2-h"))
        // A day is one word on paper.
        #expect(html.ranges(of: " class=\"day\"").count == 3)
    }

    @Test("Large numbers have their commas on axes and in percentages")
    func commas() {
        #expect(
            Percent(tenths: 202_580).shortText == "20,258%" && Percent(tenths: -12_345).shortText == "-1,235%"
        )
        let scale = AxisScale([100_000], currency: .usd)
        #expect(scale.ticks.map(scale.label).contains("$1,000") == scale.ticks.contains(100_000))
        #expect(!scale.ticks.map(scale.label).contains("$1000"))
    }
}
