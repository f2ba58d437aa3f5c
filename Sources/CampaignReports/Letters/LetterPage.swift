import CampaignKit
import Digests
import Terminal

/// What stands around letters: the document, the letterhead, and the address where an envelope's window is.
enum LetterPage {
    static func open(
        title: String, _ facts: LetterFacts, pictures: String, _ html: inout HTMLBytes
    ) {
        let style = LetterStyle.css + pictures
        let digest = SHA256.base64(SHA256.digest(Array(style.utf8)))
        let policy =
            "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; form-action 'none'"
        html.append(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>
            """)
        html.words("\(title) – \(facts.organization.name)")
        html.append("</title>\n<style>\(style)</style>\n</head>\n<body>\n<main>\n<h1 class=\"unseen\">")
        html.words(title)
        html.append("</h1>\n")
    }

    static func close(_ html: inout HTMLBytes) { html.append("</main>\n</body>\n</html>\n") }

    /// The letter's beginning: who writes, when, to whom.
    static func head(
        _ item: LetterRun.Item, _ values: LetterValues, _ address: [String], _ html: inout HTMLBytes
    ) {
        let language = item.template.language
        let paper = item.template.paper == .a4 ? " a4" : ""
        let window = item.template.window.map { " " + $0.name } ?? ""
        html.append(
            "<article class=\"letter\(paper)\(window)\" lang=\"\(language.rawValue)\" dir=\"\(language.direction)\">\n"
        )
        let from = LeftToRight.direction(of: values.facts.organization.name) ?? language.direction
        html.append("<header>\n<p class=\"from\" dir=\"\(from)\"><strong>")
        html.words(values.facts.organization.name)
        html.append("</strong>")
        for line in values.facts.organization.address {
            html.append("<br>")
            html.words(line)
        }
        html.append("</p>\n<p class=\"day\">")
        html.isolated(language.text(values.facts.today))
        html.append("</p>\n<p class=\"to\" dir=\"ltr\">")
        lines(address, &html)
        html.append("</p>\n</header>\n")
    }

    /// Lines of an address, each with its own direction.
    static func lines(_ lines: [String], _ html: inout HTMLBytes) {
        for (index, line) in lines.enumerated() {
            if index > 0 { html.append("<br>") }
            html.isolated(line)
        }
    }
}

/// How letters look on paper, in one style sheet without any reference to the outside.
///
/// WeasyPrint breaks slips inside a flex box, and knows neither `gap` nor logical margins. It passes over
/// `@supports`, so what only browsers get right is there.
/// The address stands where the left window of a #10 envelope shows it however the folded sheet slides: 2.45
/// to 3.2 inches from the top, 0.9 inches from the left. The text begins below the first fold.
enum LetterStyle {
    static let css = """

        @page { size: letter; margin: .5in .9in; }
        @page a4 { size: A4; margin: .5in .9in; }
        body { margin: 0; color: #000; background: #fff;
        font: 11pt/1.35 Georgia, "Noto Serif", "Noto Serif Hebrew", "Noto Naskh Arabic", serif; }
        .letter { position: relative; box-sizing: border-box; break-after: page; min-height: 9.95in;
        max-width: 6.7in; }
        @supports (display: flex) { .letter { display: flex; flex-direction: column; } header { flex: none; } }
        .letter:last-child { break-after: auto; }
        .a4 { page: a4; min-height: 270mm; }
        header { height: 3.25in; }
        header p { margin: 0; }
        .from { font-size: 9.5pt; }
        .from strong { font-size: 12pt; }
        .day { margin-top: .3in; }
        .to { position: absolute; top: 1.95in; left: 0; width: 3.4in; font-size: 10pt; line-height: .15in;
        text-align: left; overflow-wrap: anywhere; }
        .letter p, .letter ul, .letter ol { margin: 0 0 .7em; orphans: 2; widows: 2; }
        .letter header p { margin: 0; }
        .letter header .day { margin-top: .3in; }
        p:empty { display: none; }
        h1, h2, h3 { font-size: 12pt; margin: 0 0 .4em; break-after: avoid; }
        table { border-collapse: collapse; margin: 0 0 .7em; }
        th, td { text-align: start; vertical-align: top; padding: .15em .8em .15em 0; }
        caption { text-align: start; font-weight: bold; }
        .slip { margin-top: auto; padding-top: .12in; border-top: 1.5px dashed #000; break-inside: avoid;
        font-size: 9.5pt; line-height: 1.3; }
        .slip h2 { font-size: 11.5pt; margin: 0 0 .3em; }
        .slip p { margin: 0 0 .45em; }
        .box { display: inline-block; width: .75em; height: .75em; border: 1px solid #000;
        margin-right: .35em; }
        .choice { display: inline-block; margin-right: 1.4em; }
        [dir=rtl] .box { margin-right: 0; margin-left: .35em; }
        [dir=rtl] .choice { margin-right: 0; margin-left: 1.4em; }
        .line { display: inline-block; width: 1.1in; border-bottom: 1px solid #000; }
        .two { display: table; table-layout: fixed; width: 100%; }
        .two > p { display: table-cell; vertical-align: top; padding-right: .12in; overflow-wrap: anywhere; }
        [dir=rtl] .two > p { padding-right: 0; padding-left: .12in; }
        .two + .code { margin-top: .2em; }
        .code { font-size: 8pt; color: #333; }
        .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; margin: 0; }
        @media screen {
        body { background: #ddd; }
        .letter { margin: 1rem auto; padding: .5in .9in; max-width: 8.5in; min-height: 11in; background: #fff; }
        .to { top: 2.45in; left: .9in; }
        }
        @media screen and (max-width: 40rem) {
        .letter { padding: 1rem; min-height: 0; overflow-wrap: anywhere; }
        header { height: auto; }
        .to { position: static; width: auto; margin-top: 1rem; }
        .two, .two > p { display: block; }
        .two > p, [dir=rtl] .two > p { padding: 0; }
        }

        """
}
