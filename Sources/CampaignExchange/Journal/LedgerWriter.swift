import CampaignKit

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

    func text(_ transaction: JournalTransaction) -> String { journal.text(transaction) }

    var closing: String { journal.closing }
}
