/// What people are told about each code.
extension ReportFindingCode {
    static let guides: [ReportFindingCode: Guide] = textGuides.merging(pageGuides) { first, _ in first }
        .merging(letterGuides) { first, _ in first }

    private static let textGuides: [ReportFindingCode: Guide] = [
        .forbiddenText: Guide(
            "A character that has no place in a report",
            """
            Control characters and characters that turn the reading direction around can make a text look \
            like another one; private-use characters mark figures inside the program. They usually come along \
            when text is pasted, or are written as &#x202E;. Delete them.
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
            At most 64 quotations and list items may stand inside each other. Deeper nesting is an accident \
            of pasting or an attempt to keep the program busy. Write it flatter.
            """),
        .tooManyBrackets: Guide(
            "Too many brackets in one paragraph",
            """
            Every [ may begin a link, and each is compared with all that follow. At most 5,000 may stand in \
            one paragraph; put blank lines between what does not belong together, or write \\[.
            """),
        .tooManyFindings: Guide(
            "More findings than are shown",
            """
            One file has more findings than anybody can read. The first 200 are shown; settle them and check \
            again.
            """),
        .figureSyntax: Guide(
            "Not a figure",
            """
            A figure is written {{ raised }}, {{ ID.raised }} or {{ ID.raised | short }}, on one line, with \
            the id of a campaign, project or appeal. Two braces that are meant as text are written \\{{.
            """),
        .unknownFigure: Guide(
            "There is no such figure",
            """
            Nothing is shown under this name, so the sentence would have a hole in it. The hint names the \
            nearest figure, campaign, project or appeal; 'campaign status --json' lists all figures.
            """),
        .unknownFilter: Guide(
            "The filter does not fit",
            """
            Behind the bar stands how a figure is written: short for $4.2M, whole for an amount without cents \
            or a share without decimals, iso for a day as 2026-11-20. Each fits one kind of figure.
            """),
        .misplacedFigure: Guide(
            "A figure cannot stand here",
            """
            Figures stand in text: paragraphs, headings, lists, tables. In the address or the title of a link \
            nobody would see it, and it could lead elsewhere. Write the link as it is, or move the figure.
            """),
        .figureWithoutValue: Guide(
            "The figure has no value on this day",
            """
            A fund without a goal has nothing to go, a campaign that has ended requires nothing a day. The \
            finding says which is missing. Rather than print an empty place, the report is not built: take \
            the sentence out, or give the campaign what it lacks.
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
            Behind the backticks stands the block's name in braces and nothing else: ```{status}. Options \
            stand below it, one key: value a line.
            """),
        .blockWithoutBraces: Guide(
            "A block's name without braces",
            """
            Three backticks and a word are code, and are shown as such. With the word in braces they are a \
            block: ```{status}.
            """),
        .unknownBlock: Guide(
            "There is no such block",
            """
            The name in braces says what is shown: {status}, {progress}, {case} and others. The hint names \
            the nearest one or all of them.
            """),
        .misplacedBlock: Guide(
            "A block cannot stand here",
            """
            Blocks stand in a report itself, not in a campaign's case for support, which may be shown in many \
            reports, and not in a quotation.
            """),
        .repeatedBlock: Guide(
            "A block that may stand once only",
            """
            A campaign's case is shown once. A page for the public has one {months}: of two, with other months \
            or campaigns, the difference can be what a single person gave.
            """),
        .assertFailed: Guide(
            "The figures do not bear what the text says",
            """
            An {assert} block names a figure and what it has to be, because a sentence near it is only true then. \
            Change the sentence, or put it between {{#if …}} and {{/if}}.
            """),
        .unknownOption: Guide(
            "The block has no such option",
            """
            Every block takes a few options, the same words everywhere: of, top, from, to, caption. The hint \
            names the nearest one or all of them.
            """),
        .repeatedOption: Guide(
            "An option is given twice",
            """
            Nobody could tell which of the two is meant. Keep one of them.
            """),
        .missingOption: Guide(
            "The block cannot do without an option",
            """
            Some blocks are about one campaign. Say which with of: and its id, or name it once for the whole \
            report with campaign: in the front matter.
            """),
        .badOption: Guide(
            "The option's value cannot be",
            """
            The message says what the option takes: an id of the plan, a number, a day. The hint names the \
            nearest one.
            """),
        .unknownID: Guide(
            "Nothing in the plan has this id",
            """
            A block is about a campaign, a project or an appeal of Campaigns/*.md, by its id. The hint names \
            the nearest one.
            """),
        .rawHTML: Guide(
            "HTML was left out",
            """
            Reports are Markdown. HTML inside could load something from elsewhere, hide text or run a script, \
            so it is not passed on; a note stands in its place. Write it as Markdown.
            """),
        .badLink: Guide(
            "A link that leads nowhere safe",
            """
            A report is one file that people mail and print, so links are addresses that begin with https://, \
            http:// or mailto:, or lead to a heading of the page (#heading). The text of any other link is \
            shown without it.
            """),
        .unknownAnchor: Guide(
            "The page has no such heading",
            """
            A link that begins with # leads to a heading of the same page: its words in lower case with \
            hyphens between them. The hint names the nearest one.
            """),
        .refusedImage: Guide(
            "The image was left out",
            """
            An image from elsewhere would tell its owner who reads the report, and be gone on paper. Only PNG, \
            GIF, JPEG and WebP inside the text itself (data:image/png;base64,…) are shown; instead of others \
            stands a note with their description.
            """),
        .tableShape: Guide(
            "A row has more cells than the table has columns",
            """
            What stands in further cells is not shown. Write | inside a cell as \\|, or add a column to the \
            first two lines of the table.
            """),
    ]
}
