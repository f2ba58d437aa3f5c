import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign import undo`: reverses one posting, whole or not at all.
struct ImportUndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Undo everything that one import posted.",
        discussion: """
            Every row of the batch is voided on its own day by a batch of its own; nothing is deleted, and \
            --known-on still shows what was known. The donors, details, suppressions and ids that the import \
            brought revert to what was known before. Afterwards the file, or a corrected one, can be \
            imported again.

            It is all or nothing: when other batches act on the import's rows (payments on its pledges, \
            refunds of its gifts), or a donor it created has been edited, they are listed and nothing is \
            done. --with-dependents undoes those batches too, but never receipts; edits stay. \
            Acknowledgments recorded since are listed and stay. It asks no questions.

            EXAMPLES
              campaign import undo B-3 --dry-run
              campaign import undo B-3
              campaign import undo B-3 --with-dependents
            """)

    @Argument(help: ArgumentHelp("The batch: B-3, as 'campaign import list' shows it.", valueName: "batch"))
    var batch: String

    @Flag(name: .customLong("with-dependents"), help: "Also undo what other batches did to its rows.")
    var withDependents = false

    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @Option(help: ArgumentHelp("Reason for reversing entries in a closed period.", valueName: "reason"))
    var reopen: String?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReopenReason.check(reopen)
        guard case .batch(let number) = KnownOn(argument: batch.uppercased()) else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(batch))' is not a batch",
                hint: "write it as B-3: campaign import list")
        }
        let directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        let ledger = try session.postedLedger(in: directory)
        var posting = ImportOptions()
        posting.dryRun = dryRun
        posting.reopenReason = reopen
        let outcome = try ledger.undo(
            batch: number, try session.postingContext(loaded, planText, command: commandRecord), posting,
            withDependents: withDependents)
        session.context.posted.note(batch: outcome.batch)
        let report = UndoReport(
            number: number, outcome: outcome, isDryRun: dryRun, withDependents: withDependents,
            currency: loaded.plan.organization.currency,
            provenance: try session.provenance(loaded, in: directory))
        try session.writer.write(report.document)
        if !outcome.isAccepted { throw AnswerIsNo() }
    }

    /// What the batch records of the command: names of options, never their values.
    private var commandRecord: String {
        var words = ["import undo"]
        if withDependents { words.append("--with-dependents") }
        if reopen != nil { words.append("--reopen") }
        return words.joined(separator: " ")
    }
}
