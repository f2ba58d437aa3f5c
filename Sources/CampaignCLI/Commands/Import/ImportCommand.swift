import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import Terminal

/// `campaign import`: gifts, pledges and what happened to them, from a CSV file.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import gifts, pledges, payments and refunds from a CSV file.",
        discussion: """
            The columns are in 'campaign help csv'; only date and amount are required. The file is posted whole or \
            not at all: one bad row refuses it, and every problem is listed. Importing a file twice adds nothing. \
            Exits with 1 when rows were rejected.

            What a row says of a known donor fills in what is missing. Where it differs, what is on file is kept and \
            the difference is listed; --update-donors takes it from rows that are later than what is on file.

            EXAMPLES
              campaign import gifts.csv --dry-run
              campaign import gifts.csv
              campaign import givebutter.csv --source givebutter --partial --rejects bad.csv
              campaign import bank.csv --skip-possible
              campaign import addresses.csv --source crm --update-donors
            """)

    @Argument(help: ArgumentHelp("The file; - reads the standard input.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp("The system the file comes from, for rows that do not say.", valueName: "name"))
    var source: String?

    @Flag(name: .customLong("dry-run"), help: "Do everything but keep nothing.")
    var dryRun = false

    @Flag(help: "Post the good rows and leave the bad ones out.")
    var partial = false

    @Option(
        help: ArgumentHelp(
            "Write the rejected rows to a new CSV file, each with its problem.", valueName: "file"))
    var rejects: String?

    @Flag(
        name: .customLong("skip-possible"), help: "Leave out rows without an id that look like a posted one.")
    var skipPossible = false

    @Flag(
        name: .customLong("post-possible"),
        help: "Post rows without an id also when they look like a posted one.")
    var postPossible = false

    @Flag(
        name: .customLong("update-donors"),
        help: "Take what later rows say of donors where it differs from what is known.")
    var updateDonors = false

    @Option(help: ArgumentHelp("Why rows before the closing of the books are posted.", valueName: "reason"))
    var reopen: String?

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReopenReason.check(reopen)
        guard !(skipPossible && postPossible) else {
            throw CommandError.usage(
                "option-conflict", "--skip-possible and --post-possible exclude each other")
        }
        // `source:id` names a row to people and to other commands.
        if let source, source.isEmpty || source.utf8.count > 64 || source.contains(":") {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(source))' is no name of a source",
                hint: "at most 64 bytes without a colon")
        }
        let directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        let bytes = try byteSource(session, directory)
        let digest = try FileDigest.sha256(bytes)
        let run = importRun(session, loaded, planText, directory)
        let result = try run.run(bytes, fileSHA: digest)
        session.say(result)
        let report = ImportReport(
            outcome: result.outcome, subject: file == "-" ? "the standard input" : file,
            currency: loaded.plan.organization.currency, isDryRun: dryRun, isPartial: run.options.partial,
            skipsPossible: skipPossible)
        // Rows may have been posted by now: the report comes first, whatever becomes of the rejected ones.
        let rejected = Result { try writeRejects(bytes, result, session) }
        let footer = (try? rejected.get()) ?? nil
        try session.writer.write(
            ImportDocument(
                report: report, provenance: try session.provenance(loaded, in: directory), footer: footer
            )
            .document)
        _ = try rejected.get()
        if !result.outcome.rejectedLines.isEmpty { throw AnswerIsNo() }
    }

    private func importRun(
        _ session: Session, _ loaded: LoadedPlan, _ planText: [UInt8], _ directory: String
    ) -> ImportRun {
        var run = ImportRun(
            session: session, loaded: loaded, planText: planText, directory: directory, command: commandRecord
        )
        run.reading.defaultSource = source
        run.options.partial = partial
        run.options.dryRun = dryRun
        run.options.possibleDuplicates = skipPossible ? .skip : postPossible ? .post : .refuse
        run.options.reopenReason = reopen
        run.options.updatesDonors = updateDonors
        return run
    }

    /// What the batch records of the command: names of options, never their values.
    private var commandRecord: String {
        var words = ["import"]
        if source != nil { words.append("--source") }
        if partial { words.append("--partial") }
        if skipPossible { words.append("--skip-possible") }
        if postPossible { words.append("--post-possible") }
        if updateDonors { words.append("--update-donors") }
        if reopen != nil { words.append("--reopen") }
        return words.joined(separator: " ")
    }

    /// The file, or the command's own input kept where only we can read it.
    private func byteSource(_ session: Session, _ directory: String) throws -> FileByteSource {
        guard file == "-" else {
            return try FileByteSource(path: session.context.absolute(file), spoolDirectory: directory)
        }
        let input = session.context.input
        return try FileByteSource(spooling: "-", in: directory) {
            try input.read(upTo: FileByteSource.chunkSize)
        }
    }

    /// Writes the rejected rows; says where they went.
    private func writeRejects(
        _ bytes: FileByteSource, _ result: ImportRun.Result, _ session: Session
    ) throws -> String? {
        guard let rejects, !result.outcome.rejectedLines.isEmpty else { return nil }
        guard !result.holdsForbiddenNumbers else {
            return "No rejected rows were written: the file holds card or social security numbers."
        }
        var problems: [Int: String] = [:]
        for line in result.outcome.rejectedLines { problems[line] = "" }
        for problem in result.outcome.problems
        where problem.severity == .error && problems[problem.line] != nil {
            let text = problem.column.isEmpty ? problem.message : "\(problem.column): \(problem.message)"
            problems[problem.line] = [problems[problem.line] ?? "", text].filter { !$0.isEmpty }.joined(
                separator: "; ")
        }
        let count = try RejectsWriter.write(
            path: session.context.absolute(rejects), from: bytes, problems: problems,
            delimiter: result.delimiter)
        return "\(Words.count(count, "rejected row")) in \(rejects); mend them and import that file."
    }
}
