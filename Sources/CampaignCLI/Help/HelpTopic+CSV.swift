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
        days are 2026-11-20, a figure that does not exist is empty. Text that a spreadsheet would run as a formula
        gets a leading apostrophe; the importer takes it off again. --format tsv has tabs and line feeds.

        Read by 'campaign import'; only date and amount are required, the order is free, extra columns are kept:

        \(columns)

        Common names of other systems are read as these: Zip, Email Address, Phone Number, Name, Address,
        State/Province, Payment Method, Check Number and the like. Nothing else stands for date or amount: which
        of several amounts is the gift, you say by renaming its column. Campaigns, appeals and projects may be
        written by their names.

        Dates are 2026-11-20, 11/20/2026, 20.11.2026, 23-Aug-07 or Nov 20, 2026. Whether the day or the month
        comes first is decided by the rows (13/02 can only be one), else by --date-format. A time with a zone is
        turned into the day at your charity; one without needs --time-zone. Of two-digit years a gift's is the
        latest that is not in the future.

        A column that is not read and says that money did not come (Status with Failed, Refunded; Test Mode with
        TRUE; an amount refunded; another currency) holds the file up. So does a column whose name is nearly one
        of these. The message counts its values and has the command to paste: --leave-out 'Status=Failed,Refunded',
        --only 'Status=Paid' or --ignore-column Status. What you say is remembered for the source and this header,
        until a new value comes up. A refund, a void or a negative amount is posted even if its status
        says Refunded, and so is the gift that it takes back in the same file.

        A file that is not UTF-8 is read as Windows-1252 where its words allow it, else name its encoding:
        --encoding windows-1255. Card numbers refuse the file; columns of expiry dates, last digits and IP
        addresses are not kept.

        A row of type void or reallocation (a move) without an amount means all of the row in reverses; a move
        goes to its own campaign, appeal, project, line and unit. Installments that are not equal are written
        out in installments: 2026-12-01=500; 2027-06-01=250. A pledge_change that cuts a promise below what was
        paid says in surplus what the rest is: return (it goes back to the funder) or gift.

        A fee is what a processor kept; a refund's fee below zero was given back. A refund in the currency of
        its gift takes its share of the gift back, whatever the rate of the day.

        donor is our number, D-7, as our exports write it; donor_id is the source's own. A donor-advised fund's or
        a platform's gift (type daf, platform) names the sponsor in organization, and the person in soft_credits.
        Words such as n/a, unknown, Anonymous or - name nobody.

        An adjustment is +18 or -18, what is added or taken away; or adjust_to has the right amount and amount is
        blank. Rows that have an id and are equal in every cell are refused: --dedupe posts one of them, --splits
        makes them parts of one gift. processor_id is what the payment is called at the processor (ch_…): the
        same gift from the form and from the processor then counts once. matches may be a list: G-1; G-2. A
        matching gift without it closes the oldest expected matches of those whom its soft_credits name as
        matched_employee.

        A negative amount is a refund. Amounts are read as 1234.50 or $1,234.50, never as 1.234,50.

        """
}
