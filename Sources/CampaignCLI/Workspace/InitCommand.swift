import ArgumentParser
import CSample
import CampaignFiles
import CampaignKit
import CampaignLedger
import System
import Terminal

/// `campaign init`: the first files of a workspace.
struct InitCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Create a workspace: your organization, a first campaign, a folder for reports.",
        discussion: """
            Writes Campaigns/organization.yml, one campaign with every key explained, Reports/ with letters to \
            begin with (an appeal, a thank-you, a note that is not a receipt), and a .gitignore that keeps the \
            ledger out of git. Nothing that exists is overwritten. --sample makes the workspace of an \
            invented charity instead, with five years of gifts to import and a report to build. --ledger \
            keeps the ledger in a database on a server, where several people can post: 'campaign help office'. \
            The server is asked first; the first batch makes the tables.

            EXAMPLES
              campaign init
              campaign init riverbend --name "Riverbend Literacy Fund"
              campaign init try-it --sample
              campaign init --ledger postgresql://db.example.org/fund
              campaign init --dry-run
            """)

    @Argument(help: ArgumentHelp("The folder (default: the current one).", valueName: "dir"))
    var folder: String = "."

    @Option(help: ArgumentHelp("The charity's name (default: the folder's name).", valueName: "name"))
    var name: String?

    @Flag(help: "Make the sample workspace: an invented charity's campaigns, gifts and reports.")
    var sample = false

    @Option(
        help: ArgumentHelp(
            "Keep the ledger in this database: postgresql://HOST/DATABASE.", valueName: "address"))
    var ledger: String?

    @Flag(name: .customLong("dry-run"), help: "Show what would be written.")
    var dryRun = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let base = options.directory.map(session.context.absolute) ?? session.context.directory
        let root = FileIdentity.normal(folder.hasPrefix("/") ? folder : base + "/" + folder)
        let hasIgnore = FileStatus(root + "/.gitignore") != nil
        let location = try ledger.map { try Self.server($0) }
        var files = try sample ? sampleFiles(root) : newFiles(root, session)
        if let location { files.keepLedger(at: location) }
        if !hasIgnore { files.file(".gitignore", Self.ignored) }
        if let taken = files.existing.first ?? (FileStatus(root + "/Campaigns").map { _ in "Campaigns/" }) {
            throw CommandError.failed(
                "exists", "\(TerminalText.safe(root)) already has \(taken)",
                hint: "it is already a workspace: run campaign check, or name another folder")
        }
        // Whether a ledger can be there is known before anything is written.
        if let location { session.trust(location) }
        let isThere = try location.map { try Ledger.open($0, access: .read) != nil } ?? false
        if let location { try Ledger.open(location, access: .write)?.tryPosting() }
        if !dryRun { try files.write() }
        var lines = ["\(dryRun ? "would create" : "created") a workspace in \(TerminalText.safe(root))"]
        lines +=
            files.files.map { "  " + $0.path }
            + files.folders.filter { folder in !files.files.contains { $0.path.hasPrefix(folder + "/") } }
            .map { "  \($0)/" }
        try session.writer.write(lines.joined(separator: "\n") + "\n")
        if hasIgnore {
            session.say("note: make sure that the .gitignore there has *.sqlite*, *.csv, *.xlsx and build/")
        }
        if let location {
            session.say(
                "note: \(TerminalText.safe(location.name)) \(isThere ? "has a ledger" : "is empty: the first batch makes the ledger")"
            )
        }
        session.say("next: \(next(root, session))")
    }

    private func next(_ root: String, _ session: Session) -> String {
        guard sample else { return "look through Campaigns/, then campaign status" }
        let place = folder == "." ? "" : "cd \(session.shown(root)), then "
        return place + "campaign import \(SampleFiles.gifts) --source sample"
    }

    /// The address of a database; a file's path is none.
    private static func server(_ text: String) throws -> LedgerLocation {
        let location = try LedgerLocation(text, from: "/")
        guard location.isServer, !text.contains(where: { $0.isWhitespace || $0 == "'" || $0 == "\"" }) else {
            throw CommandError.usage(
                "bad-value", "--ledger is not the address of a database",
                hint: "write it as postgresql://HOST/DATABASE; without --ledger the ledger is a file")
        }
        return location
    }

    private func sampleFiles(_ root: String) throws(CommandError) -> NewFiles {
        guard name == nil else {
            throw .usage("sample-name", "--sample already has a name", hint: "leave out --name or --sample")
        }
        var files = NewFiles(root: root)
        for (path, bytes) in SampleFiles.all {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            if !files.folders.contains(folder) { files.folder(folder) }
            files.file(path, bytes)
        }
        return files
    }

    private func newFiles(_ root: String, _ session: Session) throws -> NewFiles {
        let title = name ?? root.split(separator: "/").last.map(String.init) ?? "Our charity"
        let organization = PlanWriter.newOrganization(name: title)
        let zone = Organization(name: title).timeZone
        let year = try session.context.today(zone: zone).year
        let id = "annual-fund-\(year)"
        var files = NewFiles(root: root)
        files.folder("Campaigns")
        files.folder("Reports")
        files.file("Campaigns/organization.yml", organization)
        files.file(
            "Campaigns/\(id).md",
            PlanWriter.newCampaign(
                id: id, name: "Annual fund \(year)", starts: CalendarDate(year: year, month: 1, day: 1),
                ends: CalendarDate(year: year, month: 12, day: 31)))
        files.folder(WorkspaceSource.receiptsFolder)
        for (path, text) in StarterLetters.all { files.file(path, text) }
        for (path, bytes) in SampleFiles.templates { files.file(path, bytes) }
        return files
    }

    private static let ignored = """
        # The ledger, its copies and files of gifts name donors: back them up, but never commit them.
        *.sqlite*
        *.csv
        *.xlsx
        inbox/
        build/

        """
}

/// The sample workspace that the program carries.
enum SampleFiles {
    /// Every file of it: the path below the workspace, and its bytes.
    static var all: [(path: String, bytes: [UInt8])] {
        (0..<campaign_sample_count).map { index in
            let file = campaign_sample_at(index).pointee
            return (
                String(cString: file.path), Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
            )
        }
    }

    /// The templates of receipts and of letters about pledges, which every workspace begins with: their words
    /// are no one charity's.
    static var templates: [(path: String, bytes: [UInt8])] {
        all.filter {
            $0.path.hasPrefix(WorkspaceSource.receiptsFolder + "/") || $0.path.contains("/letters/pledge-")
        }
    }

    /// The invented gifts, for the hint what to do next.
    static let gifts = "docs/sample/gifts.csv"
}
