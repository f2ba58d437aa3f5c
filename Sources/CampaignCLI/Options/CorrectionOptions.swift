import ArgumentParser
import CampaignLedger

/// What every command takes that acts on a posted row.
struct CorrectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why; kept with the row.", valueName: "text")) var note: String?
    @Flag(name: .customLong("dry-run"), help: "Do everything but keep nothing.") var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Why it is posted although it acts before the closing of the books.", valueName: "reason"))
    var reopen: String?

    /// How the row is posted: it names what it acts on, so nothing it looks like can be meant.
    func posting() throws(CommandError) -> ImportOptions {
        try ReopenReason.check(reopen)
        var options = ImportOptions()
        options.dryRun = dryRun
        options.reopenReason = reopen
        options.possibleDuplicates = .post
        return options
    }
}
