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

        /// Whether `restore` put it aside: what only it holds was given up on purpose.
        public var wasReplaced: Bool { name.hasPrefix(Ledger.fileName + ".before-restore-") }
    }

    /// Every file of the workspace's folder that holds a ledger, by name, compared with ours.
    public static func find(in directory: String, ours: [BatchSummary]) -> [Found] {
        names(in: directory).compactMap { name in
            guard let other = try? Ledger.open(path: directory + "/" + name, access: .read),
                let batches = try? other.batches()
            else { return nil }
            return Found(name: name, comparison: LedgerComparison(ours, batches))
        }
    }

    /// Plain files that could hold a database, but for our own and what the engine keeps next to it.
    private static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let isOwn = ["", "-wal", "-shm", "-journal"].contains { name == Ledger.fileName + $0 }
            let isPart = ["-wal", "-shm", "-journal", ".tmp"].contains(where: name.hasSuffix)
            guard !isOwn, !isPart, let status = FileStatus(directory + "/" + name), status.kind == .file,
                status.size >= 512
            else { continue }
            names.append(name)
        }
        return names.sorted()
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
