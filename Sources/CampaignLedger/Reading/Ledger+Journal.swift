public import CampaignKit

extension Ledger {
    /// Hands over what was posted, one transaction's matter after the other, by date.
    ///
    /// Memory does not grow with it. `knownOn` is a batch: what it names stays the same however often it is
    /// read.
    public func journal(
        asOf: CalendarDate, knownOn: Int64, namesDonors: Bool = false,
        _ body: (JournalSource) throws -> Void
    ) throws {
        try engine.read {
            try JournalReader(
                connection: $0, namesDonors: namesDonors, asOf: asOf, knownOn: knownOn
            ).matters(body)
        }
    }
}
