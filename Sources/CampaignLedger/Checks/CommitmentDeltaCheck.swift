import CampaignKit

/// The stored steps of every commitment, recomputed posting by posting from the rows posted on it.
enum CommitmentDeltaCheck: LedgerCheck {
    static let code = "commitment-steps"
    static let proof = LedgerProof.sums
    static let title = "A pledge's count differs from its entries"
    static let isDeep = true
    static let explanation = """
        What a pledge or a corrected gift counts on each day is stored when it is posted. Recomputed from \
        its entries it must be the same; a difference means that the file was changed outside the program. \
        Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let loader = CommitmentLoader(connection: connection)
        var found: [Finding] = []
        try connection.portions(
            """
            SELECT u.unit, CASE WHEN EXISTS (SELECT 1 FROM entry e WHERE e.id = u.unit AND e.unit = e.id) \
            THEN 1 ELSE 0 END FROM (SELECT unit FROM commitment_delta UNION SELECT unit FROM entry \
            WHERE simple = 0) u
            """, [], read: { (unit: $0.int(0), isRoot: $0.int(1) == 1) }
        ) { row in
            let unit = row.unit
            let loaded = row.isRoot ? try loader.load(unit) : nil
            guard try !agrees(unit, loaded, connection) else { return }
            found.append(
                Finding(
                    code: code, severity: .error,
                    message: "its count differs from its entries",
                    subject: "G-\(unit)", hint: "restore a backup"))
        }
        return try found
            + GrantRows.wrongSteps(connection).map { grant in
                Finding(
                    code: code, severity: .error, message: "its weighted pipeline differs from its stages",
                    subject: "GR-\(grant)", hint: "restore a backup")
            }
    }

    /// One stored row.
    ///
    /// Rows are compared one by one, not by their sums: two that cancel out were not posted either.
    private struct Step: Hashable {
        var batch: Int64
        var day: Int64
        var countClass: Int64
        var place: Int64
        var figures: CommitmentFigures
    }

    /// How often each row is there.
    private typealias Steps = [Step: Int]

    private static func agrees(
        _ unit: Int64, _ loaded: CommitmentLoader.Loaded?, _ connection: any LedgerConnection
    ) throws -> Bool {
        let stored = try stored(unit, connection)
        // Steps of what no row opened.
        guard let loaded else { return stored.isEmpty }
        let strangers = try connection.integer(
            "SELECT count(*) FROM commitment_delta WHERE unit = $1 AND (donor IS DISTINCT FROM $2 OR origin <> $3)",
            [.int(unit), .reference(loaded.donor), .day(loaded.commitment.origin)])
        return try strangers == 0 && stored == expected(loaded, connection)
    }

    private static func expected(
        _ loaded: CommitmentLoader.Loaded, _ connection: any LedgerConnection
    ) throws -> Steps {
        var result: Steps = [:]
        for batch in try batches(of: loaded.unit, connection) {
            for delta in try loaded.deltas(from: batch.first, before: batch.last + 1) {
                let step = Step(
                    batch: batch.id, day: Int64(delta.key.day.dayNumber),
                    countClass: Int64(delta.key.countClass.rawValue),
                    place: try place(delta.key, loaded.places, connection), figures: delta.figures)
                result[step, default: 0] += 1
            }
        }
        return result
    }

    private struct Batch {
        var id: Int64
        var first: Int64
        var last: Int64
    }

    /// The postings that brought a row of a commitment, in their order.
    private static func batches(of unit: Int64, _ connection: any LedgerConnection) throws -> [Batch] {
        var list: [Batch] = []
        try connection.rows(
            """
            SELECT id, first_entry, last_entry FROM batch WHERE id IN (SELECT batch FROM entry WHERE id = $1 \
            UNION SELECT batch FROM entry WHERE unit = $1 AND unit <> id \
            UNION SELECT e.batch FROM match_closing c JOIN entry e ON e.id = c.entry WHERE c.expected = $1) ORDER BY id
            """, [.int(unit)]
        ) { list.append(Batch(id: $0.int(0), first: $0.int(1), last: $0.int(2))) }
        return list
    }

    /// A place, or the number of a set of places; 0 for one that is not there.
    private static func place(
        _ key: CommitmentDelta.Key, _ places: [Int64], _ connection: any LedgerConnection
    ) throws -> Int64 {
        func place(_ ordinal: Int) -> Int64 { places.indices.contains(ordinal) ? places[ordinal] : 0 }
        guard key.ordinal == CommitmentDelta.wholeGift else { return place(key.ordinal) }
        let members = Registry.members(key.group.map(place))
        return try connection.integer("SELECT id FROM place_set WHERE members = $1", [.text(members.text)])
    }

    private static func stored(_ unit: Int64, _ connection: any LedgerConnection) throws -> Steps {
        var result: Steps = [:]
        try connection.rows(
            """
            SELECT batch, day, class, place, raised, received, outstanding, gifts, commitments \
            FROM commitment_delta WHERE unit = $1
            """, [.int(unit)]
        ) { row in
            let figures = CommitmentFigures(
                raised: row.int(4), received: row.int(5), outstanding: row.int(6), gifts: row.int(7),
                commitments: row.int(8))
            let step = Step(
                batch: row.int(0), day: row.int(1), countClass: row.int(2), place: row.int(3),
                figures: figures)
            result[step, default: 0] += 1
        }
        return result
    }
}
