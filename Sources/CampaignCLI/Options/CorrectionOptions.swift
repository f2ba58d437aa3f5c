import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// What every command takes that posts a row by hand.
struct CorrectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Reason, kept with the entry.", valueName: "text")) var note: String?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Reason for posting into a closed period.", valueName: "reason"))
    var reopen: String?

    @Flag(
        name: .customLong("post-possible"),
        help: "Post it even if it looks like a posted entry.")
    var postPossible = false

    /// How the row is posted: the same again within a day may be a second try, and has to be said.
    func posting() throws(CommandError) -> ImportOptions {
        try ReopenReason.check(reopen)
        var options = ImportOptions()
        options.dryRun = dryRun
        options.reopenReason = reopen
        options.possibleDuplicates = postPossible ? .post : .refuse
        return options
    }
}

/// What every command takes that posts an act on a day: on a grant, a deadline, or a transfer.
struct ActOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day (default: today).", valueName: "date")) var on: CalendarDate?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
    @Option(help: ArgumentHelp("Reason for posting into a closed period.", valueName: "reason"))
    var reopen: String?

    func posting() throws(CommandError) -> ImportOptions {
        try ReopenReason.check(reopen)
        var options = ImportOptions()
        options.dryRun = dryRun
        options.reopenReason = reopen
        // What is posted with a stage is meant: the grant itself says whether there is an award already.
        options.possibleDuplicates = .post
        return options
    }
}

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
