import CampaignKit
import Terminal

/// Elements as HTML: every word escaped, every figure isolated and named.
///
/// Words are in the page's language; where that is English they say so, because the text around them may not.
struct HTMLElementRenderer {
    /// Makes ids unique on the page: `block-3`.
    let idPrefix: String
    var language = LetterLanguage.en
    /// Renders a campaign's case for support to safe HTML.
    let caseForSupport: (_ campaign: String) -> String

    func render(_ elements: [ReportElement]) -> String {
        elements.enumerated().map { render($1, id: "\(idPrefix)-\($0 + 1)") }.joined(separator: "\n") + "\n"
    }

    private func render(_ element: ReportElement, id: String) -> String {
        switch element {
        case .paragraph(let text): "<p class=\"block\"\(mark)>\(Isolates.html(text))</p>"
        case .notes(let lines): notes(lines)
        case .keyFigures(let figures): keyFigures(figures)
        case .table(let table): HTMLReportTable(table: table, id: id, language: language).html
        case .chart(let chart): HTMLChart(chart: chart, id: id, language: language).html
        case .caseForSupport(let campaign): "<div class=\"case\">\n\(caseForSupport(campaign))</div>"
        case .signature(let name, let picture): signature(name, picture)
        }
    }

    private var mark: String { Self.mark(language) }

    /// The attributes of what we write ourselves: none where it is in the page's language.
    static func mark(_ language: LetterLanguage) -> String {
        language == .en ? " lang=\"en\" dir=\"ltr\"" : ""
    }

    /// The line to sign on is drawn with attributes of its own: print programs apply no style sheet to it.
    private func signature(_ name: String, _ picture: SignaturePicture?) -> String {
        let words = HTMLText.escape(SignaturePicture.words(name, language))
        let above =
            picture.map { "<img src=\"\($0.address)\" alt=\"\(words)\" height=\"60\">" }
            ?? "<svg width=\"280\" height=\"70\" viewBox=\"0 0 280 70\" aria-hidden=\"true\">"
            + "<path d=\"M0 69H280\" stroke=\"#777\" stroke-width=\"1\"/></svg>"
        return "<p class=\"block\">\(above)<br>\(Self.name(name))</p>"
    }

    private func notes(_ lines: [[ReportText]]) -> String {
        guard !lines.isEmpty else { return "" }
        let items = lines.map { line in
            "<li>" + line.map(Self.text).joined() + "</li>"
        }
        return "<ul class=\"notes\"\(mark)>\n\(items.joined(separator: "\n"))\n</ul>"
    }

    private func keyFigures(_ figures: [ReportKeyFigure]) -> String {
        let items = figures.map { figure in
            let detail =
                figure.detail.isEmpty
                ? "" : "<dd class=\"detail\">\(Isolates.html(figure.detail))</dd>"
            return "<div><dt>\(Isolates.html(figure.label))</dt>"
                + "<dd class=\"value\">\(Self.text(figure.value))</dd>\(detail)</div>"
        }
        return "<dl class=\"key-figures\"\(mark)>\n\(items.joined(separator: "\n"))\n</dl>"
    }

    /// A text; isolated when it is a figure, so that its direction never reorders what is around it.
    static func text(_ text: ReportText) -> String {
        let words = Isolates.html(text.text)
        let tone =
            switch text.tone {
            case .plain: ""
            case .good: " class=\"good\""
            case .caution: " class=\"caution\""
            case .faint: " class=\"faint\""
            }
        guard let figure = text.figure else { return tone.isEmpty ? words : "<span\(tone)>\(words)</span>" }
        return "<bdi\(tone)\(mark(figure, text.minor))>\(words)</bdi>"
    }

    /// The attributes that name a figure, with its exact amount where that may be told.
    static func mark(_ figure: String, _ minor: Int64?) -> String {
        " data-figure=\"\(HTMLText.escape(figure))\"" + (minor.map { " data-minor=\"\($0)\"" } ?? "")
    }

    /// What a picture or a table shows, below its title; nothing where nothing is said.
    static func finding(_ texts: [ReportText]) -> String {
        texts.isEmpty ? "" : "<span class=\"finding\">\(texts.map(text).joined())</span>"
    }

    /// A name from a plan, isolated.
    static func name(_ text: String) -> String { "<bdi>\(Isolates.html(text))</bdi>" }
}
