import CampaignLedger
import Digests
import System

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
