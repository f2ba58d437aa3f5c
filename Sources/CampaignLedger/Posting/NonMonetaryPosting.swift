import CampaignKit

/// A posting of facts that are not entries: who was asked, what was acknowledged.
///
/// One transaction and one batch in the chain, as an import; no money changes.
struct NonMonetaryPosting {
    let connection: any LedgerConnection
    let registry: Registry
    /// The batch that the rows belong to.
    let batch: Int64

    /// What a posting amounted to: how many rows it wrote, and what it says of them.
    struct Result<Value> {
        var rows: Int
        var value: Value
    }

    /// The value, and the number of the batch; nil where nothing was kept.
    struct Outcome<Value> {
        var value: Value
        var batch: Int64?
    }
}

extension Ledger {
    /// Posts what `body` writes, or nothing: when it wrote no row, when it throws, and in a dry run.
    ///
    /// `reason` is why it is posted into a closed period.
    func postFacts<Value>(
        _ context: PostingContext, reason: String? = nil, dryRun: Bool,
        _ body: (NonMonetaryPosting) throws -> NonMonetaryPosting.Result<Value>
    ) throws(LedgerError) -> NonMonetaryPosting.Outcome<Value> {
        do {
            let outcome = try posting { connection -> PostingEnd<NonMonetaryPosting.Outcome<Value>> in
                let context = try context.admitted(connection)
                let previous = try BatchWriter(connection: connection, context: context).previous()
                try PostingTables.create(connection)
                let posting = NonMonetaryPosting(
                    connection: connection, registry: try Registry(connection, batch: previous.id + 1),
                    batch: previous.id + 1)
                let result = try body(posting)
                guard result.rows > 0, !dryRun else {
                    return .undo(NonMonetaryPosting.Outcome(value: result.value, batch: nil))
                }
                let closing = BatchClosing(
                    connection: connection, context: context, previous: previous,
                    firstEntry: previous.lastEntry + 1, lastEntry: previous.lastEntry)
                _ = try closing.run(BatchClosing.Counts(rows: Int64(result.rows)), reason: reason)
                return .keep(NonMonetaryPosting.Outcome(value: result.value, batch: previous.id + 1))
            }
            if outcome.batch != nil { remember(context) }
            return outcome
        } catch {
            throw Self.translate(error)
        }
    }
}
