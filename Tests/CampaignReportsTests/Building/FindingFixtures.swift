import CampaignKit

/// A template body with one thing wrong; «» stand around what the finding points at.
struct FindingFixture: Sendable {
    let code: String
    let body: String
    let message: String
    let hint: String?
    var severity = Finding.Severity.error

    init(
        _ code: String, _ body: String, _ message: String, hint: String?, severity: Finding.Severity = .error
    ) {
        (self.code, self.body, self.message, self.hint) = (code, body, message, hint)
        self.severity = severity
    }

    static let all = figures + blocks + page + text

    static let figures: [FindingFixture] = [
        FindingFixture(
            "unknown-figure", "We have {{ «raisd» }}.", "the whole charity has no figure 'raisd'",
            hint: "did you mean raised?"),
        FindingFixture(
            "unknown-figure", "é **{{ «centre-for-innovation».raised }}**",
            "no campaign, project or appeal has the id 'centre-for-innovation'",
            hint: "did you mean center-for-innovation?"),
        FindingFixture(
            "unknown-figure", "- {{ center-for-innovation.«floor-2».raised }}",
            "center-for-innovation has no project or appeal 'floor-2'", hint: "did you mean floor-3?"),
        FindingFixture(
            "unknown-figure", "{{ floor-3.«visitors» }}", "a project has no figure 'visitors'",
            hint: "the figures are " + FigureCatalogue.names(in: .part).joined(separator: ", ")),
        FindingFixture(
            "unknown-figure", "{{ «ends» }}", "the whole charity has no figure 'ends'",
            hint: "put a campaign before it: ID.ends"),
        FindingFixture(
            "unknown-figure", "{{ «floor-3» }}", "'floor-3' is not a figure by itself",
            hint: "add the figure: floor-3.raised"),
        FindingFixture(
            "unknown-figure", "{{ center-for-innovation.«floor-3» }}", "'floor-3' is a project, not a figure",
            hint: "add the figure: center-for-innovation.floor-3.raised"),
        FindingFixture(
            "unknown-figure", "{{ «open-find».floor-3.raised }}", "no campaign has the id 'open-find'",
            hint: "did you mean open-fund?"),
        FindingFixture(
            "unknown-figure", "{{ open-fund.«floor-3».raised }}",
            "open-fund has no project or appeal 'floor-3'",
            hint: "it belongs to center-for-innovation: write center-for-innovation.floor-3"),
        FindingFixture(
            "unknown-figure", "{{ a.b.c.«d» }}", "a figure's name has at most three parts",
            hint: "write campaign.project.raised"),
        FindingFixture(
            "compared-with-itself", "We have {{ raised }}, against «{{ raised | short }}» a year ago.",
            "this sentence compares total.raised with itself",
            hint: "both are of the report's day; {compare} and {changes} show another day",
            severity: .warning),
        FindingFixture(
            "unknown-filter", "{{ raised | «shrot» }}", "there is no filter 'shrot'",
            hint: "did you mean short?"),
        FindingFixture(
            "unknown-filter", "{{ raised | «iso» }}", "the filter 'iso' does not fit raised",
            hint: "it can be short, whole or words"),
        FindingFixture(
            "unknown-filter", "{{ donors | «short» }}", "the filter 'short' does not fit donors",
            hint: "it can be noun or words"),
        FindingFixture(
            "region-syntax", "«{{#unless raised}}» x", "this is not a region of a report",
            hint: "write {{#if year-end-2026.overdue}} … {{else}} … {{/if}}"),
        FindingFixture(
            "unknown-field", "{{#each «gifts»}} x {{/each}}", "there is no list 'gifts' in a report",
            hint: "it can be campaigns, projects or appeals"),
        FindingFixture(
            "placeholder-text", "«Write here» what the gift has done.",
            "'Write here' is still what the template says",
            hint: "write your own words in its place, or delete the line", severity: .warning),
        FindingFixture(
            "unclosed-region", "«{{#if raised}}» x", "this region is never closed",
            hint: "write {{/if}} where it ends"),
        FindingFixture(
            "unknown-figure", "{{#if «raisd»}} x {{/if}}", "the whole charity has no figure 'raisd'",
            hint: "did you mean raised?"),
        FindingFixture(
            "figure-syntax", "«{{ raised | short | whole }}»", "a figure has at most one filter",
            hint: "write {{ raised | short }}"),
        FindingFixture(
            "figure-syntax", "We have «{{» raised\n}}.", "these braces are not closed on this line",
            hint: "close them with }}, or write \\{{ for literal braces"),
        FindingFixture(
            "figure-syntax", "{{ «raised!» }}", "'raised!' is not the name of a figure",
            hint: "write {{ raised }} or {{ ID.raised | short }}, or \\{{ for literal braces"),
        FindingFixture(
            "figure-syntax", "«{{ }}»", "a name is missing here",
            hint: "write {{ raised }} or {{ ID.raised | short }}, or \\{{ for literal braces"),
        FindingFixture(
            "misplaced-figure", "[a](https://example.org/«{{ raised }}»)",
            "a figure cannot be used in the address or title of a link",
            hint: "put it in the link's text, or \\{{ for literal braces"),
        FindingFixture(
            "misplaced-figure", "[a](https://example.org/ \"«{{ raised }}»\")",
            "a figure cannot be used in the address or title of a link",
            hint: "put it in the link's text, or \\{{ for literal braces"),
        FindingFixture(
            "misplaced-figure", "![a](data:image/png;base64,AA \"«{{ raised }}»\")",
            "a figure cannot be used in the address or title of an image",
            hint: "put it in the description: ![{{ raised }}](…)"),
        FindingFixture(
            "misplaced-figure", "[«{{ raised }}»]: https://example.org",
            "a figure here would not be displayed",
            hint:
                "figures go in text; this is the definition of a link, or a cell beyond the table's columns"
        ),
    ]

