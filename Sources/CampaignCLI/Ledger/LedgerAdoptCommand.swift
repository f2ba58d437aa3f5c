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
        guard try session.ledger(in: directory) != nil else {
            throw CommandError.failed(
                "ledger-missing", "this workspace has no ledger yet",
                hint: "copy the other file to campaign.sqlite instead")
        }
        let ledger = try session.ledgerForPosting(in: directory)
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

/// What came of adopting another copy: its postings with their numbers here, and what was left out.
struct AdoptionReport {
    let outcome: AdoptionOutcome
    /// The other copy, as it was named.
    let file: String
    let isDryRun: Bool
    let provenance: Provenance

    private var currency: Currency { provenance.plan.organization.currency }

    var document: Document {
        Document(
            title: headline, data: fields.data(outcome.adopted), people: fields.people(outcome.adopted),
            json: provenance.document(
                "campaign.adoption/1",
                [
                    "dry_run": .bool(isDryRun), "rows": fields.json(outcome.adopted),
                    "already": .array(outcome.already.map { .string("B-\($0)") }),
                    "partly": .array(
                        outcome.partly.map {
                            .object([
                                "batch": .string("B-\($0.batch)"), "here": .string("B-\($0.here)"),
                                "left_out": .number($0.leftOut),
                            ])
                        }),
                    "left_out": .array(
                        outcome.leftOut.map {
                            .object([
                                "batch": .string("B-\($0.batch)"), "row": .string($0.row),
                                "why": .string($0.why),
                            ])
                        }),
                ]),
            screen: screen)
    }

    private var headline: String {
        let name = TerminalText.safe(file)
        guard !outcome.adopted.isEmpty else {
            return outcome.partly.isEmpty
                ? "Nothing to adopt from \(name): everything in it is already here"
                : "Nothing more to adopt from \(name), but some of it is not here"
        }
        let what = "\(Words.count(outcome.adopted.count, "batch", plural: "batches")) of \(name)"
        return isDryRun ? ActHeadline.dryRun("Would adopt \(what)") : "Adopted \(what)"
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline)
        if !outcome.adopted.isEmpty { text += "\n" + look.render(fields.people(outcome.adopted)).text }
        for part in outcome.partly { text += "\n\(AdoptionWords.text(part))\n" }
        if !outcome.leftOut.isEmpty {
            text += "\nLeft out, for a person to review:\n"
            for row in outcome.leftOut {
                text += "  \(TerminalText.safe(row.row)) of B-\(row.batch): \(row.why)\n"
            }
        }
        return text
    }

    private var fields: FieldList<AdoptionOutcome.Adopted> {
        FieldList([
            Field(TableColumn("There", key: "batch")) { .id("B", $0.batch.id) },
            Field(TableColumn("Here", key: "here")) { .id("B", $0.here) },
            Field(
                TableColumn("Posted", key: "posted_at"),
                people: { Cell(BatchWords.moment($0.batch.postedAtUTC, zone: $0.batch.zone)) }
            ) { .text($0.batch.postedAtUTC) },
            Field(TableColumn("By", key: "actor")) { .text($0.batch.actor) },
            Field(TableColumn("Command", key: "command", shrinks: true)) { .text($0.batch.command) },
            Field(.figure("Rows", "rows")) { .count($0.rows) },
            Field(.figure("Already here", "known")) { .count($0.known) },
            Field(.figure("Sum", "sum")) { .money($0.controlMinor, currency) },
            Field("hash") { .text($0.batch.hash) },
            Field("posted_rows") { .count($0.rows) },
            Field("known_rows") { .count($0.known) },
        ])
    }
}
