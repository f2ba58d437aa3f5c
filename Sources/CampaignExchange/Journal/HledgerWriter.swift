import CampaignKit

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

    func text(_ transaction: JournalTransaction) -> String { journal.text(transaction) }

    var closing: String { journal.closing }
}
