import CampaignKit
import Digests
import Terminal

/// The whole document around a report's body: head, style, landmarks, where the figures come from.
struct ReportPage {
    struct Heading: Sendable, Equatable {
        var level: Int
        var id: String
        var text: String
    }

    let title: String
    let language: LetterLanguage
    let paper: ReportPaper
    let figures: ReportFigures
    /// The campaign that the report is about; nil for the whole charity.
    var campaign: String?
    /// What goes behind our own style sheet.
    var theme: ThemeSheet?
    /// Of the body, in order, for a table of contents.
    let headings: [Heading]

    /// The page around a body of safe HTML.
    func html(body: String) -> String {
        let source = ReportSource(figures: figures, speech: speech, campaign: campaign)
        let shown = """
            <body>
            <a class="skip" href="#report"\(english)>\(speech.say("Skip to the report"))</a>
            <header>
            <p class="organization">\(about.map(HTMLElementRenderer.name).joined(separator: " · "))</p>
            <h1>\(HTMLElementRenderer.name(title))</h1>
            <p class="when"\(english)>\(source.when.map(speech.say).map(span).joined(separator: " "))</p>
            </header>
            \(contents)<main id="report">
            \(body)</main>
            <footer\(english)>
            <h2>\(speech.say("Where these figures come from"))</h2>
            <ul>
            \(source.lines.map { "<li>\(Isolates.html(speech.say($0)))</li>" }.joined(separator: "\n"))
            </ul>
            </footer>
            </body>
            </html>

            """
        let digests = BuiltPage.digests(of: head("") + shown)
        return head(digests) + shown
    }

    /// The document around a body of Markdown.
    func markdown(body: String) -> String {
        let source = ReportSource(figures: figures, speech: speech, campaign: campaign)
        let when = source.when.map(speech.say).map(Isolates.removed).joined(separator: " · ")
        let name = about.map(MarkdownText.escape).joined(separator: " · ")
        return """
            # \(MarkdownText.escape(title))

            \(name) · \(MarkdownText.escape(when))

            \(body)
            ---

            \(source.lines.map { "- \(MarkdownText.escape(Isolates.removed(speech.say($0))))\n" }.joined())
            """
    }

    /// Whose figures they are: the charity, and the campaign unless the title says it.
    private var about: [String] {
        let name = campaign.flatMap { figures.plan.campaign($0)?.name }
        return [figures.plan.organization.name] + [name].compactMap { $0 }.filter { $0 != title }
    }

    /// Below every printed page.
    private var foot: PageFoot {
        let names = (about.prefix(1) + [title]).map(PageFoot.short)
        let day = Isolates.removed(speech.say("As of \(figures.asOf)"))
        return PageFoot(
            words: (names + [day]).joined(separator: " · "), isRightToLeft: speech.isRightToLeft,
            number: PhraseBook.form(of: PageFoot.number, in: language) ?? PageFoot.number)
    }

    private var speech: Speech { Speech(language: language) }

    private var english: String { HTMLElementRenderer.mark(language) }

    private func span(_ text: String) -> String { "<span>\(Isolates.html(text))</span>" }

    private func head(_ digests: String) -> String {
        let style =
            ReportTheme.style(paper, foot: foot) + (speech.isRightToLeft ? ReportTheme.mirrored : "")
            + (theme?.css ?? "")
        let digest = SHA256.base64(SHA256.digest(Array(style.utf8)))
        let policy =
            "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; form-action 'none'"
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)" dir="\(language.direction)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            \(BuiltPage.marks(of: figures))\(digests)
            <title>\(HTMLText.escape("\(title) – \(figures.plan.organization.name)"))</title>
            <style>\(style)</style>
            </head>

            """
    }

    /// Links to the headings, when there are so many that a reader would look for them.
    private var contents: String {
        let shown = headings.filter { $0.level <= 3 }
        guard shown.count > 3 else { return "" }
        let items = shown.map { heading in
            "<li class=\"level-\(heading.level)\"><a href=\"#\(HTMLText.escape(heading.id))\">"
                + "\(HTMLElementRenderer.name(heading.text))</a></li>"
        }
        return
            "<nav aria-label=\"\(speech.say("Contents"))\">\n<ul>\n\(items.joined(separator: "\n"))\n</ul>\n</nav>\n"
    }
}

/// The paper that a report is printed on.
public enum ReportPaper: String, Sendable, CaseIterable { case letter, a4 }
