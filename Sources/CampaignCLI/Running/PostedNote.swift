import Synchronization

/// What a command has posted, so that a failure which comes after it is not taken for one before it.
///
/// Whoever takes "could not be done" for "was not done" posts the money a second time.
final class PostedNote: Sendable {
    private let words = Mutex<(rows: [String], batch: Int64)?>(nil)

    /// Notes the rows of a batch that is kept, as people write them.
    func note(batch: Int64?, rows: [String] = []) {
        guard let batch else { return }
        words.withLock { $0 = (rows, batch) }
    }

    /// The failure as one that came after the posting; as it is when nothing was posted.
    func after(_ error: CommandError) -> CommandError {
        guard let (rows, batch) = words.withLock({ $0 }) else { return error }
        let what = rows.isEmpty ? "batch B-\(batch)" : rows.joined(separator: ", ") + " (batch B-\(batch))"
        var after = CommandError(
            code: "posted-then-failed", message: "posted as \(what), but then: \(error.message)",
            hint: "do not run it again"
                + (rows.last.map { "; campaign gift show \($0) shows it" } ?? ": it is in the ledger"),
            status: .posted)
        after.findings = error.findings
        after.posted = rows
        after.batch = batch
        return after
    }
}