    static let blocks: [FindingFixture] = [
        FindingFixture(
            "block-without-braces", "```«progress»\n```",
            "this is shown as code: 'progress' is a block, but has no braces", hint: "write ```{progress}",
            severity: .warning),
        FindingFixture(
            "repeated-block", "```{case}\nof: open-fund\n```\n\nAgain:\n\n```{«case»}\nof: open-fund\n```",
            "the case for support of open-fund is already shown here", hint: "keep one of them"),
        FindingFixture(
            "unknown-id", "```{progress}\nof: «floor-3»\n```", "no campaign has the id 'floor-3'",
            hint: "it is a project of the campaign center-for-innovation"),
        FindingFixture(
            "unknown-block", "```{«statsu»}\n```", "there is no block {statsu}",
            hint: "did you mean {status}?"),
        FindingFixture(
            "block-syntax", "```«{status»\n```", "the brace is not closed", hint: "write ```{status}"),
        FindingFixture(
            "block-syntax", "```«{}»\n```", "write the block's name in braces here", hint: "write ```{status}"
        ),
        FindingFixture(
            "block-syntax", "```{status} «open-fund»\n```", "nothing may follow the block's name",
            hint: "options go on the lines below, one key: value per line"),
        FindingFixture(
            "unclosed-fence", "«```»{status}\nof: open-fund\n", "the block {status} is never closed",
            hint: "put ``` on a line of its own below its last line"),
        FindingFixture(
            "unclosed-fence", "«~~~~» sh\nls\n~~~\n", "this code is never closed",
            hint: "put ~~~~ on a line of its own below its last line"),
        FindingFixture(
            "unknown-option", "```{status}\n«off»: open-fund\n```", "{status} has no option 'off'",
            hint: "did you mean of?"),
        FindingFixture(
            "wrong-type", "```{status}\n«of»\n```", "there are no keys here",
            hint: "write one key per line, each with a colon and a space: name: Year-end appeal"),
        FindingFixture(
            "wrong-type", "```{status}\nof: «[a, b]»\n```", "of is a list where a text is expected",
            hint: "write one value, in quotes when it begins with [ or {"),
        FindingFixture(
            "yaml-syntax", "```{status}\nof: «\"»open\n```", "the quote that begins here is never closed",
            hint: "close it with the same quote"),
        FindingFixture(
            "misplaced-block", "> ```{«status»}\n> ```\n", "the block {status} cannot be used here",
            hint: "put it below the quotation"),
    ]

    static let page: [FindingFixture] = [
        FindingFixture(
            "raw-html", "«<object data=\"x.swf\">»\n<embed>\n</object>", "HTML is left out of a report",
            hint: "write it as Markdown, or \\< for a literal <", severity: .warning),
        FindingFixture(
            "raw-html", "a «<b onclick=\"x\">»c</b>", "HTML is left out of a report",
            hint: "write it as Markdown, or \\< for a literal <", severity: .warning),
        FindingFixture(
            "bad-link", "See [this](«javascript:alert(1)»).", "a report cannot link to this address",
            hint: "links begin with https://, http:// or mailto:, or go to a heading: #goals"),
        FindingFixture(
            "bad-link", "See [this](«www.example.org»).", "a report cannot link to this address",
            hint: "begin it with https://"),
        FindingFixture(
            "unknown-anchor", "## Our goals\n\n[up](«#our-gaols»)", "the page has no heading #our-gaols",
            hint: "did you mean #our-goals?"),
        FindingFixture(
            "refused-image", "![a tree](«https://example.org/t.png»)",
            "an external image is not shown in a report",
            hint: "put it in the text: data:image/png;base64,…"),
        FindingFixture(
            "table-shape", "| a | b |\n|---|---|\n«| 1 | 2 | 3 |»\n",
            "this row has more cells than the table has columns",
            hint: "write \\| for a bar inside a cell", severity: .warning),
    ]

    static let text: [FindingFixture] = [
        FindingFixture(
            "report-character", "é «\u{202E}»txt",
            "a character that changes the reading direction (U+202E) is not allowed here",
            hint: "delete it; it may have come with pasted text"),
        FindingFixture(
            "report-character", "a «&#xE000;»0&#57345x;",
            "a private-use character (U+E000) is not allowed here",
            hint: "delete it; it may have come with pasted text"),
        FindingFixture(
            "report-too-deep", "«" + String(repeating: "> ", count: 65) + "a»",
            "quotations or lists are nested too deeply here",
            hint: "at most 64 may be nested; flatten it"),
        FindingFixture(
            "report-brackets", "«" + String(repeating: "[", count: 5001) + "»",
            "more than 5,000 brackets in one paragraph",
            hint: "put blank lines between, or write \\[ for a literal ["),
        FindingFixture(
            "report-too-long", String(repeating: "a\n", count: 20_000) + "«a»",
            "the text has more than 20,000 lines", hint: "split the report"),
    ]
}
