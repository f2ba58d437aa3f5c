import CampaignKit

/// A journal for beancount: clean under `bean-check`.
struct BeancountWriter: JournalWriter {
    private let heading: JournalHeading
    private let names = AccountNames { "  " + BeancountWriter.name($0) }

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

    func write(_ transaction: JournalTransaction, to bytes: inout [UInt8]) {
        let name = transaction.donorName.isEmpty ? "" : JournalText.plain(transaction.donorName)
        let payee = name.isEmpty ? "" : "\"\(name)\" "
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(transaction.date)
        bytes += " * \(payee)\"\(transaction.words)\"".utf8
        for code in transaction.codes {
            bytes += " ^".utf8
            bytes += code.utf8
        }
        bytes += "\n  batch: \"\(transaction.batch)\"\n".utf8
        if !transaction.actsOn.isEmpty {
            bytes += "  of: \"\(transaction.actsOn.joined(separator: " "))\"\n".utf8
        }
        if !transaction.originals.isEmpty {
            let originals = transaction.originals.map(JournalText.original).joined(separator: ", ")
            bytes += "  original: \"\(originals)\"\n".utf8
        }
        for posting in transaction.postings {
            JournalText.append(
                names.bytes(posting.account), posting.minorUnits, heading.currency, to: &bytes)
        }
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
