import System

extension LedgerCopy {
    /// Puts the copy in the place of the ledger at `path`; the path where that one, or a log that is left of
    /// it, is kept, nil where there was none.
    ///
    /// The old ledger takes in what its log holds, and the log goes: read into another ledger, it would mix
    /// the two. No one can use the ledger meanwhile; who does so keeps it from being replaced.
    ///
    /// - Parameter ending: what the old file's name gets behind it.
    public func replaceLedger(at path: String, keepingAs ending: String) throws(LedgerError) -> String? {
        switch try SQLiteFile.kind(of: path) {
        case .absent, .empty:
            guard let logs = try LedgerCradle.publish(folder, at: path) else {
                throw LedgerError(
                    .locked, "a ledger was just created at \(path)", hint: "run the command again")
            }
            return logs.first
        case .ledger:
            do {
                let engine = try SQLiteEngine(path: path, readOnly: false, busySeconds: 5)
                var kept = ""
                try engine.alone { kept = try swap(path, ending) }
                try engine.close()
                return kept
            } catch let error as LedgerError where error.code == .damaged || error.code == .notALedger {
                return try swap(path, ending)
            } catch { throw Ledger.translate(error) }
        case .otherVersion, .notALedger: return try swap(path, ending)
        }
    }

    /// The old file gets its second name before the new one takes the first: at no moment is there none.
    private func swap(_ path: String, _ ending: String) throws(LedgerError) -> String {
        let place = FileIdentity(path).path
        let kept = LedgerFiles.free(place + ending)
        do throws(FileError) {
            try SafeFile.keep(place, as: kept)
            try LedgerFiles.setLogsAside(place, of: kept)
            try SafeFile.place(file, at: place)
        } catch {
            throw LedgerError(
                .readOnly, "\(error.path) cannot be written: \(error.reason)",
                hint: "check the folder's owner, mode and free space")
        }
        return kept
    }
}
