import CampaignExchange
import Terminal

extension HelpTopic {
    /// The canonical columns by their groups, as they are declared.
    private static let columns = CanonicalColumn.Group.allCases.map { group in
        var lines: [String] = []
        for name in CanonicalColumn.columns(of: group).map(\.name) {
            let fits = lines.last.map { $0.count + name.count + 3 <= columnWidth } ?? false
            if fits { lines[lines.count - 1] += ", " + name } else { lines.append(name) }
        }
        let indented = lines.joined(separator: ",\n" + String(repeating: " ", count: 11))
        return "  \(DisplayWidth.pad(group.rawValue, to: 9))\(indented)"
    }.joined(separator: "\n")

    private static let columnWidth = 92

    static let csvText = """
        CSV

        Written: RFC 4180, UTF-8, commas, CR LF, a header of stable names. Amounts are plain decimals (1234.50),
        days are 2026-11-20, a figure without a value is empty. Text that a spreadsheet would run as a formula
        gets a leading apostrophe; the importer removes it. --format tsv has tabs and line feeds.

        Read by 'campaign import'; only date and amount are required, in any order, and extra columns are kept:

        \(columns)

        Common names from other systems are recognized: Zip, Email Address, Phone Number, Name, Address,
        State/Province, Payment Method, Check Number and others. Date and amount have no other names: if a
        file has several amounts, rename the column that holds the gift. Campaigns, appeals and projects may be
        given by name.

        Dates are 2026-11-20, 11/20/2026, 20.11.2026, 23-Aug-07 or Nov 20, 2026. Whether the day or the month
        comes first is decided by the rows (13/02 can only be one), or by --date-format. A time with a zone is
        converted to the day at your charity; one without needs --time-zone. A gift's two-digit year is read
        as the latest year that is not in the future.

        The import stops when a column that is not read says that money did not arrive (Status with Failed,
        Refunded; Test Mode with TRUE; an amount refunded; another currency), or when a column's name is close
        to one of these. The message counts the values and has the command to paste: --leave-out
        'Status=Failed,Refunded', --only 'Status=Paid' or --ignore-column Status. Your choice is remembered
        for the source and this header until a new value appears. A refund, a void or a negative amount is
        posted even if its status says Refunded, and so is the gift that it reverses in the same file.

        A file that is not UTF-8 is read as Windows-1252 if its text makes sense that way; otherwise name its
        encoding: --encoding windows-1255. A file with card numbers is refused; columns of expiry dates, last
        digits and IP addresses are not kept.

        A row of type void or reallocation (a move) without an amount means all of the row in reverses; a move
        goes to the campaign, appeal, project, line and unit in its own row. Unequal installments are written
        out in installments: 2026-12-01=500; 2027-06-01=250. A pledge_change that cuts a promise below what
        has been paid says in surplus what happens to the rest: return (it goes back to the funder) or gift.

        A fee is what a processor kept; a negative fee on a refund was given back. A refund in its gift's
        original currency reverses that share of the gift, whatever the day's rate.

        donor is the donor number here, D-7, as exports show it; donor_id is the source's own. A donor-advised
        fund's or a platform's gift (type daf, platform) names the sponsor in organization, and the person in
        soft_credits. Values such as n/a, unknown, Anonymous or - count as no name.

        An adjustment is +18 or -18, the difference; or adjust_to has the right amount and amount is
        blank. Rows with an id that are equal in every cell are refused: --dedupe posts one of them, --splits
        makes them parts of one gift. processor_id is the payment's id at the processor (ch_…): the
        same gift from the form and from the processor then counts once. matches may be a list: G-1; G-2. A
        matching gift without it closes the oldest expected matches of the donors its soft_credits name as
        matched_employee.

        A negative amount is a refund. Amounts are read as 1234.50 or $1,234.50, never as 1.234,50.

        """
}
