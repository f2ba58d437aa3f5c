import ArgumentParser
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// `campaign new campaign`: `Campaigns/<id>.md` with every key explained.
struct NewCampaignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "Write Campaigns/ID.md for a new campaign.",
        discussion: """
            Keys that are not given are included as comments. Nothing that exists is overwritten.

            EXAMPLES
              campaign new campaign spring-2027
              campaign new campaign spring-2027 --name "Spring 2027" --goal '$25,000'
              campaign new campaign spring-2027 --starts 2027-03-01 --ends 2027-05-31 \\
                  --dry-run
            """)

    @Argument(help: ArgumentHelp("The new id: lowercase letters, digits and hyphens.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Its name.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The goal: 25000 or '$25,000'.", valueName: "amount"))
    var goal: String?

    @Option(help: ArgumentHelp("Its first day.", valueName: "date"))
    var starts: CalendarDate?

    @Option(help: ArgumentHelp("Its last day; leave it out for an open-ended fund.", valueName: "date"))
    var ends: CalendarDate?

    @Flag(name: .customLong("dry-run"), help: "Show the file without writing it.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        guard CampaignID.isValid(id) else {
            throw CommandError.usage(
                "bad-id", "'\(TerminalText.safe(id))' cannot be an id",
                hint: "use lowercase letters, digits and single hyphens, such as spring-2027")
        }
        let directory = try session.directory()
        let source = try WorkspaceSource.read(directory: directory)
        let present = try LoadedPlan(source)
        let currency = present.plan.organization.currency
        let file = PlanFile(path: "Campaigns/\(id).md", text: try text(currency))
        guard !source.campaigns.contains(where: { $0.path == file.path }) else {
            throw CommandError.failed("exists", "\(file.path) already exists", hint: "choose another id")
        }
        // Loading the plan as it will be says all that is wrong before anything is written.
        let future = try LoadedPlan(
            WorkspaceSource(organization: source.organization, campaigns: source.campaigns + [file]))
        var files = NewFiles(root: directory)
        files.file(file.path, String(decoding: file.bytes, as: UTF8.self))
        if dryRun { return try session.writer.write(String(decoding: file.bytes, as: UTF8.self)) }
        try files.write()
        try session.writer.write("created \(file.path)\n")
        session.say(future.findings.filter { !present.findings.contains($0) })
        session.say("next: edit it, then campaign check")
    }

    private func text(_ currency: Currency) throws -> String {
        if let starts, let ends, ends < starts {
            throw CommandError.usage("date-order", "--ends \(ends) is before --starts \(starts)")
        }
        return PlanWriter.newCampaign(
            id: id, name: name ?? id, goal: try goal.map { try amount($0, currency) }, starts: starts,
            ends: ends, currency: currency)
    }

    private func amount(_ text: String, _ currency: Currency) throws(CommandError) -> Money {
        do throws(AmountParser.Failure) {
            let minor = try AmountParser.minorUnits(text, currency: currency)
            guard minor > 0 else { throw .notAnAmount }
            return Money(minorUnits: minor, currency: currency)
        } catch {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not a goal: \(error.message)", hint: error.hint)
        }
    }
}

/// Files and folders that a command makes; none that exists is ever touched.
struct NewFiles {
    /// The folder that paths are below.
    let root: String
    private(set) var folders: [String] = []
    private(set) var files: [(path: String, bytes: [UInt8])] = []

    init(root: String) { self.root = root }

    mutating func folder(_ path: String) { folders.append(path) }
    mutating func file(_ path: String, _ text: String) { file(path, Array(text.utf8)) }
    mutating func file(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

    /// Has `organization.yml` say where the ledger is.
    mutating func keepLedger(at location: LedgerLocation) {
        for index in files.indices where files[index].path == WorkspaceSource.organizationPath {
            files[index].bytes = LedgerSetting.replacing(location.place, in: files[index].bytes)
        }
    }

    /// Every path that is already there.
    var existing: [String] { files.map(\.path).filter { FileStatus(root + "/" + $0) != nil } }

    /// Makes all of them, folders first.
    func write() throws {
        for folder in [""] + folders { try Folders.make(folder.isEmpty ? root : root + "/" + folder) }
        for (path, bytes) in files {
            try SafeFile.write(bytes, to: SafeFile(root + "/" + path, mode: 0o644, replacing: false))
        }
    }
}
