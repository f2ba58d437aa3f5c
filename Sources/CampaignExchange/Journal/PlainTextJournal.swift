import CampaignKit

/// What hledger and ledger write alike.
struct PlainTextJournal {
    let heading: JournalHeading

    var comments: String {
        ([heading.title] + heading.remarks).map { "; \(JournalText.remark($0))\n" }.joined()
    }

    /// An amount of one unit, which shows how many decimals the currency has.
    var sample: String { JournalText.amount(1000 * heading.currency.minorPerUnit, heading.currency) }

    /// Every account, one directive each.
    var accounts: String {
        heading.balances.accounts.map { "account \(Self.name($0.account))\n" }.joined()
    }

    static func name(_ account: JournalAccount) -> String { account.path.joined(separator: ":") }

    func text(_ transaction: JournalTransaction) -> String {
        let code = transaction.codes.isEmpty ? "" : "(\(transaction.codes.joined(separator: " "))) "
        let name = JournalText.plain(transaction.donorName)
        let payee = name.isEmpty ? "" : name + " | "
        var text = "\n\(transaction.date) * \(code)\(payee)\(transaction.words)\n"
        text += "    ; batch: \(transaction.batch)\n"
        if !transaction.actsOn.isEmpty {
            text += "    ; of: \(transaction.actsOn.joined(separator: " "))\n"
        }
        for original in transaction.originals {
            text += "    ; original: \(JournalText.original(original))\n"
        }
        for posting in transaction.postings {
            text += line(posting.account, JournalText.amount(posting.minorUnits, heading.currency))
        }
        return text
    }

    /// Zeros that assert what is on each account in the end.
    var closing: String {
        let balances = heading.balances.accounts
        guard !balances.isEmpty else { return "" }
        let zero = JournalText.amount(0, heading.currency)
        return balances.reduce("\n\(heading.asOf) * balances, as campaign status shows them\n") { text, row in
            text + line(row.account, zero, " = \(JournalText.amount(row.minorUnits, heading.currency))")
        }
    }

    private func line(_ account: JournalAccount, _ amount: String, _ rest: String = "") -> String {
        JournalText.aligned("    " + Self.name(account), amount) + rest + "\n"
    }
}
