import System

/// Where a ledger is made: a private folder next to its place, so that no one sees it before it holds a
/// batch.
///
/// A kill or a power cut leaves the folder, which the next posting removes, and no ledger. A posting that is
/// refused takes away its own folder and nothing else.
enum LedgerCradle {
    private static let prefix = ".campaign-new"

    /// An empty ledger, and the folder that it is in.
    static func engine(
        beside path: String, _ busySeconds: Int
    ) throws(LedgerError) -> (SQLiteEngine, Temporary) {
        let (file, cradle) = try file(in: FileIdentity(path).folder)
        let engine = try SQLiteEngine(path: file, readOnly: false, busySeconds: busySeconds)
        try engine.create()
        return (engine, cradle)
    }

    /// An empty file, and the folder of its own that it is in.
    static func file(in parent: String) throws(LedgerError) -> (String, Temporary) {
        Temporary.sweep(parent, prefix: prefix)
        do {
            let cradle = try Temporary(folderIn: parent, prefix: prefix)
            // With the right mode before anything personal is in it; SQLite would let others read it.
            try SafeFile.write([], to: SafeFile(file(in: cradle), replacing: false))
            return (file(in: cradle), cradle)
        } catch {
            let reason = (error as? FileError)?.reason ?? "unknown"
            let isFull = reason.contains("space")
            throw LedgerError(
                isFull ? .diskFull : .readOnly,
                isFull
                    ? "the disk is full; nothing can be created in \(parent)"
                    : "a ledger cannot be created in \(parent): \(reason)",
                hint: "check the folder's owner, mode and free space, or use another with -C DIR")
        }
    }

    /// Moves a closed ledger to its place; nil when someone else has made one by now.
    ///
    /// Returns where the logs of a ledger that is gone are kept.
    static func publish(_ cradle: Temporary, at path: String) throws(LedgerError) -> [String]? {
        let place = FileIdentity(path).path
        guard !SQLiteFile.hasUnfinishedLog(file(in: cradle)) else {
            throw LedgerError(.io, "\(path) could not be finished", hint: "run the command again")
        }
        // One after the other: two that both found nothing must not replace each other.
        do {
            return try Folders.locked(FileIdentity(path).folder) {
                switch try SQLiteFile.kind(of: path) {
                case .absent, .empty: break
                default: return nil
                }
                let logs = try LedgerFiles.setLogsAside(place)
                try SafeFile.place(file(in: cradle), at: place)
                cradle.remove()
                return logs
            }
        } catch let error as LedgerError {
            throw error
        } catch {
            let reason = (error as? FileError)?.reason ?? "unknown"
            throw LedgerError(
                .readOnly, "\(path) cannot be created: \(reason)", hint: "check the folder's owner and mode")
        }
    }

    /// Removes what was left of postings that were killed.
    static func sweep(beside path: String) { Temporary.sweep(FileIdentity(path).folder, prefix: prefix) }

    private static func file(in cradle: Temporary) -> String { cradle.path + "/" + Ledger.fileName }
}
