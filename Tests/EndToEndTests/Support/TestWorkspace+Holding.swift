import TestSupport
import Testing

extension TestWorkspace {
    /// Another program that has begun something with the ledger and holds it open.
    ///
    /// It does so until it is stopped, or a file `release` is there; nil where sqlite3 is not installed.
    ///
    /// - Parameter begin: what it does first; `end` follows its release.
    func holdLedger(
        _ begin: String = "BEGIN; SELECT count(*) FROM entry;", end: String = ""
    ) throws -> Program? {
        guard let sqlite = Binary.tool("sqlite3") else {
            TestLog.note("what holds a ledger skipped: no sqlite3 (apt install sqlite3)")
            return nil
        }
        try write(
            "\(begin)\n.shell touch held\n.shell while [ ! -e release ]; do sleep 0.02; done\n\(end)\n",
            to: "hold.sql")
        var options = options
        options.input = folder + "/hold.sql"
        let holder = Program(sqlite, ["campaign.sqlite"], options)
        holder.wait(until: { self.files.contains("held") })
        return holder
    }

    /// Posts a gift of $77 that is in the log alone, as a computer that lost power leaves it; false where
    /// sqlite3 is not installed.
    func postIntoLog(note: String = "") throws -> Bool {
        guard let holder = try holdLedger() else { return false }
        let words = note.isEmpty ? [] : ["--note", note]
        let added = start(["gift", "add", "--amount", "77", "--name", "Lee Wong"] + words).wait()
        #expect(added.succeeded, "\(added.failure)")
        holder.stop()
        _ = holder.wait()
        #expect((bytes("campaign.sqlite-wal")?.count ?? 0) > 0)
        return true
    }
}
