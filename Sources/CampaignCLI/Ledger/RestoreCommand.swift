import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// `campaign restore`: a backup in the ledger's place.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Replace the ledger with a backup; the old ledger is kept.",
        discussion: """
            The backup is read through and verified before anything is changed. The old ledger stays next to \
            it as campaign.sqlite.before-restore-…: nothing is lost, and restoring that file undoes the \
            restore. Do not copy a backup over campaign.sqlite by hand: a log of the old ledger next to it \
            would be read into the new one. No one may use the ledger meanwhile. Where the ledger is on a \
            server, the backup goes into an empty database.

            EXAMPLES
              campaign restore /media/usb/campaign-2026-11-29-B-12.sqlite --dry-run
              campaign restore /media/usb/campaign-2026-11-29-B-12.sqlite
              campaign restore campaign.sqlite.before-restore-2026-11-29T190812Z
            """)

    @Argument(help: ArgumentHelp("The backup.", valueName: "file")) var file: String
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options, reading: [file])
        let directory = try session.directory()
        let location = try session.location(in: directory)
        let backup = session.context.absolute(file)
        if let path = location.file, FileIdentity(backup).isSame(as: FileIdentity(path)) {
            throw CommandError.usage(
                "bad-value", "this is the ledger itself", hint: "name a file that campaign backup wrote")
        }
        guard let source = try Ledger.open(path: backup, access: .read) else {
            throw CommandError.failed(
                "file-unreadable", "there is no ledger in \(TerminalText.safe(file))",
                hint: "name a file that campaign backup wrote")
        }
        // Before it is taken for the right one: what was seen here and is not in the backup.
        let seen = HeadMemory(of: directory, session.context).read()?.mark
        let missing = try seen.flatMap { try source.sighting(of: $0).holdsSeen ? nil : $0 }
        guard let path = location.file else {
            return try restore(
                source, from: backup, to: location, session, in: directory,
                missing: missing.map { session.words($0, in: directory) })
        }
        let copy = try source.copy(into: FileIdentity(path).folder, as: .backup)
        let (present, isOther) = try Self.present(at: path, beside: source)
        let lost = LedgerComparison(present, try source.batches()).onlyInFirst
        // What is listed one by one needs no other word.
        let unlisted = missing.flatMap { mark in lost.contains { $0.hash == mark.hash } ? nil : mark }
        let stamp = session.context.nowUTC().description.filter { $0 != ":" }
        let kept =
            dryRun ? nil : try copy.replaceLedger(at: path, keepingAs: ".before-restore-" + stamp)
        // What was seen of the ledger that is gone is not missed: it was replaced on purpose.
        if !dryRun {
            session.acceptLedger(in: directory)
            let old = kept.map { "; the old ledger is kept: \(session.shown($0))" } ?? ""
            session.context.posted.note(done: "restored \(session.shown(backup))\(old)")
        }
        let report = Report(
            file: session.shown(backup), newest: copy.newest, before: present.map(\.id).max(),
            lost: lost, missing: unlisted.map { session.words($0, in: directory) },
            currency: try? session.plan(in: directory).plan.organization.currency,
            kept: kept.map(session.shown), isOther: isOther, isDryRun: dryRun)
        try session.writer.write(report.document)
    }

    /// Into a database, which must be empty: nothing there is replaced.
    private func restore(
        _ source: Ledger, from backup: String, to location: LedgerLocation, _ session: Session,
        in directory: String, missing: String?
    ) throws {
        if try Ledger.open(location, access: .read) != nil {
            throw CommandError.failed(
                "other-ledger", "\(TerminalText.safe(location.name)) has a ledger already",
                hint: "make an empty database (createdb NAME), and have ledger: or CAMPAIGN_LEDGER name it")
        }
        if dryRun {
            try source.requireWhole(as: .backup)
            try Ledger.open(location, access: .write)?.tryPosting()
        } else {
            _ = try source.restore(to: location)
            session.acceptLedger(in: directory)
            session.context.posted.note(done: "restored \(session.shown(backup))")
        }
        let report = Report(
            file: session.shown(backup), newest: try source.sighting(of: nil).newest, before: nil, lost: [],
            missing: missing,
            currency: try? session.plan(in: directory).plan.organization.currency, kept: nil,
            isOther: false, isDryRun: dryRun)
        try session.writer.write(report.document)
    }

    /// The postings of the ledger that is there, and whether it does not share its first one with another.
    ///
    /// It is closed again: no one may use it while it is replaced.
    private static func present(
        at path: String, beside other: Ledger
    ) throws -> (batches: [BatchSummary], isOther: Bool) {
        guard let ledger = try? Ledger.open(path: path, access: .read), let own = try? ledger.batches() else {
            return ([], false)
        }
        let first = try other.batches().last?.hash
        return (own, own.last.map { $0.hash != first } ?? false)
    }

    /// What was done, or would be.
    private struct Report {
        let file: String
        let newest: BatchMark?
        /// The last batch of the ledger that was there.
        let before: Int64?
        /// What that one holds and the backup does not, oldest first.
        let lost: [BatchSummary]
        /// The newest batch that this computer has seen, where neither it nor its ledger is there any more.
        let missing: String?
        /// Nil where the plan cannot be read.
        let currency: Currency?
        let kept: String?
        /// Whether the ledger that was there does not share its first posting.
        let isOther: Bool
        let isDryRun: Bool

        private var batch: String? { newest.map { "B-\($0.batch)" } }
        private var headline: String {
            isDryRun ? ActHeadline.dryRun("Would restore \(file)") : "Restored \(file)"
        }

        private static let listed = 10

        /// What goes, or went, one posting a line.
        private var lostLines: String {
            guard !lost.isEmpty else { return "" }
            let lines = lost.suffix(Self.listed).map { batch in
                let sum = currency.map { Money(minorUnits: batch.controlMinor, currency: $0).text }
                let rows = Words.count(batch.rows, "row")
                let words = [batch.command, rows, batch.controlMinor == 0 ? nil : sum].compactMap { $0 }
                return "  B-\(batch.id) " + TerminalText.safe(words.joined(separator: ", ")) + "\n"
            }
            let more =
                lost.count > Self.listed
                ? "  and \(Words.count(lost.count - Self.listed, "earlier one"))\n" : ""
            return "Not in the backup, so not in the ledger \(isDryRun ? "after it" : "any more"):\n"
                + lines.joined() + more
        }

        var document: Document {
            let cells = [file, batch ?? "", before.map { "B-\($0)" } ?? "", kept ?? ""]
            var table = Table(
                caption: headline,
                columns: ["file", "batch", "before", "kept"].map { TableColumn($0, key: $0) })
            table.append(TableRow(cells.map { Cell($0) }))
            let json = JSONValue.object([
                "schema": .string("campaign.restore/1"), "file": .string(file), "batch": .optional(batch),
                "before": .optional(before.map { "B-\($0)" }), "kept": .optional(kept),
                "other_ledger": .bool(isOther), "lost": .array(lost.map { .string("B-\($0.id)") }),
                "missing": .optional(missing), "dry_run": .bool(isDryRun),
            ])
            return Document(title: headline, data: table, json: json) { look in
                var text = look.headline(headline)
                text += "The last batch is \(batch ?? "none")"
                text += before.map { "; it was B-\($0) before.\n" } ?? ".\n"
                text += lostLines
                if let missing {
                    text += "This computer has seen \(missing), which is not in the backup.\n"
                    text += "Post again what came after \(batch ?? "it"), from the files it came from.\n"
                }
                if isOther {
                    text += "Note: this is not a copy of the ledger that was here; "
                    text += "the two have no batch in common\n"
                }
                if let kept {
                    let what = kept.hasSuffix("-wal") || kept.contains("-wal-") ? "The log of the" : "The"
                    text += "\(what) ledger that was here is kept: \(kept)\n"
                }
                return isDryRun ? text : text + "\nNext: campaign check --deep\n"
            }
        }
    }
}
