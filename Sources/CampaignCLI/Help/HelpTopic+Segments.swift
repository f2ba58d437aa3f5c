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

          'campaign segment --pick …' lists donors, and an appeal's segments in Campaigns/*.md pick them, with
          the same words: the name of a group, or an expression. 'This year' is the year of --year; for an
          appeal it is the year in which it starts.

        GROUPS

        \(groupLines)

        FIELDS, COMPARED WITH = != < <= > >= OR in (…)

        \(fieldLines)

          Words are equal or not; case does not matter, and words with spaces go in quotes. Amounts are
          $5,000, 5000 or 5000.50, days 2025-07-01. A donor without a gift has no last_gift, so no comparison
          with it holds.

        EXPRESSIONS

          lybunt and largest >= $1,000
          largest >= $5,000 and last_gift < 2025-07-01 and state = NY
          (lybunt or sybunt) and not kind in (foundation, government)
          retained and this_year < $100 and gifts >= 3

          'and' binds tighter than 'or'; parentheses change that. A mistake is shown with its column and the
          nearest known word; 'campaign check' does the same for campaign files.

        WHAT COUNTS

          Money received, by the day of the gift. A refund is subtracted from the year of its gift, whenever
          it was given back; a failed or voided gift does not count. Gifts in kind do not count; of a ticket,
          only the amount above its value does. A donor gave in a year that nets above zero. A household is one
          donor unless --count-by person. --soft adds what donors are recognized for, such as a grant from their
          fund, but not what they asked others for.

        """
}
