public import CampaignKit

extension ImportSession {
    /// What went back by posted rows that a file names and does not have, each in base-currency minor units.
    ///
    /// A dispute that was won may be in another file than the dispute; only refunds and chargebacks that
    /// were not voided are found.
    public func postedReturns(_ names: Set<RowName>) throws(LedgerError) -> [RowName: Int64] {
        let digests = RowDigests()
        var found: [RowName: Int64] = [:]
        do {
            for name in names.sorted() {
                found[name] = try connection.first(
                    """
                    SELECT e.amount FROM entry e JOIN source o ON o.id = e.source WHERE e.key64 = $1 AND \
                    e.id <= $2 AND o.name = $3 AND e.external_id = $4 AND e.type IN \(KnownReturns.list) AND \
                    \(Withdrawal.void(of: "e")) IS NULL ORDER BY e.id
                    """,
                    [
                        .int(digests.key(source: name.source, id: name.id)), .int(baseEntry),
                        .text(name.source), .text(name.id),
                    ]
                ) { Int64(clamping: $0.int(0).magnitude) }
            }
            return found
        } catch {
            throw Ledger.translate(error)
        }
    }
}
