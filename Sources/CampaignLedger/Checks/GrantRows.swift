import CampaignKit

/// What `check` recomputes of grants: the steps of the weighted pipeline, and the words that are kept apart.
enum GrantRows {
    /// The grants whose stored steps are not those that their rows make, posting by posting.
    static func wrongSteps(_ connection: any LedgerConnection) throws -> [Int64] {
        try connection.integers(
            "SELECT id AS grant_award FROM grant_award UNION SELECT grant_award FROM grant_delta ORDER BY grant_award"
        )
        .filter { try stored($0, connection) != expected($0, connection) }
    }

    /// Rows are compared one by one: two that cancel out were not posted either.
    private typealias Steps = [[Int64]: Int]

    private static func stored(_ grant: Int64, _ connection: any LedgerConnection) throws -> Steps {
        var steps: Steps = [:]
        try connection.rows(
            "SELECT batch, day, class, place, raised, commitments FROM grant_delta WHERE grant_award = $1",
            [.int(grant)]
        ) { row in steps[(0..<6).map { row.int($0) }, default: 0] += 1 }
        return steps
    }

    private static func expected(_ grant: Int64, _ connection: any LedgerConnection) throws -> Steps {
        let reader = GrantReader(connection: connection)
        guard let pipeline = try reader.record(grant)?.pipeline else { return [:] }
        let batches = Set(
            pipeline.history.rows.map(\.batch) + pipeline.figures.map(\.batch)
                + pipeline.shares.map(\.batch) + pipeline.funders.map(\.batch))
        var steps: Steps = [:]
        for batch in batches.union(batches.compactMap { pipeline.inForce.undoneBy[$0] }) {
            for (key, figures) in pipeline.changes(ofBatch: batch) {
                let step = [
                    batch, Int64(key.day.dayNumber), Int64(key.countClass.rawValue),
                    try place(key.places, connection), figures.raised, figures.commitments,
                ]
                steps[step, default: 0] += 1
            }
        }
        return steps
    }

    /// A place, or the number of a set of places; 0 for one that is not there.
    private static func place(_ places: [Int64], _ connection: any LedgerConnection) throws -> Int64 {
        guard places.count != 1 else { return places[0] }
        let members = Registry.members(places)
        return try connection.integer("SELECT id FROM place_set WHERE members = $1", [.text(members.text)])
    }

    /// The transfers and naming places whose words are gone, or are not those that were posted: `T-3`, `U-4`.
    static func changedProjects(_ connection: any LedgerConnection) throws -> [String] {
        var changed: Set<String> = []
        for (table, id, seq, prefix) in [
            (GrantTable.unitEvent, "t.id", "0", "U"), (.transfer, "t.id", "0", "T"),
            (.transferEvent, "t.transfer", "t.seq", "T"),
        ] {
            try connection.rows(
                """
                SELECT \(id), t.personal_digest, p.salt, p.words FROM \(table.name) t LEFT JOIN grant_personal p \
                ON p.object = '\(table.name)' AND p.id = \(id) AND p.seq = \(seq)\(
                    table.names.contains("donor")
                        ? " WHERE NOT \(Tombstones.isErased("t.donor", after: "t.batch"))" : "")
                """
            ) { row in if !isSame(row) { changed.insert("\(prefix)-\(row.int(0))") } }
        }
        return changed.sorted()
    }

    /// Whether words are those of a digest; columns 1 to 3 are the digest, the salt and the words.
    private static func isSame(_ row: any LedgerRow) -> Bool {
        row.isNull(1)
            ? row.isNull(2)
            : !row.isNull(2) && row.bytes(1) == EntryText.digest([row.text(3)], row.bytes(2))
    }

    /// The grants whose words are gone, or are not those that were posted.
    static func changedWords(_ connection: any LedgerConnection) throws -> [Int64] {
        var changed: Set<Int64> = []
        for (table, id, seq, grant) in [
            (GrantTable.detail, "t.grant_award", "t.seq", "t.grant_award"),
            (.stage, "t.grant_award", "t.seq", "t.grant_award"),
            (.term, "t.grant_award", "t.seq", "t.grant_award"), (.due, "t.id", "0", "t.grant_award"),
            (.dueChange, "t.due", "t.seq", "(SELECT d.grant_award FROM due d WHERE d.id = t.due)"),
            (.cost, "t.grant_award", "t.seq", "t.grant_award"),
            (.budget, "t.grant_award", "t.seq", "t.grant_award"), (.spend, "t.id", "0", "t.grant_award"),
            (.claim, "t.id", "0", "t.grant_award"), (.match, "t.grant_award", "t.seq", "t.grant_award"),
        ] {
            let same = "p.object = '\(table.name)' AND p.id = \(id) AND p.seq = \(seq)"
            let isErased = Tombstones.isErased("f.donor", after: "t.batch")
            let kept =
                GrantTable.ofReasons.contains { $0.name == table.name }
                ? """
                 WHERE NOT EXISTS (SELECT 1 FROM grant_funder f WHERE f.grant_award = \(grant) AND \(isErased))
                """ : ""
            try connection.rows(
                """
                SELECT \(grant), t.personal_digest, p.salt, p.words FROM \(table.name) t \
                LEFT JOIN grant_personal p ON \(same)\(kept)
                """
            ) { row in if !isSame(row) { changed.insert(row.int(0)) } }
        }
        return changed.sorted()
    }
}
