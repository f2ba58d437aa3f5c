/// The tables that every posting works in: gone with it, and empty at its beginning.
enum PostingTables {
    static func create(_ connection: any LedgerConnection) throws {
        let change: [TemporaryColumn] = [.int("day"), .int("place"), .int("class")]
        // What was touched, and has to be counted again.
        try connection.temporaryTable("touched", [.int("unit")], key: ["unit"])
        try connection.temporaryTable("touched_donor", [.int("donor")], key: ["donor"])
        // What the batch changes by day: of plain gifts in parts, and of everything.
        try connection.temporaryTable("batch_part", change + [.int("raised"), .int("gifts")], key: [])
        try connection.temporaryTable(
            "batch_delta",
            change
                + ["origin", "raised", "received", "outstanding", "gifts", "commitments"].map { .int($0) },
            key: [])
        // Donors as of this batch, and what was said of them.
        try connection.temporaryTable(
            "donor_version",
            [.int("donor"), .int("batch"), .int("day"), .int("kind"), .int("suppressions")]
                + [.bytes("personal_digest")],
            key: ["donor"])
        try connection.temporaryTable(
            "donor_heard",
            [.int("donor"), .int("part"), .int("source"), .int("day"), .text("words"), .int("agrees")],
            key: ["donor", "part", "source"])
    }
}
