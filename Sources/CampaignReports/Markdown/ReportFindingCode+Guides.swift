/// What people are told about each code.
extension ReportFindingCode {
    static let guides: [ReportFindingCode: Guide] = textGuides.merging(pageGuides) { first, _ in first }
        .merging(letterGuides) { first, _ in first }

    private static let textGuides: [ReportFindingCode: Guide] = [
        .forbiddenText: Guide(
            "A character that is not allowed in a report",
            """
            Control characters and characters that change the reading direction can make a text look like \
            another one; private-use characters mark figures inside the program. They usually come with \
            pasted text, or are written as &#x202E;. Delete them.
            """),
        .tooLong: Guide(
            "The text is too long for a report",
            """
            A report may have 1 MiB and 20,000 lines, a table 20,000 cells. More is nearly always data that \
            came in by mistake, and it would keep the program busy for minutes. Split the report.
            """),
        .tooDeep: Guide(
            "Lists or quotations are nested too deeply",
            """
            At most 64 quotations and list items may be nested. Deeper nesting is an accident of pasting or \
            an attempt to keep the program busy. Flatten it.
            """),
        .tooManyBrackets: Guide(
            "Too many brackets in one paragraph",
            """
            Every [ may begin a link, and each is compared with all that follow. A paragraph may have at \
            most 5,000; separate text with blank lines, or write \\[.
            """),
        .tooManyFindings: Guide(
            "More findings than are shown",
            """
            One file has more findings than anyone can read. The first 200 are shown; fix them and check \
            again.
            """),
        .placeholderText: Guide(
            "Words of a template that no one replaced",
            """
            A new report or letter has a place for your own words, such as "Write here what the gift has \
            done". Whoever reads the page would read that. Write your own sentence there, or delete it.
            """),
        .figureSyntax: Guide(
            "Not a figure",
            """
            A figure is written {{ raised }}, {{ ID.raised }} or {{ ID.raised | short }}, on one line, with \
            the id of a campaign, project or appeal. Write \\{{ for literal braces.
            """),
        .unknownFigure: Guide(
            "There is no such figure",
            """
            There is no figure with this name, so the sentence would have a gap. The hint gives the nearest \
            figure, campaign, project or appeal; 'campaign status --json' lists all figures.
            """),
        .unknownFilter: Guide(
            "The filter does not fit",
            """
            After the bar comes the format: short for $4.2M, whole for an amount without cents or a share \
            without decimals, words for $4.2 million, month for November 2026, iso for a day as 2026-11-20. \
            Each fits some kinds of figures; 'campaign help reports' lists them.
            """),
        .comparedWithItself: Guide(
            "A figure is compared with itself",
            """
            Every figure of a report is of the report's own day, so a sentence such as "{{ raised }}, \
            against {{ raised }} a year ago" says the same amount twice. The blocks {compare} and {changes} \
            show another day; another campaign has its own id.
            """),
        .falseSide: Guide(
            "Ahead or behind, and the figure says otherwise",
            """
            pace_difference is below zero for a campaign that is behind, so "{{ pace_difference }} behind" says \
            "-$5 behind" on one day and "$5 behind" for a campaign that is ahead on another. Write {{ pace }} for \
            the side, or leave the word out.
            """),
        .shareOfNothing: Guide(
            "A share of nothing",
            """
            A sentence such as "5 of its 0 donors" is false on a day without donors, and was true on the \
            day on which it was written. Put it in a region: {{#if donors}} … {{else}} … {{/if}}.
            """),
        .misplacedFigure: Guide(
            "A figure cannot be used here",
            """
            Figures go in text: paragraphs, headings, lists, tables. In the address or the title of a link \
            they would not be seen, and could change where it goes. Write the link as it is, or move the \
            figure.
            """),
        .figureWithoutValue: Guide(
            "The figure has no value on this day",
            """
            A fund without a goal has nothing to go, and a campaign that has ended requires nothing per day. \
            The finding shows what is missing. The report is not built with a gap: remove the sentence, or \
            give the campaign what it lacks.
            """),
    ]

