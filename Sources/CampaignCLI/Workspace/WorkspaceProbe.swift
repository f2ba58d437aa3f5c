import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Glibc
import System
import Terminal

/// What the workspace is like: found where, readable, with a ledger that only its owner reads.
struct WorkspaceProbe {
    let session: Session

    var lines: [DoctorLine] {
        do {
            let directory = try session.directory()
            // What this computer has seen and is gone has a line of its own.
            session.watch.isInspected = true
            session.watch.refusesCopies = true
            return [.ok("workspace", TerminalText.safe(directory) + ", " + origin)] + plan(directory)
                + [folder(directory), room(directory)] + ledger(directory)
                + BackupProbe(session: session, directory: directory).lines
                + CopyProbe(session: session, directory: directory).lines
        } catch {
            let reason = CommandError(error)
            return [.fail("workspace", TerminalText.safe(reason.message), reason.hint ?? "campaign init")]
        }
    }

    /// How the workspace was found.
    private var origin: String {
        if session.options.directory != nil { return "named by -C" }
        let home = session.context.environment["CAMPAIGN_HOME"] ?? ""
        return home.isEmpty ? "found from the current folder upwards" : "named by CAMPAIGN_HOME"
    }

    private func plan(_ directory: String) -> [DoctorLine] {
        do {
            let result = PlanLoader.load(try WorkspaceSource.read(directory: directory))
            let organization = result.partialPlan.organization
            let count = Words.count(result.partialPlan.campaigns.count, "campaign")
            let errors = result.findings.count { $0.severity == .error }
            let plan: DoctorLine =
                errors == 0
                ? .ok("plan", "\(count), readable")
                : .fail("plan", Words.count(errors, "error"), "campaign check lists them")
            return [plan, .ok("time zone", "\(organization.timeZone), amounts in \(organization.currency)")]
        } catch {
            let reason = CommandError(error)
            return [
                .fail("plan", TerminalText.safe(reason.message), reason.hint ?? "check the folder's rights")
            ]
        }
    }

    private func folder(_ directory: String) -> DoctorLine {
        FileStatus.isWritable(directory)
            ? .ok("folder", "writable")
            : .warn(
                "folder", "read-only: nothing can be posted here", "change the folder's rights to post gifts")
    }

    private func room(_ directory: String) -> DoctorLine {
        var status = statvfs()
        guard statvfs(directory, &status) == 0 else {
            return .warn("disk", "its free space is unknown: \(FileStatus.lastError())", "run df")
        }
        let free = (Int128(status.f_bavail) * Int128(status.f_frsize)) >> 20
        guard free >= 200 else {
            return .warn("disk", "\(free) MiB free", "an import needs twice the size of the ledger")
        }
        return .ok("disk", free >= 10_240 ? "\(free >> 10) GiB free" : "\(free) MiB free")
    }

    private func ledger(_ directory: String) -> [DoctorLine] {
        do {
            let choice = try session.choice(in: directory)
            guard let path = choice.location.file else {
                return [try server(choice, directory)] + replica(choice)
            }
            guard let status = FileStatus(path) else {
                return [.ok("ledger", "none yet: the first import creates it" + said(choice))]
            }
            let head = try session.ledger(in: directory)?.head()
            let fact = head.map { "B-\($0.batch), posted \($0.postedOn)" } ?? "nothing posted"
            return [.ok("ledger", fact + said(choice)), privacy(status, path)]
        } catch {
            let reason = CommandError(error)
            let failed = DoctorLine.fail(
                "ledger", TerminalText.safe(reason.message), reason.hint ?? "restore a backup")
            let path = (try? session.choice(in: directory))?.location.file
            let status = path.flatMap { FileStatus($0) }
            return [failed] + (status.map { [privacy($0, path ?? "")] } ?? [])
        }
    }

    /// A ledger that everyone in the office shares.
    private func server(_ choice: LedgerChoice, _ directory: String) throws -> DoctorLine {
        let head = try session.ledger(in: directory)?.head()
        let fact = head.map { "B-\($0.batch), posted \($0.postedOn)" } ?? "nothing posted"
        return .ok("ledger", "\(fact), in \(session.shown(choice.location))" + said(choice))
    }

    /// The copy that answers questions: how far it has come.
    private func replica(_ choice: LedgerChoice) -> [DoctorLine] {
        guard let location = choice.replica else { return [] }
        let name = session.shown(location)
        do {
            // The copy first: what it has by now is then in the ledger.
            guard let copy = try Ledger.open(location, access: .read)?.sighting(of: nil).newest else {
                return [.warn("replica", "\(name) is empty", Self.untilThen)]
            }
            let own = try Ledger.open(choice.location, access: .read)?.sighting(of: copy)
            guard let own, own.holdsSeen, let newest = own.newest else {
                return [
                    .warn(
                        "replica", "\(name) is a copy of another ledger",
                        "correct ledger_read: in Campaigns/organization.yml; it answers nothing until then")
                ]
            }
            let moment = BatchWords.moment(copy.postedAtUTC, zone: copy.zone)
            let head = "\(name) ends with B-\(copy.batch), posted \(moment)"
            guard copy.batch < newest.batch else { return [.ok("replica", "\(head): every batch")] }
            let behind = Words.count(newest.batch - copy.batch, "batch", plural: "batches")
            return [.ok("replica", "\(head), \(behind) behind")]
        } catch {
            return [
                .warn(
                    "replica", TerminalText.safe(CommandError(error).message), Self.untilThen)
            ]
        }
    }

    private static let untilThen = "answers come from the ledger itself until it is back"

    /// Who named the ledger, where it is not the workspace's file.
    private func said(_ choice: LedgerChoice) -> String {
        switch choice.origin {
        case .workspace: ""
        case .organization: ", named by organization.yml"
        case .environment: ", named by \(LedgerChoice.variable)"
        }
    }

    /// Whether others may read the file.
    private func privacy(_ status: FileStatus, _ path: String) -> DoctorLine {
        if status.mode & 0o077 != 0 {
            let octal = String(status.mode, radix: 8)
            return .warn("privacy", "others may read the ledger (mode \(octal))", "chmod 600 \(path)")
        }
        return .ok("privacy", "only its owner reads the ledger")
    }
}

/// When the ledger was last backed up on this computer.
struct BackupProbe {
    let session: Session
    let directory: String

    var lines: [DoctorLine] {
        guard let head = try? session.ledger(in: directory)?.head() else { return [] }
        guard let last = BackupMemory(of: directory, session.context).read() else {
            return [
                .warn("backup", "none made on this computer", "campaign backup /media/usb/")
            ]
        }
        let fact = "up to B-\(last.batch), on \(last.madeAt.prefix(10)): \(TerminalText.safe(last.file))"
        let later = head.batch - last.batch
        guard later > 0 else { return [.ok("backup", fact)] }
        return [
            .warn(
                "backup", "\(fact); \(Words.count(later, "batch", plural: "batches")) since",
                "campaign backup FILE makes another")
        ]
    }
}
