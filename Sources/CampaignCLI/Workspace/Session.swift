import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
public import CampaignServices
import System
import Terminal

/// One run of a command: its workspace, plan and ledger, and where its answer goes.
struct Session {
    let context: CommandContext
    let options: GlobalOptions
    let writer: DocumentWriter
    /// What is wrong with the ledger is said once.
    let watch = LedgerWatch()

    /// Opens where the answer goes.
    ///
    /// - Parameter reading: the files that the command reads: no answer replaces them.
    init(_ options: GlobalOptions, reading: [String] = []) throws {
        let context = CommandContext.current
        self.context = context
        self.options = options
        writer = try DocumentWriter(context: context, options: options, reading: reading)
    }

    /// Opens a file that an option names besides the answer's.
    func open(_ path: String, for option: String) throws -> SafeFile {
        try refuseAnswer(path, for: option)
        return try writer.destination.named(path)
    }

    /// Throws when a file that an option names is the answer's own.
    func refuseAnswer(_ path: String, for option: String) throws(CommandError) {
        let isAnswer = options.output.map { one in
            FileIdentity(context.absolute(one)).isSame(as: FileIdentity(context.absolute(path)))
        }
        guard path == "-" || isAnswer == true else { return }
        throw .usage("option-conflict", "\(option) needs a different file", hint: "give it another name")
    }

    /// The workspace's folder.
    func directory() throws -> String {
        let home = context.environment["CAMPAIGN_HOME"]
        let found = try WorkspaceLocator.find(
            from: context.directory, environmentHome: home, explicit: options.directory)
        detail("workspace: \(found)")
        return found
    }

    /// A path as people see it from where they are: shorter when it is below the current folder.
    func shown(_ path: String) -> String {
        let here = context.directory == "/" ? "/" : context.directory + "/"
        return TerminalText.safe(path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path)
    }

    /// Today in the charity's zone.
    func today(_ plan: Plan) throws -> CalendarDate { try context.today(zone: plan.organization.timeZone) }

    /// Talk besides the answer.
    ///
    /// `-q` drops it, and so does JSON, whose readers take the error stream for an error.
    func say(_ line: String) {
        if isTalkative { writer.note(TerminalText.safe(line)) }
    }

    private var isTalkative: Bool { !options.quiet && writer.format != .json }

    /// What only `-v` shows.
    func detail(_ line: String) {
        if options.verbose { say(line) }
    }

    /// Findings besides the answer.
    func say(_ findings: [Finding]) {
        guard !findings.isEmpty, isTalkative else { return }
        let isColored = ColorMode.resolve(
            flag: options.color, environment: context.environment, isTerminal: context.errorsAreTerminal)
        let printer = FindingPrinter(
            style: Style(enabled: isColored), ascii: options.ascii, width: writer.notes.width)
        try? context.errors.write(printer.text(findings))
    }
}

/// What the services get from a command line.
extension Session: ServiceContext {
    func ledgerForPosting(in directory: String) throws -> Ledger {
        let location = try location(in: directory)
        beginLedger(in: directory)
        guard let ledger = try Ledger.open(location, access: .write) else {
            throw CommandError.failed("ledger-missing", "the ledger cannot be created at \(location.name)")
        }
        return ledger
    }

    func note(_ notice: ServiceNotice) {
        switch notice {
        case .dayToCome(let day):
            say("\(day) is in the future: figures include only what has been posted so far")
        case .nothingPosted(let knownOn): say("nothing had been posted by \(knownOn.text)")
        case .nothingPostedYet: say("no gifts have been posted yet: campaign import FILE")
        case .posted(let batch, let entries):
            context.posted.note(batch: batch, rows: entries.map(GiftWords.id))
        case .issued(let batch):
            context.posted.note(
                batch: batch,
                next:
                    "run it again: it goes on with gifts that have no receipt; campaign receipt list --each DIR "
                    + "writes the pages that are missing")
        }
    }

    func readingProgress() -> any ReadingProgress {
        let (context, errors) = (context, context.errors)
        return ProgressMeter(
            label: "Reading",
            isTerminal: context.errorsAreTerminal && context.environment["TERM"] != "dumb",
            disabled: options.quiet || context.environment["NO_PROGRESS"]?.isEmpty == false,
            width: context.screen?.columns ?? 80, ascii: options.ascii, now: context.monotonic
        ) { try? errors.write($0) }
    }
}

extension ProgressMeter: ReadingProgress {}
