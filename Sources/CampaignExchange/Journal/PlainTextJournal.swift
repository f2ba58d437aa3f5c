public import CampaignKit

/// What hledger and ledger write alike.
struct PlainTextJournal {
    let heading: JournalHeading
    private let names = AccountNames { "    " + PlainTextJournal.name($0) }

    init(heading: JournalHeading) { self.heading = heading }

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

    func write(_ transaction: JournalTransaction, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(transaction.date)
        bytes += " * ".utf8
        if !transaction.codes.isEmpty {
            bytes += "(".utf8
            JournalText.append(transaction.codes, to: &bytes)
            bytes += ") ".utf8
        }
        let name = transaction.donorName.isEmpty ? "" : JournalText.plain(transaction.donorName)
        if !name.isEmpty {
            bytes += name.utf8
            bytes += " | ".utf8
        }
        bytes += transaction.words.utf8
        bytes += "\n    ; batch: ".utf8
        bytes += transaction.batch.utf8
        if !transaction.actsOn.isEmpty {
            bytes += "\n    ; of: ".utf8
            JournalText.append(transaction.actsOn, to: &bytes)
        }
        for original in transaction.originals {
            bytes += "\n    ; original: \(JournalText.original(original))".utf8
        }
        bytes.append(UInt8(ascii: "\n"))
        for posting in transaction.postings {
            JournalText.append(
                names.bytes(posting.account), posting.minorUnits, heading.currency, to: &bytes)
        }
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

/// What a journal says before its first transaction and after its last.
public struct JournalHeading: Sendable {
    public var title: String
    /// Lines about where the figures come from.
    public var remarks: [String]
    public var currency: Currency
    /// The day that the balances are of.
    public var asOf: CalendarDate
    /// Every account that is used, and what is on it in the end.
    public var balances: JournalBalances

    public init(
        title: String, remarks: [String], currency: Currency, asOf: CalendarDate, balances: JournalBalances
    ) {
        self.title = title
        self.remarks = remarks
        self.currency = currency
        self.asOf = asOf
        self.balances = balances
    }
}

/// Text from outside made harmless in a journal.
enum JournalText {
    /// One line of words, for a payee or a title.
    ///
    /// A semicolon would begin a comment, a bar part payee and note, two blanks end a payee, a quote or a
    /// backslash end a text: what looks like them is in their place.
    static func plain(_ text: String) -> String {
        String(remark(text).map { likeness[$0] ?? $0 })
    }

    private static let likeness: [Character: Character] = [";": ",", "|": "/", "\"": "'", "\\": "/"]

    /// One line for a comment: what ends or reorders lines is gone, blanks are one each.
    static func remark(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format: break
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
                .unassigned:
                if let last = kept.last, last != " " { kept.append(" ") }
            default: kept.append(scalar)
            }
        }
        if kept.last == " " { kept.removeLast() }
        return String(kept)
    }

    /// A rate as it was stored: digits and a point.
    static func rate(_ text: String) -> String {
        text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? text : ""
    }

    /// Words with a blank between them.
    static func append(_ words: [String], to bytes: inout [UInt8]) {
        for (index, word) in words.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            bytes += word.utf8
        }
    }

    /// A line with an amount: what `aligned` makes of the name and the amount, without either as a text.
    static func append(
        _ name: [UInt8], _ minorUnits: Int64, _ currency: Currency, to bytes: inout [UInt8]
    ) {
        bytes += name
        let place = bytes.count
        bytes.append(minorUnits, decimals: currency.exponent)
        bytes.append(UInt8(ascii: " "))
        bytes += currency.code.utf8
        let amount = bytes.count - place
        let blanks = max(2, width - name.count - amount)
        bytes.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: blanks), at: place)
        bytes.append(UInt8(ascii: "\n"))
    }

    static func amount(_ minorUnits: Int64, _ currency: Currency) -> String {
        "\(Money(minorUnits: minorUnits, currency: currency).plainText) \(currency.code)"
    }

    /// `1000.00 EUR at 1.08`.
    static func original(_ amount: ForeignAmount) -> String {
        let text = Self.amount(amount.original.minorUnits, amount.original.currency)
        let rate = rate(amount.rate)
        return rate.isEmpty ? text : "\(text) at \(rate)"
    }

    /// The text with blanks before it up to a width, so that amounts are below one another.
    static func aligned(_ name: String, _ amount: String) -> String {
        let count = max(2, width - name.utf8.count - amount.utf8.count)
        return name + String(repeating: " ", count: count) + amount
    }

    private static let width = 80
}

/// The names of accounts as bytes, each put together once.
final class AccountNames {
    private let name: (JournalAccount) -> String
    private var known: [JournalAccount: [UInt8]] = [:]

    init(_ name: @escaping (JournalAccount) -> String) { self.name = name }

    func bytes(_ account: JournalAccount) -> [UInt8] {
        if let known = known[account] { return known }
        let bytes = Array(name(account).utf8)
        known[account] = bytes
        return bytes
    }
}
