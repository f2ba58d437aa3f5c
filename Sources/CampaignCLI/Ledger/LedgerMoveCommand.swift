import ArgumentParser
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// `campaign ledger move`: the ledger in another place.
struct LedgerMoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move the ledger to a database on a server, or back into a file.",
        discussion: """
            Copies every batch, reads the copy through, recomputes every hash, and only then closes the old \
            ledger, which says from then on where the new one is and takes no more postings. No one can post \
            meanwhile. The new ledger has the same batches and the same hashes. A database must be empty \
            (createdb NAME); it needs no password here, which belongs in ~/.pgpass. ledger: in \
            Campaigns/organization.yml is set, so that everyone who has the workspace finds the ledger.

            EXAMPLES
              campaign ledger move postgresql://db.example.org/fund --dry-run
              campaign ledger move postgresql://db.example.org/fund
              campaign ledger move campaign.sqlite
            """)

    @Argument(help: ArgumentHelp("The address of a database, or a file.", valueName: "place"))
    var place: String
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let choice = try session.choice(in: directory)
        let target = try LedgerLocation(place, from: session.context.directory)
        guard !Self.isSame(target, choice.location) else {
            throw CommandError.usage(
                "bad-value", "this is where the ledger is", hint: "name the place that it has to go to")
        }
        let ledger = try session.postedLedger(in: directory)
        if case .lost(let mark) = session.watch.standing {
            throw CommandError.failed(
                "ledger-forked",
                "this ledger does not contain \(session.words(mark, in: directory)) that this computer has seen",
                hint: "find that batch first: campaign ledger compare OTHER.sqlite")
        }
        if !dryRun { session.trust(target) }
        let setting = OrganizationFile(directory: directory, choice: choice, target: target)
        let stamp = session.context.nowUTC().description.filter { $0 != ":" }
        let move = try dryRun ? nil : ledger.move(to: target, keepingAs: ".before-move-" + stamp)
        if move != nil {
            session.context.posted.note(done: "moved the ledger to \(session.shown(target))")
            try setting.write()
        } else {
            try ledger.tryMove(to: target)
            try ledger.requireWhole(as: .ledger)
        }
        let newest = try move?.newest ?? ledger.sighting(of: nil).newest
        try session.writer.write(
            MoveReport(
                from: session.shown(choice.location), to: session.shown(target), newest: newest,
                kept: move?.kept.map(session.shown), isDryRun: dryRun, next: setting.next
            ).document)
    }

    private static func isSame(_ one: LedgerLocation, _ other: LedgerLocation) -> Bool {
        if let file = one.file, let other = other.file {
            return FileIdentity(file).isSame(as: FileIdentity(other))
        }
        return one == other
    }
}

/// How everyone who has the workspace learns where its ledger went.
private struct OrganizationFile {
    let directory: String
    let choice: LedgerChoice
    let target: LedgerLocation

    private var path: String { directory + "/" + WorkspaceSource.organizationPath }

    /// Whether the file says it, or no longer needs to; a file elsewhere is for the environment to name.
    private var isSaidThere: Bool {
        choice.origin != .environment && (target.isServer || isOwn)
    }

    private var isOwn: Bool { target.place == LedgerLocation(fileIn: directory).place }

    /// Writes the address, or removes the one that is there.
    func write() throws {
        guard isSaidThere,
            let bytes = try WorkspaceSource.readOrganization(directory: directory)?.bytes
        else { return }
        let new = LedgerSetting.replacing(target.isServer ? target.place : nil, in: bytes)
        guard new != bytes else { return }
        do { try SafeFile.write(new, to: SafeFile(path, mode: 0o644, replacing: true)) } catch {
            let line = "ledger: \(target.place)"
            let reason = CommandError(error).message
            throw CommandError.failed(
                "cannot-write",
                reason
                    + (target.isServer ? "; write this line in it: \(line)" : "; take its line ledger: out"))
        }
    }

    /// What is left to do.
    var next: String {
        isSaidThere
            ? "campaign check --deep, then give everyone Campaigns/organization.yml"
            : "set \(LedgerChoice.variable) to the new place on every computer, then campaign check --deep"
    }
}

/// What was done, or would be.
private struct MoveReport {
    let from: String
    let to: String
    let newest: BatchMark?
    let kept: String?
    let isDryRun: Bool
    let next: String

    private var batch: String? { newest.map { "B-\($0.batch)" } }

    private var headline: String {
        isDryRun ? ActHeadline.dryRun("Would move the ledger to \(to)") : "Moved the ledger to \(to)"
    }

    var document: Document {
        let cells = [from, to, batch ?? "", newest?.hash ?? "", kept ?? ""]
        var table = Table(
            caption: headline,
            columns: ["from", "to", "batch", "hash", "kept"].map { TableColumn($0, key: $0) })
        table.append(TableRow(cells.map { Cell($0) }))
        let json = JSONValue.object([
            "schema": .string("campaign.ledger_move/1"), "from": .string(from), "to": .string(to),
            "batch": .optional(batch), "ledger_head": .optional(newest?.hash), "kept": .optional(kept),
            "dry_run": .bool(isDryRun),
        ])
        return Document(title: headline, data: table, json: json) { look in
            var text = look.headline(headline)
            if isDryRun {
                return text + "It has \(batch ?? "no batch") and all before it; the new place is ready.\n"
            }
            text += "It has all batches up to \(batch ?? "none"); the copy was read through and verified.\n"
            text += "The old one is closed: \(from)\n"
            if let kept { text += "A ledger that was there before is kept: \(kept)\n" }
            return text + "\nNext: \(next)\n"
        }
    }
}
