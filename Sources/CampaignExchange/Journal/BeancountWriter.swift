import CampaignKit

/// A journal for beancount: clean under `bean-check`.
struct BeancountWriter: JournalWriter {
    private let heading: JournalHeading

    init(_ heading: JournalHeading) { self.heading = heading }

    /// Without a transaction, the day itself.
    private var firstDay: CalendarDate { heading.balances.firstDay ?? heading.asOf }

    var opening: String {
        let title = JournalText.plain(heading.title)
        let remarks = heading.remarks.map { "; \(JournalText.remark($0))\n" }.joined()
        let options = """
            option "title" "\(title)"
            option "operating_currency" "\(heading.currency.code)"

            \(firstDay) commodity \(heading.currency.code)


            """
        return heading.balances.accounts.reduce(remarks + "\n" + options) { text, row in
            text + "\(firstDay) open \(Self.name(row.account)) \(heading.currency.code)\n"
        }
    }

    func text(_ transaction: JournalTransaction) -> String {
        let name = JournalText.plain(transaction.donorName)
        let payee = name.isEmpty ? "" : "\"\(name)\" "
        let links = transaction.codes.map { " ^" + $0 }.joined()
        var text = "\n\(transaction.date) * \(payee)\"\(transaction.words)\"\(links)\n"
        text += "  batch: \"\(transaction.batch)\"\n"
        if !transaction.actsOn.isEmpty {
            text += "  of: \"\(transaction.actsOn.joined(separator: " "))\"\n"
        }
        if !transaction.originals.isEmpty {
            let originals = transaction.originals.map(JournalText.original).joined(separator: ", ")
            text += "  original: \"\(originals)\"\n"
        }
        for posting in transaction.postings {
            let amount = JournalText.amount(posting.minorUnits, heading.currency)
            text += JournalText.aligned("  " + Self.name(posting.account), amount) + "\n"
        }
        return text
    }

    /// Balances are of the morning, so the next day's, and include the accounts below.
    var closing: String {
        let balances = heading.balances.accounts
        let morning = heading.asOf.adding(days: 1)
        return balances.reduce(balances.isEmpty ? "" : "\n") { text, row in
            let amount = JournalText.amount(
                heading.balances.minorUnits(below: row.account), heading.currency)
            return text + JournalText.aligned("\(morning) balance \(Self.name(row.account))", amount) + "\n"
        }
    }

    /// Every part begins with a capital.
    private static func name(_ account: JournalAccount) -> String {
        account.path.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: ":")
    }
}
