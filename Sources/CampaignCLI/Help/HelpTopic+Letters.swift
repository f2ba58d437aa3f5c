import CampaignKit
import CampaignReports
import Terminal

extension HelpTopic {
    private static func lines(_ fields: [(name: String, meaning: String)]) -> String {
        fields.map { "  \(DisplayWidth.pad($0.name, to: 22))\($0.meaning)" }.joined(separator: "\n")
    }

    private static var fieldLines: String {
        lines(LetterField.allCases.map { ($0.rawValue, $0.meaning) })
    }

    private static var listLines: String { lines(LetterList.allCases.map { ($0.rawValue, $0.meaning) }) }

    private static var sentenceLines: String {
        lines(ThankYouSentence.allCases.map { ($0.rawValue, $0.meaning) })
    }

    static let lettersText = """
        LETTERS

          A letter is a file in Reports/letters/: Markdown with a few settings between two lines of ---. A campaign's
          file names it, for an appeal or a segment: letter: letters/year-end.md. Another language has a file of
          its own: year-end.he.md next to year-end.md. Thank-you letters use letters/thank-you.md.

        SETTINGS

          title         for people (required)
          kind          appeal (the default) or thank-you
          lang          en, es, he or ar: the language, the direction and how days are written
          page          letter (the default) or a4

        FIELDS

        \(fieldLines)

          After a bar comes the format: {{ ask1 | whole }}, {{ last_gift_date | iso }}. A campaign's
          figure needs its campaign: {{ year-end-2026.raised | short }}; letters show what the public may see.

        CONDITIONAL PARTS

          {{#if last_gift_date}}                    on lines of their own around paragraphs,
          Thank you for {{ last_gift_amount }}.     or all inside one paragraph
          {{else}}
          Welcome.
          {{/if}}

          {{#each asks}}                            once for each item of a list
          - {{ amount }}
          {{/each}}

        \(listLines)

          A region ends inside the paragraph, list item or cell that it begins in. Write \\{{ for literal
          braces.

        REQUIRED

          {{ disclosure }} where organization.yml has texts for states; {{ goods_or_services }} inside
          {{#each gifts}} of a thank-you. If a donor lacks a field that the letter shows, no letter is written and
          every such donor is listed: import it, or write {{#if}} around it. A gift without the facts that the law
          requires does not stop other letters: it is listed for a person to handle.

        YOUR OWN WORDING

          organization.yml may name who signs in each language, and change what a thank-you says about a gift.
          Names in braces are replaced by values; sentences you do not change keep the built-in wording.

          signatory: {en: The Treasurer, he: הגזבר}
          thanks:
            en: {nothing_in_return: Nothing was given in return for this gift.}

        \(sentenceLines)

        """
}
