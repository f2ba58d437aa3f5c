import ArgumentParser
import CampaignLedger
import CampaignServices

/// What every command takes that posts a row by hand.
struct CorrectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why; kept with the row.", valueName: "text")) var note: String?
    @Flag(name: .customLong("dry-run"), help: "Do everything but keep nothing.") var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Why it is posted although it acts before the closing of the books.", valueName: "reason"))
    var reopen: String?

    @Flag(
        name: .customLong("post-possible"),
        help: "Post it also when it looks like one that was posted before.")
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
