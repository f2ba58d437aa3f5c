import CampaignKit
import Digests
import Terminal

/// What stands around letters: the document, the letterhead, and the address where an envelope's window is.
enum LetterPage {
    static func open(title: String, _ facts: LetterFacts, _ html: inout HTMLBytes) {
        let style = LetterStyle.css
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
        html.append("</title>\n<style>\(style)</style>\n</head>\n<body>\n")
    }

    static func close(_ html: inout HTMLBytes) { html.append("</body>\n</html>\n") }

    /// The letter's beginning: who writes, when, to whom.
    static func head(
        _ item: LetterRun.Item, _ values: LetterValues, _ address: [String], _ html: inout HTMLBytes
    ) {
        let language = item.template.language
        let paper = item.template.paper == .a4 ? " a4" : ""
        html.append(
            "<article class=\"letter\(paper)\" lang=\"\(language.rawValue)\" dir=\"\(language.direction)\">\n"
        )
        html.append("<header>\n<p class=\"from\" dir=\"auto\"><strong>")
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
