import System

/// How a ledger's file is opened: by whom it may be written, and what is in the way.
extension SQLiteLedger {
    /// The file's name in a workspace.
    static let fileName = "campaign" + fileEnding
    static let fileEnding = ".sqlite"
    /// The files that the ledger may consist of.
    static let fileNames = ["", "-wal", "-shm", "-journal"].map { fileName + $0 }

    /// The ledger at a path; nil where there is none and nothing is to be written.
    ///
    /// Where one is to be written, the first batch that is kept makes it, private to its owner.
    static func open(
        _ path: String, _ access: Ledger.Access, busySeconds: Int
    ) throws(LedgerError) -> SQLiteLedger? {
        if access == .write { LedgerCradle.sweep(beside: path) }
        switch try SQLiteFile.kind(of: path) {
        case .ledger:
            try refuseNetwork(path)
            let engine =
                access == .write
                ? try SQLiteEngine.writer(path, busySeconds) : try SQLiteEngine.reader(path, busySeconds)
            return SQLiteLedger(engine: engine, path: path, busySeconds: busySeconds)
        case .absent where access == .read, .empty where access == .read: return nil
        case .absent, .empty:
            try refuseNetwork(path)
            let (engine, cradle) = try LedgerCradle.engine(beside: path, busySeconds)
            return SQLiteLedger(engine: engine, path: path, cradle: cradle, busySeconds: busySeconds)
        case .otherVersion(let version):
            throw LedgerError(
                .otherSchema,
                "\(path) has schema \(version), this program has schema \(SQLiteSchema.version)",
                hint: "move the file elsewhere and import your files again: campaign import FILE")
        case .notALedger:
            throw LedgerError(
                .notALedger, "\(path) is not a campaign ledger",
                hint: path.hasSuffix("/" + fileName) || path == fileName
                    ? "move it elsewhere, or give the right folder with -C DIR"
                    : "name a file that campaign backup wrote")
        }
    }

    /// A ledger that no one else sees and that is gone when it is closed.
    static func scratch() throws(LedgerError) -> SQLiteLedger {
        let engine = try SQLiteEngine(path: "", readOnly: false, busySeconds: 1)
        try engine.create()
        return SQLiteLedger(engine: engine, path: "")
    }

    private static func refuseNetwork(_ path: String) throws(LedgerError) {
        guard let kind = SQLiteFile.networkFileSystem(of: path) else { return }
        throw LedgerError(
            .networkFileSystem, "\(path) is on a network file system (\(kind)), where locks do not hold",
            hint: "keep the workspace on a local disk and share backups of it")
    }
}

extension SQLiteEngine {
    /// A file that exists, to be written.
    static func writer(_ path: String, _ busySeconds: Int) throws(LedgerError) -> SQLiteEngine {
        guard SQLiteFile.isWritable(path) else {
            throw LedgerError(
                .readOnly, "\(path) cannot be written",
                hint: "check the owner and mode of the file and its folder")
        }
        let engine = try SQLiteEngine(path: path, readOnly: false, busySeconds: busySeconds)
        // Restored from a copy without a log, or made by hand.
        do { try engine.letReadersIn() } catch  where error.code == .locked {}
        return engine
    }

    /// A file that exists, to be read: that must not need room on the disk, nor rights to write.
    static func reader(_ path: String, _ busySeconds: Int) throws(LedgerError) -> SQLiteEngine {
        // Where no lock file can be made, no one can be writing: the file is read as it is.
        guard SQLiteFile.isWritable(path) else {
            guard !SQLiteFile.hasUnfinishedLog(path) else {
                throw LedgerError(
                    .readOnly, "\(path) has changes that only its owner can merge",
                    hint: "run campaign status once as the owner of the folder")
            }
            return try SQLiteEngine(
                path: path, readOnly: true, sharing: .immutable, busySeconds: busySeconds)
        }
        do {
            let engine = try SQLiteEngine(path: path, readOnly: true, busySeconds: busySeconds)
            try engine.touch()
            return engine
        } catch  where error.code == .diskFull || error.code == .io {
            let sharing: Sharing = SQLiteFile.hasUnfinishedLog(path) ? .alone : .immutable
            let engine = try SQLiteEngine(
                path: path, readOnly: true, sharing: sharing, busySeconds: busySeconds)
            try engine.touch()
            return engine
        }
    }
}
