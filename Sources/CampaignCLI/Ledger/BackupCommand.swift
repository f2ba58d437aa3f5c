import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Digests
import System
import Terminal

/// `campaign backup`: a copy of the ledger that can be trusted.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the ledger to a file and verify the copy.",
        discussion: """
            The copy is the ledger as it is at one moment, even while someone posts to it: copying \
            campaign.sqlite by hand can miss changes in the files next to it. Every page of the copy is read \
            and every hash recomputed before it gets its name. Only its owner can read it. In a folder it is \
            named after the day and the last batch. The plan is text: keep Campaigns/ and Reports/ in git.

            EXAMPLES
              campaign backup /media/usb/
              campaign backup ../ledger-of-november.sqlite
              campaign backup /media/usb/latest.sqlite --force
            """)

    @Argument(help: ArgumentHelp("The file to write, or a folder to write it into.", valueName: "file"))
    var file: String

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        session.watch.refusesCopies = true
        let directory = try session.directory()
        guard let ledger = try session.ledger(in: directory), let head = try ledger.head() else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        var path = session.context.absolute(file)
        if FileIdentity(path).kind == .folder {
            let day = session.context.nowUTC().day(secondsAhead: 0)
            path += (path.hasSuffix("/") ? "" : "/") + "campaign-\(day)-B-\(head.batch).sqlite"
        }
        let target = try session.writer.destination.backup(path)
        let copy = try ledger.copy(into: FileIdentity(path).folder)
        guard let newest = copy.newest else {
            throw CommandError.failed("ledger-missing", "nothing has been posted yet")
        }
        try target.commit(file: copy.file)
        session.context.posted.note(done: "backed up to \(session.shown(path))")
        BackupMemory(of: directory, session.context).write(
            BackupMemory.Entry(
                batch: newest.batch, hash: newest.hash, madeAt: session.context.nowUTC().description,
                file: FileIdentity(path).path))
        try session.writer.write(document(newest, session.shown(path)))
    }

    private func document(_ newest: BatchMark, _ shown: String) -> Document {
        let headline = "Backed up to \(shown)"
        var table = Table(
            caption: headline, columns: ["file", "batch", "hash"].map { TableColumn($0, key: $0) })
        table.append(TableRow([Cell(shown), Cell("B-\(newest.batch)"), Cell(newest.hash)]))
        return Document(
            title: headline, data: table,
            json: .object([
                "schema": .string("campaign.backup/1"), "file": .string(shown),
                "batch": .string("B-\(newest.batch)"), "ledger_head": .string(newest.hash),
            ]),
            screen: { look in
                look.style.bold(headline)
                    + "\nIt has all batches up to B-\(newest.batch); the copy was read through and verified.\n"
                    + "\nTo bring it back: campaign restore \(shown)\n"
            })
    }
}

/// What this computer remembers of the last backup that it made of the ledger in one folder, for `doctor`.
///
/// Where it cannot be kept nothing fails.
struct BackupMemory {
    struct Entry: Equatable {
        var batch: Int64
        /// The hash of that batch.
        var hash: String
        /// `2026-11-21T02:06:00Z`.
        var madeAt: String
        var file: String
    }

    private let path: String?

    init(of workspace: String, _ context: CommandContext) {
        let environment = context.environment
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") && $0 != "/" ? $0 + "/.local/state" : nil }
        let name = SHA256.hex(SHA256.digest(Array(FileIdentity(workspace).path.utf8))).prefix(32)
        path = (state ?? home).map { "\($0)/campaign/backups/\(name)" }
    }

    func read() -> Entry? {
        guard let path, let bytes = try? InputFile.bytes(path, limit: 16_384) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count == 5, lines[0] == "campaign-backup 1", let batch = Int64(lines[1]) else {
            return nil
        }
        return Entry(batch: batch, hash: lines[2], madeAt: lines[3], file: lines[4])
    }

    func write(_ entry: Entry) {
        guard let path else { return }
        let file = entry.file.filter { !$0.isNewline }
        let text = "campaign-backup 1\n\(entry.batch)\n\(entry.hash)\n\(entry.madeAt)\n\(file)\n"
        try? Folders.make(FileIdentity(path).folder, mode: 0o700)
        if let opened = try? SafeFile(path, replacing: true) {
            try? SafeFile.write(Array(text.utf8), to: opened)
        }
    }
}
