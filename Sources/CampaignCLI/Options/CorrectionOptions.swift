import ArgumentParser
import CampaignLedger

/// What every command takes that posts a row by hand.
struct CorrectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why; kept with the row.", valueName: "text")) var note: String?
    @Flag(name: .customLong("dry-run"), help: "Do everything but keep nothing.") var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Why it is posted although it acts before the closing of the books.", valueName: "reason"))
    var reopen: String?

    /// How the row is posted.
    ///
    /// `possible` posts it also when it looks like a posted row: what acts on a row names it, so nothing that
    /// it looks like can be meant.
    func posting(possible: Bool = true) throws(CommandError) -> ImportOptions {
        try ReopenReason.check(reopen)
        var options = ImportOptions()
        options.dryRun = dryRun
        options.reopenReason = reopen
        options.possibleDuplicates = possible ? .post : .refuse
        return options
    }
}
