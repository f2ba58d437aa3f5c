import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// `campaign import`: gifts, pledges and what happened to them, from a CSV file.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file", abstract: "Import gifts, pledges, payments and refunds from a CSV file.",
        usage: "campaign import <file> [<options>]\ncampaign import --inbox <folder> [<options>]",
        discussion: """
            A file that a platform wrote, or that you wrote a mapping for ('campaign import map'), is recognized \
            by its column names ('campaign import sources'). For any other, the columns are in 'campaign help \
            csv'; only date and amount are required. The file \
            is posted whole or not at all: one bad row stops it, and every problem is listed. Importing a \
            file twice adds nothing. Exits with 1 when rows were rejected. 'campaign import list' shows what \
            was imported, and 'campaign import undo B-3' undoes it. To import a file named list or undo, write \
            ./list.

            The same gift may come from a form and from its processor: a row whose gift_id or processor_id \
            is already posted under another source is left out, and one that only looks the same is a \
            possible duplicate.

            --leave-out and --only are for gifts that did not arrive. A refund, a void or a negative gift is \
            kept if the column only says that it happened, and so is the gift that it reverses in the same \
            file.

            A row about a known donor fills in what is missing. Where it differs, what is on file is kept \
            and the difference is listed; --update-donors takes it from rows that are later than what is on \
            file.

            A workbook (.xlsx) is read with Debian's xlsx2csv, the first sheet unless --sheet names another, and a \
            .zip with one file in it with unzip.

            A 360Giving package (.json) is a funder's own list of grants: those to you become awards, each under \
            its identifier, and the others are left out and counted. --prospects takes the funders of such a list \
            instead: each becomes a prospect with its past grants in the note; 'campaign grant edit' says what for.

            A file whose rows are of type application, deadline, spend or transfer is about grants ('campaign help \
            csv'); 'campaign export canonical' writes one. An award that a file of gifts has under the same \
            grant_id is then that grant's.

            --inbox is for a nightly job: each file of the folder is imported whole or not at all and moved, \
            with its report next to it. Files with possible duplicates go to failed. Exits with 1 when someone \
            must look at one.

            --expect-rows and --expect-total are the figures of a deposit slip: when the file's rows, or its \
            gifts less its refunds, total anything else, nothing is posted.

            EXAMPLES
              campaign import gifts.csv --dry-run
              campaign import gifts.csv
              campaign import unified_payments.csv --dry-run
              campaign import payments.csv --source-format stripe-payments
              campaign import deposits.xlsx --sheet November
              campaign import form.csv --source form --partial --rejects bad.csv
              campaign import bank.csv --skip-possible
              campaign import checks.csv --expect-rows 40 --expect-total 12,350.00 \\
                  --deposit 2026-11-30
              campaign import addresses.csv --source crm --update-donors
              campaign import funder.json --as-recipient US-EIN-12-3456789
              campaign import funders.json --prospects --source grantnav --dry-run
              campaign import applications.csv --source office --dry-run
              campaign import --inbox inbox
              campaign import cards.csv --source cards \\
                  --leave-out 'Status=Failed,Refunded' --time-zone UTC
            """)

    @Argument(help: ArgumentHelp("The file; - reads standard input.", valueName: "file"))
    var file: String?

    @Option(
        help: ArgumentHelp(
            "Import every file of this folder and move it to done or failed below it, with a report.",
            valueName: "folder"))
    var inbox: String?

    @Option(
        help: ArgumentHelp(
            "The system that the file comes from, for rows that do not name one.", valueName: "name"))
    var source: String?

    @Option(
        name: .customLong("source-format"),
        help: ArgumentHelp(
            "Read the file as this platform's, by this mapping, or by our own columns: csv.",
            valueName: "name"))
    var sourceFormat: String?

    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.")
    var dryRun = false

    @Flag(help: "Post the good rows and skip the bad ones.")
    var partial = false

    @Option(
        help: ArgumentHelp(
            "Write the rejected rows to a new CSV file, each with its problem.", valueName: "file"))
    var rejects: String?

    @Flag(
        name: .customLong("skip-possible"), help: "Leave out rows that look like a posted entry.")
    var skipPossible = false

    @Flag(
        name: .customLong("post-possible"),
        help: "Also post rows that look like a posted entry.")
    var postPossible = false

    @Flag(help: "Of rows that are equal in every cell, post only one.")
    var dedupe = false

    @Flag(help: "Post such rows as parts of one gift, where they have an id.")
    var splits = false

    @Option(
        help: ArgumentHelp("Post this row again although it was voided; may be repeated.", valueName: "id"))
    var repost: [String] = []
    @Flag(
        name: .customLong("their-ids"), help: "Ids such as D-7 are the file's own numbers, not this ledger's."
    )
    var theirIDs = false
    @Flag(
        name: .customLong("update-donors"),
        help: "Update donors from later rows that differ from what is on file.")
    var updateDonors = false

    @Option(
        name: .customLong("as-recipient"),
        help: ArgumentHelp(
            "Of a 360Giving package, the grants to this number (default: your EIN).", valueName: "id"))
    var asRecipient: String?

    @Flag(help: "Of a 360Giving package, its funders: each becomes a prospect, without an amount.")
    var prospects = false

    @OptionGroup(title: "Reading the file") var form: FileFormOptions

    @OptionGroup(title: "Control totals") var control: ControlOptions

    @Option(help: ArgumentHelp("Reason for posting into a closed period.", valueName: "reason"))
    var reopen: String?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options, reading: [file].compactMap { $0 }.filter { $0 != "-" })
        try ReopenReason.check(reopen)
        try StoredText.check(source, "--source")
        try form.check()
        try checkConflicts()
        try checkSource()
        let directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        let mappings = try session.mappings(in: directory, plan: loaded.plan)
        try checkFormat(mappings)
        var run = importRun(session, loaded, planText, directory, mappings)
        if let inbox {
            return try InboxImport(
                session: session, folder: inbox, isDryRun: dryRun,
                currency: loaded.plan.organization.currency,
                provenance: try session.provenance(loaded, in: directory)
            ) { path, name, later in
                let opened = try session.opened(
                    path, directory, named: name, recipient: recipient(loaded.plan))
                guard sourceFormat == nil, GrantFileReader.recognizes(opened.bytes) else {
                    run.reading.command = ShellLine.of(session.context.arguments, "--inbox", as: later)
                    return .gifts(try run.run(opened))
                }
                return .grants(try grants(session, name).posted(opened.bytes))
            }
            .importAll()
        }
        guard !prospects else { return try takeProspects(session) }
        run.expectation = try control.expectation(loaded.plan.organization.currency)
        try post(file ?? "-", &run, session, loaded, in: directory)
    }

    private func post(
        _ file: String, _ run: inout ImportRun, _ session: Session, _ loaded: LoadedPlan, in directory: String
    ) throws {
        let opened = try session.opened(
            file, directory, sheet: form.sheet, recipient: recipient(loaded.plan))
        if sourceFormat == nil, GrantFileReader.recognizes(opened.bytes) {
            try checkGrantOptions()
            return try grants(session, file).run(opened.bytes)
        }
        let rejected = try rejects.map { try RejectsFile($0, opened.bytes, session) }
        run.rejects = rejected
        let result = try run.run(opened)
        session.say(result)
        result.remarks.forEach { session.say("note: \($0)") }
        let report = ImportReport(
            outcome: result.outcome, subject: file == "-" ? "the standard input" : file,
            currency: loaded.plan.organization.currency, isDryRun: dryRun, isPartial: run.options.partial,
            skipsPossible: skipPossible, leftOut: result.leftOut, leftOutRows: result.leftOutRows,
            preset: result.preset)
        let footer =
            result.holdsForbiddenNumbers && rejects != nil
            ? "No rejected rows were written: the file contains card or social security numbers."
            : try rejected?.commit()
        try session.writer.write(
            ImportDocument(
                report: report, provenance: try session.provenance(loaded, in: directory), footer: footer
            )
            .document)
        if result.outcome.rejectedCount > 0 || report.isRefused { throw AnswerIsNo() }
    }

    /// The funders of a published list as prospects; those that have a grant by that name are left out.
    private func takeProspects(_ session: Session) throws {
        try checkGrantOptions()
        let (row, file) = (try TypedEntry<Session>(session, command: commandRecord), file ?? "-")
        let known = try GrantReading(session, asOf: nil, knownOn: nil).lines().compactMap(\.record.name)
        let own = Set(known.filter { $0.source == source ?? "csv" }.map(\.id))
        let path = session.context.absolute(file)
        guard
            let list = PublishedProspects(
                try InputFile.bytes(path, limit: OpenedFile.packageLimit), today: row.today,
                leavingOut: own.union([recipient(row.loaded.plan)]))
        else {
            throw GiftFileError(
                code: GiftFileError.packed, message: "\(session.shown(file)) is not a 360Giving package",
                hint: "gifts and applications are imported as CSV: campaign help csv")
        }
        if list.leftOut > 0 {
            let funders = Words.count(list.leftOut, "funder")
            session.say("note: \(funders) left out: known already, or without a number")
        }
        try grants(session, file).run(MemoryByteSource(list.csv))
    }

    private func grants(_ session: Session, _ file: String) -> GrantFileImport {
        GrantFileImport(
            session: session, file: file, source: source ?? "csv", isDryRun: dryRun, reopen: reopen,
            command: commandRecord)
    }

    /// Our number in the files of funders; a charity without an EIN says it.
    private func recipient(_ plan: Plan) -> String {
        asRecipient ?? plan.organization.registeredEIN.map { "US-EIN-\($0)" } ?? ""
    }

    private func checkConflicts() throws(CommandError) {
        guard (file == nil) != (inbox == nil) else {
            throw .usage(
                "file-missing", file == nil ? "name a file to import" : "name a file or --inbox, not both",
                hint: "campaign import gifts.csv, or campaign import --inbox FOLDER")
        }
        guard !(skipPossible && postPossible) else {
            throw .usage("option-conflict", "--skip-possible and --post-possible cannot be combined")
        }
        guard !(dedupe && splits) else {
            throw .usage("option-conflict", "--dedupe and --splits cannot be combined")
        }
        guard !(prospects && (asRecipient != nil || inbox != nil)) else {
            throw .usage(
                "option-conflict", "--prospects takes funders of one file, and not what they gave you",
                hint: "leave out --as-recipient and --inbox")
        }
        guard inbox != nil else { return }
        // What decides over one file is said for that file.
        let single = [
            (skipPossible, "--skip-possible"), (postPossible, "--post-possible"), (partial, "--partial"),
            (rejects != nil, "--rejects"), (form.sheet != nil, "--sheet"), (!repost.isEmpty, "--repost"),
            (reopen != nil, "--reopen"),
        ]
        let given = single.filter(\.0).map(\.1) + control.names
        guard given.isEmpty else {
            throw .usage(
                "option-conflict", "--inbox and \(given[0]) cannot be combined",
                hint: "import that file by itself: campaign import FILE \(given[0])")
        }
    }

    /// A file of grants is posted whole, and has no money to be compared with a deposit.
    private func checkGrantOptions() throws(CommandError) {
        let single = [
            (skipPossible, "--skip-possible"), (postPossible, "--post-possible"), (partial, "--partial"),
            (rejects != nil, "--rejects"), (dedupe, "--dedupe"), (splits, "--splits"),
            (!repost.isEmpty, "--repost"), (theirIDs, "--their-ids"), (updateDonors, "--update-donors"),
        ]
        guard let other = (single.filter(\.0).map(\.1) + control.names).first else { return }
        throw .usage(
            "option-conflict", "\(other) is for files of gifts; this one has rows of grants",
            hint: "leave out \(other)")
    }

    private func checkSource() throws {
        // `source:id` names a row to people and to other commands.
        if let source, source.isEmpty || source.utf8.count > 64 || source.contains(":") {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(source))' is not a valid source name",
                hint: "at most 64 bytes without a colon")
        }
    }

    private func checkFormat(_ mappings: [FileMapping]) throws {
        let names = Preset.known(mappings).map(\.name) + ["csv"]
        guard let sourceFormat, !names.contains(sourceFormat) else { return }
        let near = DidYouMean.hint(for: sourceFormat, in: names)
        throw CommandError.usage(
            "bad-value", "'\(TerminalText.safe(sourceFormat))' is not a known source format",
            hint: near ?? "'campaign import sources' lists them")
    }

    private func importRun(
        _ session: Session, _ loaded: LoadedPlan, _ planText: [UInt8], _ directory: String,
        _ mappings: [FileMapping]
    ) -> ImportRun {
        var run = ImportRun(
            context: session, loaded: loaded, planText: planText, directory: directory, command: commandRecord
        )
        run.reading.defaultSource = source
        run.reading.sourceFormat = sourceFormat
        run.reading.mappings = mappings
        run.reading.depositedOn = control.deposit
        form.apply(to: &run.reading)
        run.reading.command = session.context.typed
        run.options.partial = partial
        run.options.dryRun = dryRun
        run.options.possibleDuplicates = skipPossible ? .skip : postPossible ? .post : .refuse
        run.options.equalRows = dedupe ? .dedupe : splits ? .splits : .refuse
        run.options.reposted = Set(repost)
        run.options.reopenReason = reopen
        run.options.theirIDs = theirIDs
        run.options.updatesDonors = updateDonors
        return run
    }

    /// What the batch records of the command: names of options, never their values.
    private var commandRecord: String {
        var words = ["import"]
        if source != nil { words.append("--source") }
        if sourceFormat != nil { words.append("--source-format") }
        if partial { words.append("--partial") }
        if skipPossible { words.append("--skip-possible") }
        if postPossible { words.append("--post-possible") }
        if dedupe { words.append("--dedupe") }
        if splits { words.append("--splits") }
        if !repost.isEmpty { words.append("--repost") }
        if theirIDs { words.append("--their-ids") }
        if updateDonors { words.append("--update-donors") }
        if asRecipient != nil { words.append("--as-recipient") }
        if prospects { words.append("--prospects") }
        if reopen != nil { words.append("--reopen") }
        return (words + form.names + control.names).joined(separator: " ")
    }
}
