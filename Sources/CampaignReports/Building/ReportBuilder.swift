public import CampaignKit

/// Puts figures into a template.
public struct ReportBuilder {
    public let template: ReportTemplate
    public let figures: ReportFigures

    public init(template: ReportTemplate, figures: ReportFigures) {
        self.template = template
        self.figures = figures
    }

    /// The finished text; nil when a figure has no value, which the findings say.
    public struct Result: Sendable {
        public var text: String?
        public var findings: [Finding]
    }

    /// One self-contained page.
    public func html() -> Result {
        build(.html) { body, cases in
            for (number, place) in body.shownBlocks {
                let renderer = HTMLElementRenderer(idPrefix: "block_\(number + 1)") { cases(number, $0) }
                body.show(renderer.render(place.block.elements(figures)), at: place)
            }
        } page: { page, text in
            page.html(body: text)
        }
    }

    /// Markdown with tables and text bars.
    public func markdown() -> Result {
        build(.markdown) { body, cases in
            for (number, place) in body.shownBlocks {
                let renderer = MarkdownElementRenderer { cases(number, $0) }
                body.show(renderer.render(place.block.elements(figures)), at: place)
            }
        } page: { page, text in
            page.markdown(body: text)
        }
    }

    private func build(
        _ format: MarkdownFormat,
        blocks: (_ body: MarkdownDocument, _ cases: @escaping (_ block: Int, _ campaign: String) -> String) ->
            Void,
        page: (_ page: ReportPage, _ text: String) -> String
    ) -> Result {
        let body = ReportBody(template: template, plan: figures.plan, format: format)
        guard let document = body.document else { return Result(text: nil, findings: body.findings) }
        let resolver = FigureResolver(figures: figures)
        document.fill(resolver)
        for part in body.orderedCases { part.document?.fill(resolver) }
        body.checkAsserts(figures)
        blocks(document) { number, campaign in
            body.cases[number].flatMap { $0.campaign == campaign ? $0.document?.text : nil } ?? ""
        }
        let findings = ReportTemplate.sorted(body.findings)
        guard !findings.contains(where: { $0.severity == .error }) else {
            return Result(text: nil, findings: findings)
        }
        let frame = ReportPage(
            title: template.title, language: template.language, paper: template.paper, figures: figures,
            campaign: template.campaign, headings: body.headings)
        return Result(text: page(frame, document.text), findings: findings)
    }
}
