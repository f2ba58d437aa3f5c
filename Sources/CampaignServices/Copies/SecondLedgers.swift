import CampaignKit
public import CampaignLedger
import Glibc
import System

/// Other ledgers next to the workspace's own: what sync programs, mail and copying by hand leave behind.
public struct SecondLedgers {
    public struct Found: Sendable {
        /// The file's name in the workspace.
        public let name: String
        /// Ours first.
        public let comparison: LedgerComparison

        /// Whether a move closed it; what it holds is then where it went.
        public let wasMoved: Bool

        /// Whether there is nothing to say of it: a move left it closed, and all of it is here.
        public var isLeftover: Bool {
            wasMoved && comparison.missingInFirst.isEmpty && comparison.partlyAdopted.isEmpty
        }

        /// Whether `restore` put it aside: what only it holds was given up on purpose.
        public var wasReplaced: Bool { name.hasPrefix(Ledger.fileName + ".before-restore-") }
    }

    /// Every file of the workspace's folder that holds a ledger, by name, compared with ours.
    ///
    /// - Parameter own: where ours is; a file of its name that was left behind is then another one.
    public static func find(
        in directory: String, own: LedgerLocation, ours: [BatchSummary]
    ) -> [Found] {
        names(in: directory, but: own.files).compactMap { name in
            guard let other = try? Ledger.open(path: directory + "/" + name, access: .read),
                let batches = try? other.batches()
            else { return nil }
            return Found(
                name: name, comparison: LedgerComparison(ours, batches),
                wasMoved: ((try? other.movedTo()) ?? nil) != nil)
        }
    }

    /// Plain files that could hold a database, but for our own and what the engine keeps next to it.
    private static func names(in directory: String, but own: [String]) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let isOwn = own.contains { $0.hasSuffix("/" + name) && same($0, directory + "/" + name) }
            let isPart = ["-wal", "-shm", "-journal", ".tmp"].contains(where: name.hasSuffix)
            guard !isOwn, !isPart, let status = FileStatus(directory + "/" + name), status.kind == .file,
                status.size >= 512
            else { continue }
            names.append(name)
        }
        return names.sorted()
    }

    private static func same(_ one: String, _ other: String) -> Bool {
        FileIdentity(one).isSame(as: FileIdentity(other))
    }
}

/// A batch that was adopted before, and not whole, in words.
public enum AdoptionWords {
    /// `B-9 took B-4 without 1 row or change: only the other copy has it`.
    public static func text(_ part: AdoptionOutcome.Partly) -> String {
        let what = part.leftOut == 1 ? "1 row or change" : "\(part.leftOut) rows or changes"
        return "B-\(part.here) took B-\(part.batch) without \(what): only the other copy has "
            + (part.leftOut == 1 ? "it" : "them")
    }
}

/// Whether a folder is kept in step with other computers by a sync program.
///
/// Such a program copies whole files, the later over the earlier, and knows nothing of the ledger inside:
/// of two people who post at the same time one loses what they posted.
public enum SyncedFolder {
    /// What the programs leave in the folder that they keep.
    private static let marks: [(name: String, program: String)] = [
        (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing"),
        (".sync", "Resilio Sync"), (".SyncID", "Resilio Sync"), (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"), (".tmp.drivedownload", "Google Drive"),
        (".tmp.driveupload", "Google Drive"), (".~icloud", "iCloud Drive"),
    ]

    /// How the folders are called that the programs make; a blank, a hyphen or a bracket may follow.
    private static let names: [(name: String, program: String)] = [
        ("onedrive", "OneDrive"), ("dropbox", "Dropbox"), ("google drive", "Google Drive"),
        ("googledrive", "Google Drive"), ("google-drive", "Google Drive"), ("my drive", "Google Drive"),
        ("icloud drive", "iCloud Drive"), ("iclouddrive", "iCloud Drive"), ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"), ("box sync", "Box"), ("megasync", "MEGA"), ("pclouddrive", "pCloud"),
        ("seafile", "Seafile"), ("synologydrive", "Synology Drive"), ("proton drive", "Proton Drive"),
    ]

    /// The program, and the folder that tells; nil where nothing does.
    ///
    /// `path` is a real path. Dropbox keeps its settings in the home folder, which tells nothing.
    public static func find(_ path: String, home: String?) -> (program: String, folder: String)? {
        var folder = path
        while !folder.isEmpty {
            let isHome = folder == home
            for (name, program) in marks where !(isHome && name == ".dropbox") {
                if FileStatus(folder + "/" + name) != nil { return (program, folder) }
            }
            let slash = folder.lastIndex(of: "/") ?? folder.startIndex
            let last = folder[slash...].dropFirst().lowercased()
            for (name, program) in names where last.hasPrefix(name) {
                let next = last.dropFirst(name.count).first
                if next.map({ " -_(".contains($0) }) ?? true { return (program, folder) }
            }
            folder = String(folder[..<slash])
        }
        return nil
    }
}
