import Synchronization

/// The first line of what a command says that posts something.
enum ActHeadline {
    /// What was done, with the batch that has it, or what would be: `Voided T-3   (batch B-7)`.
    static func text(done: String, undone: String, batch: Int64?) -> String {
        batch.map { "\(done)   (batch B-\($0))" } ?? dryRun(undone)
    }

    static func dryRun(_ undone: String) -> String { "\(undone); a dry run, nothing is written" }
}

/// What a command has done, so that a failure which comes after it is not taken for one before it.
///
/// Whoever takes "could not be done" for "was not done" posts the money a second time.
final class PostedNote: Sendable {
    private struct Note {
        var rows: [String] = []
        var batch: Int64?
        /// `restored B-9; the ledger that was here is kept: …`.
        var words: String
        /// What to do next, where running the command again is right.
        var next: String?
    }

    private let noted = Mutex<Note?>(nil)

    /// Notes the rows of a batch that is kept, as people write them; `next` is for a command that goes on
    /// where it was interrupted.
    func note(batch: Int64?, rows: [String] = [], next: String? = nil) {
        guard let batch else { return }
        let what = rows.isEmpty ? "batch B-\(batch)" : rows.joined(separator: ", ") + " (batch B-\(batch))"
        noted.withLock { $0 = Note(rows: rows, batch: batch, words: "posted as \(what)", next: next) }
    }

    /// Notes what was done that is not a posting.
    func note(done words: String) { noted.withLock { $0 = Note(words: words) } }

    /// The failure as one that came after what was done; as it is when nothing was.
    func after(_ error: CommandError) -> CommandError {
        guard let note = noted.withLock({ $0 }) else { return error }
        let last = note.rows.last.map { "; campaign gift show \($0) shows it" }
        var after = CommandError(
            code: "posted-then-failed", message: "\(note.words), but then: \(Self.reason(error))",
            hint: note.next
                ?? "do not run it again" + (last ?? (note.batch == nil ? "" : ": it is in the ledger")),
            status: .posted)
        after.findings = error.findings
        after.posted = note.rows
        after.batch = note.batch
        return after
    }

    /// Why it failed, without the assurance that nothing was kept, which would contradict what was done.
    private static func reason(_ error: CommandError) -> String {
        ["; nothing was written", "; nothing was posted", "; nothing was copied"].reduce(error.message) {
            $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0
        }
    }
}
