import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// Whether the ledger is the one that this computer knows, alone in its folder, on this computer's own disk.
struct CopyProbe {
    let session: Session
    let directory: String

    var lines: [DoctorLine] { standing + [memoryLine] + copies + folder }

    private var memory: HeadMemory { HeadMemory(of: directory, session.context) }

    private var standing: [DoctorLine] {
        switch session.watch.standing {
        case .whole, .gone: []
        case .emptied(let mark):
            [
                .fail(
                    "postings",
                    "the ledger is empty; this computer has seen \(session.words(mark, in: directory)) in it",
                    "restore a backup")
            ]
        case .lost(let mark):
            [
                .fail(
                    "postings",
                    "\(session.words(mark, in: directory)), which this computer has seen, is not in the ledger",
                    "campaign ledger compare OTHER.sqlite, then campaign ledger adopt; or restore a backup")
            ]
        }
    }

    private var memoryLine: DoctorLine {
        if let obstacle = memory.obstacle {
            return .warn(
                "memory",
                "replacing the ledger by an older copy would go unnoticed: \(TerminalText.safe(obstacle))",
                "set XDG_STATE_HOME to a folder of yours")
        }
        guard let seen = memory.read()?.mark else { return .ok("memory", "no batch has been seen here yet") }
        return .ok(
            "memory", "this computer has seen batches up to B-\(seen.batch) (\(seen.hash.prefix(12)))")
    }

    private var copies: [DoctorLine] {
        guard let location = try? session.location(in: directory) else { return [] }
        let own = try? Ledger.open(location, access: .read)
        let found = SecondLedgers.find(in: directory, own: location, ours: (try? own?.batches()) ?? [])
        return found.map { copy in
            let name = TerminalText.safe(copy.name)
            let missing = copy.comparison.missingInFirst.count
            guard !copy.isLeftover else {
                return .ok("copy", "\(name) was closed when the ledger moved; everything in it is here")
            }
            guard !copy.wasReplaced else {
                return .ok("copy", "\(name) was replaced by a restore")
            }
            guard missing > 0 else {
                if let part = copy.comparison.partlyAdopted.first {
                    return .warn(
                        "copy", "\(name): \(AdoptionWords.text(part))",
                        "campaign ledger compare \(ShellWord.quoted(name)); post by hand what is missing")
                }
                return .ok("copy", "\(name) has nothing that is not here")
            }
            return .warn(
                "copy", "only \(name) has \(Words.count(missing, "batch", plural: "batches"))",
                "campaign ledger compare \(ShellWord.quoted(name)), then campaign ledger adopt it")
        }
    }

    private var folder: [DoctorLine] {
        guard let file = (try? session.location(in: directory))?.file else {
            return [.ok("sharing", "the ledger is on a server, which people share")]
        }
        if let kind = Ledger.networkFileSystem(of: file) {
            return [
                .fail(
                    "sharing", "a network file system (\(kind)), where locks do not hold",
                    "keep the workspace on a local disk and share backups of it")
            ]
        }
        let folder = FileIdentity(file).folder
        let synced = SyncedFolder.find(folder, home: session.context.environment["HOME"])
        guard let synced else { return [.ok("sharing", "on this computer's own disk, in no synced folder")] }
        return [
            .warn(
                "sharing", "\(TerminalText.safe(synced.folder)) is kept by \(synced.program)",
                "if two people post at once, one posting is lost: keep the workspace outside and put backups there"
            )
        ]
    }
}
