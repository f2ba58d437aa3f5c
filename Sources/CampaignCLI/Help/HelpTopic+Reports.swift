import CampaignReports
import CampaignServices
import Terminal

extension HelpTopic {
    /// One line for each block: its name, what it shows, its options.
    private static var blockLines: String {
        ReportReference.blocks.map { block in
            "  \(DisplayWidth.pad(block.name, to: 14))\(block.summary): \(block.options.joined(separator: ", "))"
        }.joined(separator: "\n")
    }

    static let reportsText = """
        REPORTS

          A report is a file in Reports/: Markdown with a few settings between two lines of ---. 'campaign
          report new ID' writes one that works, 'campaign report check' finds everything wrong in it, and
          'campaign report build ID' writes one self-contained page.

        SETTINGS

          title         the title (required)
          campaign      the campaign for figures and blocks that name none (default: all campaigns)
          audience      board (the default), staff or public. The public sees what is raised, the goals and
                        how many gave, and nothing that reveals what fewer than three donors gave
          as_of         the day of its figures (default: today, or the day of --as-of)
          lang          en, he or ar: the language of the text, and its direction
          page          letter (the default) or a4

        FIGURES, IN THE TEXT

          {{ raised }}                              of the report's campaign, or of all
          {{ year-end-2026.to_go }}                 of a campaign, a project or an appeal
          {{ total.raised }} {{ unassigned.raised }} {{ organization.name }}
          {{ raised | short }}                      $4.19M; whole: no cents; iso: 2026-11-20
          {{ donors | noun }}                       1 donor, 377 donors

          Short amounts never flatter: what has been given is rounded down, what is missing is rounded up.

        \(FigureHelp.names)

          'campaign help glossary' says what each is, and 'campaign explain' what it is made of.

          A figure without a value, such as the days left of an open-ended fund, keeps the report from
          being built. Write \\{{ for literal braces.

        SENTENCES THAT HOLD ON ANY DAY

          {{#if year-end-2026.overdue}}
          {{ year-end-2026.overdue | whole }} of it is overdue.
          {{else}}
          Nothing is overdue.
          {{/if}}

          {{#if}} holds when the figure has a value and is not zero. Both tags go on lines of their own, or
          in one paragraph. The block {assert} stops the build unless 'figure' is 'at_least' or 'at_most' a
          value, so that no text claims what the figures do not support. A page for a future day says so.

        BLOCKS, ON LINES OF THEIR OWN

          ```{progress}                             three backticks and a name; options below, one per line
          of: year-end-2026
          ```

        \(blockLines)

          'of' names a campaign; 'top: 5' shows the five largest and the rest as one row.

        MARKDOWN

          CommonMark with pipe tables; a line 'Table: …' next to a table is its caption. HTML is not shown,
          external images are not loaded, and links go to http, https, mailto or a heading (#heading).

        """
}
