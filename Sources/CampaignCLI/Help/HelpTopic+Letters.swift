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
          file names it, for an appeal or a segment: letter: letters/year-end.md. In another language it is a file of
          its own: year-end.he.md beside year-end.md. Thanks are letters/thank-you.md.

        SETTINGS

          title         for people; the only one it must have
          kind          appeal (the default) or thank-you
          lang          en, es, he or ar: the language, the direction and how days are written
          page          letter (the default) or a4

        FIELDS

        \(fieldLines)

          Behind a bar stands how a value is written: {{ ask1 | whole }}, {{ last_gift_date | iso }}. A campaign's
          figure needs its campaign: {{ year-end-2026.raised | short }}; letters show what the public may see.

        PARTS THAT NOT EVERYBODY READS

          {{#if last_gift_date}}                    on lines of their own around paragraphs,
          Thank you for {{ last_gift_amount }}.     or all inside one paragraph
          {{else}}
          Welcome.
          {{/if}}

          {{#each asks}}                            for each of a list
          - {{ amount }}
          {{/each}}

        \(listLines)

          A region ends inside the same paragraph, list item or cell that it begins in. Two braces that are no field
          are written \\{{.

        WHAT MUST BE THERE

          {{ disclosure }} where organization.yml has texts for states; {{ goods_or_services }} inside
          {{#each gifts}} of a thank-you. A field that the letter shows and a donor lacks stops all letters, and lists
          every such donor: import it, or write {{#if}} around it. A gift of which nobody can say what the law wants
          said stops no other letter: it is listed for a person.

        YOUR OWN WORDS

          organization.yml may name who signs in each language, and word what a thank-you says of a gift otherwise.
          Values are put in for what stands in braces; a sentence that is left out stays as it is.

          signatory: {en: The Treasurer, he: הגזבר}
          thanks:
            en: {nothing_in_return: Nothing was given in return for this gift.}

        \(sentenceLines)

        """
}
