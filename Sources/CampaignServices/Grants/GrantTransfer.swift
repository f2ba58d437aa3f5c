import CampaignKit
public import CampaignLedger

/// What of a grant's money went on to a grantee in one transfer.
///
/// Base-currency minor units; `rules.md §7.3`.
public struct GrantTransfer: Sendable, Equatable {
    public let transfer: TransferRecord
    /// What the transfer took of the grant's promises.
    public let amount: Int64
    /// The same less its part of what came back by the day.
    public let left: Int64

    /// Nil for a transfer that took nothing of them, that is voided, or that was not there on that day.
    init?(_ transfer: TransferRecord, from promises: Set<Int64>, asOf day: CalendarDate, knownOn batch: Int64)
    {
        guard transfer.stands(asOf: day, knownOn: batch) else { return nil }
        let sources = transfer.sources(knownOn: batch)
        let left = TransferSources.left(
            of: sources, returned: transfer.returned(asOf: day, knownOn: batch))
        let own = zip(sources, left).filter { promises.contains($0.0.entry) }
        guard !own.isEmpty else { return nil }
        self.transfer = transfer
        amount = own.reduce(0) { $0 + $1.0.amount }
        self.left = own.reduce(0) { $0 + $1.1 }
    }

    /// The transfers of a book that took money of some promises, in the order of their numbers.
    static func all(
        _ book: GrantBook, from promises: [Int64], asOf day: CalendarDate, knownOn batch: Int64
    ) -> [GrantTransfer] {
        guard !book.transfers.isEmpty, !promises.isEmpty else { return [] }
        let own = Set(promises)
        return book.transfers.compactMap {
            GrantTransfer($0, from: own, asOf: day, knownOn: batch)
        }
    }
}

extension GrantSpent {
    /// The same where some of the money was passed on: that is on hand no more.
    func less(_ transfers: [GrantTransfer]) throws(MoneyError) -> GrantSpent {
        var spent = self
        for transfer in transfers { spent.onHand = try Checked.subtract(spent.onHand, transfer.left) }
        return spent
    }
}
