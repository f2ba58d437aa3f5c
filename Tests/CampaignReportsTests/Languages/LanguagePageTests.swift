import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

@Suite("Pages in other languages")
struct LanguagePageTests {
    @Test("The whole page", arguments: [LetterLanguage.es, .he, .ar])
    func wholePage(_ language: LetterLanguage) throws {
        let page = try MadeUpPage.html(language: language)
        #expect(Golden.expect(page, at: "page-\(language.rawValue).html") == nil)
        // Words of ours need not say that they are English.
        #expect(!page.contains("lang=\"en\""))
    }

    /// Titles, captions and marks have no word of English left; names in them are set apart.
    @Test(
        "No label is missing",
        arguments: [LetterLanguage.he, .ar], [Audience.board, .public])
    func labels(_ language: LetterLanguage, _ audience: Audience) throws {
        var figures = try MadeUpFigures.figures(audience)
        figures.language = language
        var seen = 0
        for item in try MadeUpFigures.blocks() {
            for label in try figures.elements(of: item.block).flatMap(Self.labels) {
                seen += 1
                let words = Self.withoutIsolates(label).replacing(/FY\d{4}|Q[1-4]/, with: "")
                let latin = words.unicodeScalars.contains {
                    ("A"..."Z").contains($0) || ("a"..."z").contains($0)
                }
                #expect(!latin, "\(item.name): \(label)")
            }
        }
        #expect(seen > (audience == .board ? 100 : 30))
    }

    private static func labels(_ element: ReportElement) -> [String] {
        switch element {
        case .paragraph(let text): [text]
        case .notes, .caseForSupport, .signature: []
        case .keyFigures(let figures): figures.map(\.label)
        case .table(let table): [table.caption] + table.columns.map(\.title)
        case .chart(let chart):
            [chart.title, chart.data.caption] + chart.keys.map(\.name) + chart.data.columns.map(\.title)
        }
    }

    private static func withoutIsolates(_ text: String) -> String {
        text.replacing(/\u{2068}[^\u{2069}]*\u{2069}/, with: "")
    }

    /// A picture begins at the side from which its page is read.
    @Test func chartsAreMirrored() {
        var course = ReportCourse(currency: .usd)
        course.raised = [.init(x: 0, amount: 0), .init(x: 2500, amount: 7)]
        course.ends = [.init(amount: 7, words: "יעד")]
        let left = HTMLCourse(course, id: "c", title: "t", description: "d").html
        let right = HTMLCourse(course, id: "c", title: "t", description: "d", language: .he).html
        #expect(left.contains("cx=\"25.00%\"") && right.contains("cx=\"75.00%\""))
        #expect(right.contains("x=\"100%\"") && right.contains(" direction=\"ltr\""))
        // Words that are read from the left are left as they are.
        course.ends = [.init(amount: 7, words: "goal")]
        let plain = HTMLCourse(course, id: "c", title: "t", description: "d").html
        #expect(left.contains(" direction=\"ltr\"") && !plain.contains("direction"))
        let columns = [ReportChart.Column(label: "א", values: [5], text: "א"), .gap]
        var chart = HTMLColumns(
            columns: columns, series: 1, currency: .usd, id: "c", title: "t", description: "d")
        #expect(chart.html.contains("x=\"5.00%\" y="))
        chart.language = .ar
        #expect(chart.html.contains("x=\"55.00%\" y="))
    }

    @Test func figuresOfTheTextAreInItsLanguage() throws {
        let file = Sample.file(
            "{{ as_of }}: {{ donors | noun }}", front: "title: Resumen\nlang: es\ncampaign: open-fund")
        let template = try #require(ReportTemplate.read(file, plan: Sample.plan()).template)
        let text = try #require(template.built(Sample.figures(), as: .html).text)
        #expect(text.contains(">20 nov 2026</bdi>: <bdi") && text.contains(">40 donantes</bdi>"))
        #expect(text.contains("<html lang=\"es\" dir=\"ltr\">"))
        #expect(text.contains("\"P\\e1 gina \" counter(page) \" de \" counter(pages)"))
    }
}