    private static let pageGuides: [ReportFindingCode: Guide] = [
        .unclosedFence: Guide(
            "A block or code that is never closed",
            """
            A block begins with three backticks and a name in braces, and ends with a line of three backticks. \
            Without that line the rest of the report would be part of it.
            """),
        .blockSyntax: Guide(
            "The first line of a block cannot be read",
            """
            After the backticks comes the block's name in braces and nothing else: ```{status}. Options go \
            below it, one key: value per line.
            """),
        .blockWithoutBraces: Guide(
            "A block's name without braces",
            """
            Three backticks and a word are code, and are shown as code. With the word in braces they are a \
            block: ```{status}.
            """),
        .unknownBlock: Guide(
            "There is no such block",
            """
            The name in braces chooses what is shown: {status}, {progress}, {case} and others. The hint \
            gives the nearest one, or all of them.
            """),
        .misplacedBlock: Guide(
            "A block cannot be used here",
            """
            Blocks go in a report itself, not in a campaign's case for support, which may be shown in many \
            reports, and not in a quotation.
            """),
        .repeatedBlock: Guide(
            "A block that may be used only once",
            """
            A campaign's case is shown once. A page for the public has one {months}: with two, for other \
            months or campaigns, the difference could reveal what a single person gave.
            """),
        .assertFailed: Guide(
            "The figures do not support what the text says",
            """
            An {assert} block names a figure and what it has to be, because a nearby sentence is true only \
            then. Change the sentence, or put it between {{#if …}} and {{/if}}.
            """),
        .sumTooLarge: Guide(
            "A sum is more than an amount can hold",
            """
            Amounts are exact, up to 92 quadrillion in a currency with cents. A page with a sum beyond that \
            would be wrong, so it is not built. Look for a mistyped entry: campaign explain total.raised.
            """),
        .unknownOption: Guide(
            "The block has no such option",
            """
            Every block takes a few options, with the same names everywhere: of, top, from, to, caption. The \
            hint gives the nearest one, or all of them.
            """),
        .repeatedOption: Guide(
            "An option is given twice",
            """
            The same option appears on two lines of the block, and it is not clear which of the two is meant. \
            Keep one of them.
            """),
        .missingOption: Guide(
            "The block needs an option",
            """
            Some blocks are about one campaign. Say which with of: and its id, or name it once for the whole \
            report with campaign: in the front matter.
            """),
        .badOption: Guide(
            "The option's value is not valid",
            """
            The message shows what the option takes: an id in the plan, a number, a day. The hint gives the \
            nearest one.
            """),
        .unknownID: Guide(
            "Nothing in the plan has this id",
            """
            A block is about a campaign, a project or an appeal in Campaigns/*.md, by its id. The hint gives \
            the nearest one.
            """),
        .rawHTML: Guide(
            "HTML was left out",
            """
            Reports are Markdown. HTML inside could load something from elsewhere, hide text or run a \
            script, so it is left out; a note appears in its place. Write it as Markdown.
            """),
        .badLink: Guide(
            "A link that is not safe",
            """
            A report is one file that people mail and print, so links are addresses that begin with \
            https://, http:// or mailto:, or go to a heading of the page (#heading). The text of any other \
            link is shown without the link.
            """),
        .unknownAnchor: Guide(
            "The page has no such heading",
            """
            A link that begins with # goes to a heading of the same page: its words in lowercase joined by \
            hyphens. The hint gives the nearest one.
            """),
        .refusedImage: Guide(
            "The image was left out",
            """
            An external image would tell its owner who reads the report, and be missing on paper. Only PNG, \
            GIF, JPEG and WebP images inside the text itself (data:image/png;base64,…) are shown; for others \
            a note with their description appears instead.
            """),
        .tableShape: Guide(
            "A row has more cells than the table has columns",
            """
            Extra cells are not shown. Write | inside a cell as \\|, or add a column to the first two lines \
            of the table.
            """),
        .unknownTheme: Guide(
            "The theme is not there",
            """
            theme: spring in the front matter takes its colors and sizes from Reports/theme/spring.css. Write \
            that file, or correct the name.
            """),
        .unsafeTheme: Guide(
            "A style sheet that could load something",
            """
            A report loads nothing from outside, so its theme may not either: addresses, fonts of a site, \
            escapes and comments are refused. Set colors and sizes, such as :root { --accent: #7a1f3d; }.
            """),
    ]
}
