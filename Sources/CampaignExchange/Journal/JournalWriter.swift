public import CampaignKit

/// Writes a journal in the language of one program, piece by piece.
public protocol JournalWriter {
    /// Comments, the currency and every account, declared.
    var opening: String { get }

    /// Appends a transaction; `heading.balances` say nothing here: it may be written before they are known.
    func write(_ transaction: JournalTransaction, to bytes: inout [UInt8])

    /// The balances that the program is to find, so that a file cut short or changed is refused.
    var closing: String { get }
}

/// The plain-text accounting program that a journal is written for.
public enum JournalFormat: String, CaseIterable, Sendable {
    case hledger, ledger, beancount

    /// The program whose files end so; nil for an ending that says nothing.
    public init?(path: String) {
        switch path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() {
        case "hledger", "journal", "j": self = .hledger
        case "ledger", "dat": self = .ledger
        case "beancount", "bean": self = .beancount
        default: return nil
        }
    }

    /// What writes journals of this format.
    public func writer(_ heading: JournalHeading) -> any JournalWriter {
        switch self {
        case .hledger: HledgerWriter(heading)
        case .ledger: LedgerWriter(heading)
        case .beancount: BeancountWriter(heading)
        }
    }
}

/// A journal for hledger: clean under `hledger check --strict`.
struct HledgerWriter: JournalWriter {
    private let journal: PlainTextJournal

    init(_ heading: JournalHeading) { journal = PlainTextJournal(heading: heading) }

    /// A sample amount has to have a decimal mark, also when there are no decimals.
    private var commodity: String {
        let currency = journal.heading.currency
        return currency.exponent == 0 ? "1000. \(currency.code)" : journal.sample
    }

    var opening: String { "\(journal.comments)\ncommodity \(commodity)\n\n\(journal.accounts)" }

    func write(_ transaction: JournalTransaction, to bytes: inout [UInt8]) {
        journal.write(transaction, to: &bytes)
    }

    var closing: String { journal.closing }
}

/// A journal for ledger: clean under `ledger --strict` and `--pedantic`.
struct LedgerWriter: JournalWriter {
    private let journal: PlainTextJournal

    init(_ heading: JournalHeading) { journal = PlainTextJournal(heading: heading) }

    var opening: String {
        """
        \(journal.comments)
        commodity \(journal.heading.currency.code)
            format \(journal.sample)

        tag batch
        tag of
        tag original

        \(journal.accounts)
        """
    }

    func write(_ transaction: JournalTransaction, to bytes: inout [UInt8]) {
        journal.write(transaction, to: &bytes)
    }

    var closing: String { journal.closing }
}
