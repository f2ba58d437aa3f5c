import CampaignKit
import Terminal

extension HelpTopic {
    private static var groupLines: String {
        PickGroup.allCases.map { "  \(DisplayWidth.pad($0.rawValue, to: 14))\($0.meaning)" }
            .joined(separator: "\n")
    }

    private static var fieldLines: String {
        PickField.allCases.map { "  \(DisplayWidth.pad($0.rawValue, to: 14))\($0.meaning)" }
            .joined(separator: "\n")
    }

    static let segmentsText = """
        SEGMENTS

          'campaign segment --pick …' lists donors, and an appeal's segments in Campaigns/*.md pick them, in
          the same words: the name of a group, or an expression. 'This year' is the year asked for; an
          appeal's is the one that its start lies in.

        GROUPS

        \(groupLines)

        FIELDS, COMPARED WITH = != < <= > >= OR in (…)

        \(fieldLines)

          Words are equal or not; capitals do not matter, and words with blanks stand in quotes. Amounts are
          $5,000, 5000 or 5000.50, days 2025-07-01. A donor without a gift has no last_gift, so no comparison
          with it holds.

        EXPRESSIONS

          lybunt and largest >= $1,000
          largest >= $5,000 and last_gift < 2025-07-01 and state = NY
          (lybunt or sybunt) and not kind in (foundation, government)
          retained and this_year < $100 and gifts >= 3

          'and' binds before 'or'; parentheses say otherwise. A mistake is shown with its column and the
          nearest right word, also by 'campaign check' in a campaign's file.

        WHAT COUNTS

          Money received, by the day of the gift. What went back is taken off the year of its gift, whenever
          it went back; a failed or voided gift never was one. Gifts in kind do not count, of a ticket only
          what is above its value. A donor is in a year that nets above zero. A household is one donor unless
          --count-by person. --soft adds what donors are recognised for, such as a grant from their fund, but not
          what they asked others for.

        """
}
