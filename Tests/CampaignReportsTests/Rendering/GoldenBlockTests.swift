import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

@Suite("Blocks as HTML and Markdown")
struct GoldenBlockTests {
    static let names = [
        "progress", "progress-all", "status", "status-negev", "appeals", "projects", "months", "days",
        "retention", "case", "pace", "forecast", "changes", "pyramid", "cash-flow", "gifts", "key-figures",
        "compare", "donors", "honor-roll", "pledges", "table",
    ]

    private func elements(_ name: String, _ audience: Audience) throws -> [ReportElement] {
        let block = try #require(try MadeUpFigures.blocks().first { $0.name == name }?.block)
        return try MadeUpFigures.figures(audience).elements(of: block)
    }

    @Test("Each block", arguments: names, [Audience.board, .public])
    func golden(_ name: String, _ audience: Audience) throws {
        let elements = try elements(name, audience)
        let html = HTMLElementRenderer(idPrefix: "block-1") { "<p>The case of \($0).</p>\n" }.render(elements)
        let markdown = MarkdownElementRenderer { "The case of \($0).\n" }.render(elements)
        #expect(Golden.expect(html, at: "blocks/\(name)-\(audience).html") == nil)
        #expect(Golden.expect(markdown, at: "blocks/\(name)-\(audience).md") == nil)
    }

    @Test(
        "Quarters, fiscal years and a few rows",
        arguments: [
            ("quarters", "months", ["by": "quarter", "of": "negev-tomorrow"]),
            ("years", "months", ["by": "year"]), ("from-to", "months", ["from": "2026-03", "to": "2026-06"]),
            ("top", "appeals", ["top": "1", "caption": "The best"]),
            ("one-appeal", "appeals", ["of": "gala-2026"]),
            ("one-project", "projects", ["of": "floor-3"]),
        ] as [(String, String, [String: String])])
    func options(_ name: String, _ block: String, _ options: [String: String]) throws {
        var directive = MadeUpFigures.directive(block)
        let place = directive.location
        directive.options = options.sorted { $0.key < $1.key }.map {
            BlockDirective.Option(key: $0.key, value: $0.value, keyLocation: place, valueLocation: place)
        }
        let read = ReportBlocks.read(directive, plan: MadeUpFigures.plan)
        #expect(read.findings.isEmpty)
        let elements = try #require(read.block).elements(try MadeUpFigures.figures())
        let markdown = MarkdownElementRenderer { $0 }.render(elements)
        #expect(Golden.expect(markdown, at: "blocks/\(name).md") == nil)
    }

    @Test("A page of Markdown")
    func page() throws {
        let page = ReportPage(
            title: "Report to the board", language: .en, paper: .letter,
            figures: try MadeUpFigures.figures(knownOn: "2026-11-19"), headings: [])
        #expect(Golden.expect(page.markdown(body: "Body.\n"), at: "page.md") == nil)
    }

    @Test("The whole page")
    func wholePage() throws {
        #expect(Golden.expect(try MadeUpPage.html(), at: "page.html") == nil)
    }

    @Test("Every figure in a cell is the status's own")
    func figuresAgree() throws {
        let figures = try MadeUpFigures.figures()
        let texts = figures.texts
        var seen = 0
        // The made-up donors and pledges are few: their sums are not the plan's.
        for item in try MadeUpFigures.blocks()
        where !(item.block is DonorsBlock || item.block is PledgesBlock) {
            for text in try item.block.elements(figures).flatMap(Self.texts) {
                guard let parts = text.figure?.split(separator: "."), parts.count == 2 else { continue }
                let tally =
                    parts[0] == "total"
                    ? figures.status.total?.tally : figures.status.row(String(parts[0]))?.tally
                guard let tally else { continue }
                let amount: Int64? =
                    switch parts[1] {
                    case "raised": tally.raised
                    case "received": tally.received
                    case "outstanding": tally.outstanding
                    default: nil
                    }
                guard let amount else { continue }
                seen += 1
                #expect(
                    [
                        texts.text(amount), texts.text(amount, short: true), texts.short(amount),
                        texts.whole(amount), texts.whole(amount, .up),
                    ].contains(text.text), "\(parts)")
            }
        }
        #expect(seen > 30)
    }

    private static func texts(_ element: ReportElement) -> [ReportText] {
        switch element {
        case .table(let table): table.finding + table.rows.flatMap(\.cells)
        case .chart(let chart): chart.finding + chart.data.rows.flatMap(\.cells)
        case .keyFigures(let figures): figures.map(\.value)
        case .notes(let lines): lines.flatMap { $0 }
        case .paragraph, .caseForSupport, .signature: []
        }
    }
}
