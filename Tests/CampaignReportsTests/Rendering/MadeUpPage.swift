import CampaignKit

@testable import CampaignReports

/// Every block on one page, as the builder puts it together.
enum MadeUpPage {
    static func html(
        _ audience: Audience = .board, language: LetterLanguage = .en, paper: ReportPaper = .letter,
        plan: Plan = MadeUpFigures.plan, knownOn: String? = nil
    ) throws -> String {
        var figures = try MadeUpFigures.figures(audience, plan: plan, knownOn: knownOn)
        figures.language = language
        var body = """
            <p>In one sentence: <bdi data-figure="total.raised">$3,389,060.50</bdi> is raised, and most of it has come
            in. The details are below, and <a href="https://www.soroka.org">more is on our site</a>.</p>

            """
        var headings: [ReportPage.Heading] = []
        for (index, item) in try MadeUpFigures.blocks().enumerated() {
            let id = "section-\(index + 1)"
            headings.append(ReportPage.Heading(level: 2, id: id, text: "About \(item.name)"))
            body += "<h2 id=\"\(id)\">About \(item.name)</h2>\n"
            let renderer = HTMLElementRenderer(idPrefix: "block-\(index + 1)", language: language) {
                "<p>The case of \($0).</p>\n"
            }
            let elements =
                try language == .en
                ? item.block.elements(figures) : figures.elements(of: item.block)
            body += renderer.render(elements)
        }
        return ReportPage(
            title: "Report to the board", language: language, paper: paper, figures: figures,
            headings: headings
        ).html(body: body)
    }
}
