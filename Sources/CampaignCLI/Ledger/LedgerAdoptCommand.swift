import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign ledger adopt`: posts here what only another copy holds.
struct LedgerAdoptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Post here what only another copy of the ledger has.",
        discussion: """
            Every batch that the other copy has and this ledger lacks is posted here, with a new number, \
            with who posted it and when. Nothing is posted twice: a row that is already here, by its source \
            and id or because it is the same for the same donor, is left out, and so is anything that a \
            limit forbids; what was left out is listed. New donors and rows get new numbers here. It is all \
            or nothing. If neither copy has a batch that this computer has seen, --accept-fork REASON goes \
            on without it.

            EXAMPLES
              campaign ledger adopt 'campaign (conflicted copy).sqlite' --dry-run
              campaign ledger adopt 'campaign (conflicted copy).sqlite'
              campaign ledger adopt theirs.sqlite --from B-42
            """)

    @Argument(help: ArgumentHelp("The other ledger, or the folder it is in.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("Leave out the other ledger's batches before this one.", valueName: "batch"))
    var from: String?

    @Option(help: ArgumentHelp("Reason for posting into a closed period.", valueName: "reason"))
    var reopen: String?

    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReopenReason.check(reopen)
        let first = try from.map(Self.batch)
        let directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        let other = try NamedLedger(file, session)
        guard try session.ledger(in: directory) != nil,
            let ledger = try Ledger.open(path: directory + "/" + Ledger.fileName, access: .write)
        else {
            throw CommandError.failed(
                "ledger-missing", "there is no ledger here to adopt into",
                hint: "copy the other file to campaign.sqlite instead")
        }
        let outcome = try ledger.adopt(
            other.ledger, from: first, reopen: reopen,
            try session.postingContext(loaded, planText, command: commandRecord), dryRun: dryRun)
        if !dryRun { session.context.posted.note(batch: outcome.adopted.last?.here) }
        try session.writer.write(
            AdoptionReport(
                outcome: outcome, file: other.name, isDryRun: dryRun,
                provenance: try session.provenance(loaded, in: directory)
            ).document)
        if !outcome.leftOut.isEmpty { throw AnswerIsNo() }
    }

    private var commandRecord: String {
        (["ledger adopt"] + (from == nil ? [] : ["--from"]) + (reopen == nil ? [] : ["--reopen"]))
            .joined(separator: " ")
    }

    private static func batch(_ text: String) throws(CommandError) -> Int64 {
        guard case .batch(let number) = KnownOn(argument: text.uppercased()) else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a batch", hint: "write it as B-42")
        }
        return number
    }
}
