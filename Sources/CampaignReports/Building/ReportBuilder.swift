public import CampaignKit

/// Puts figures into a template.
public struct ReportBuilder {
    private let report: ParsedReport
    private let figures: ReportFigures
    private let theme: ThemeSheet?

    /// - `theme`: the style sheet that the template names.
    public init(_ report: ParsedReport, figures: ReportFigures, theme: ThemeSheet? = nil) {
        self.report = report
        var figures = figures
        figures.language = report.template.language
        self.figures = figures
        self.theme = theme
    }

    /// The finished text; nil when a figure has no value, which the findings say.
    public struct Result: Sendable {
        public var text: String?
        public var findings: [Finding]
    }

    /// One self-contained page, or Markdown with tables and text bars: as the template was parsed for.
    public func page() -> Result {
        switch report.format {
        case .html: html()
        case .markdown: markdown()
        }
    }

    private func html() -> Result {
        build { body, cases in
            for (number, place) in body.shownBlocks {
                let renderer = HTMLElementRenderer(
                    idPrefix: "block_\(number + 1)", language: figures.language
                ) { cases(number, $0) }
                body.show(renderer.render(report.body.elements(of: place, figures)), at: place)
            }
        } page: { page, text in
            page.html(body: text)
        }
    }

    private func markdown() -> Result {
        build { body, cases in
            for (number, place) in body.shownBlocks {
                let renderer = MarkdownElementRenderer(language: figures.language) { cases(number, $0) }
                body.show(renderer.render(report.body.elements(of: place, figures)), at: place)
            }
        } page: { page, text in
            page.markdown(body: text)
        }
    }

    private func build(
        blocks: (_ body: MarkdownDocument, _ cases: @escaping (_ block: Int, _ campaign: String) -> String) ->
            Void,
        page: (_ page: ReportPage, _ text: String) -> String
    ) -> Result {
        let (template, body) = (report.template, report.body)
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
        var frame = ReportPage(
            title: template.title, language: template.language, paper: template.paper, figures: figures,
            campaign: template.campaign, headings: body.headings)
        frame.theme = theme
        return Result(text: page(frame, document.text), findings: findings)
    }
}

/// Everything that a report may show, as values: computed once, before any text is rendered.
public struct ReportFigures: Sendable {
    public var plan: Plan
    public var asOf: CalendarDate
    /// As asked for: a day or a batch; nil for now.
    public var knownOn: String?
    /// Until when gifts can have come; nil where no one asked.
    public var today: CalendarDate?
    /// The day has not come: only what is posted by now is known of it.
    public var isProjected: Bool { today.map { asOf > $0 } ?? false }
    public var planDigest: String
    /// The hash of the ledger's last batch; nil when nothing was posted.
    public var ledgerHead: String?
    public let audience: Audience
    /// Of all campaigns.
    public let status: StatusReport
    /// What of it the audience may see: decided once, for texts and blocks alike.
    let redaction: Redaction
    /// What the words of blocks are written in.
    var language = LetterLanguage.en
    /// What the blocks of the template asked for (`ReportTemplate.needs`), without what has no answer.
    public var answers: [ReportNeed: ReportAnswer]
    /// What the page is made from, for those who make it once more; nil for a text without a template.
    public var origin: PageOrigin?

    public init(
        plan: Plan, asOf: CalendarDate, knownOn: String? = nil, planDigest: String, ledgerHead: String?,
        audience: Audience, status: StatusReport, answers: [ReportNeed: ReportAnswer] = [:]
    ) {
        self.plan = plan
        self.asOf = asOf
        self.knownOn = knownOn
        self.planDigest = planDigest
        self.ledgerHead = ledgerHead
        self.audience = audience
        self.status = status
        redaction = Redaction(status, for: audience)
        self.answers = answers
    }
}
