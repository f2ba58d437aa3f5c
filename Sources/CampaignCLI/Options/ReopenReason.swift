/// The reason that `--reopen` records in the batch.
enum ReopenReason {
    /// Throws when a reason is given that says nothing, or holds what may not be kept.
    static func check(_ reason: String?) throws(CommandError) {
        try StoredText.check(reason, "--reopen")
        guard let reason, reason.allSatisfy(\.isWhitespace) else { return }
        throw .usage(
            "bad-value", "--reopen needs a reason",
            hint: "--reopen 'late bank statement of October'")
    }
}
