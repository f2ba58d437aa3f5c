import CampaignKit

/// The stored steps of every commitment, recomputed from the rows posted on it.
enum CommitmentDeltaCheck: LedgerCheck {
    static let code = "commitment-steps"
    static let title = "A pledge counts other than its rows say"
    static let isDeep = true
    static let explanation = """
        What a pledge or a corrected gift counts on each day is stored when it is posted. Recomputed from its rows it \
        must be the same; a difference means that the file was changed behind the program's back. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let loader = CommitmentLoader(connection: connection)
        var found: [Finding] = []
        try connection.rows(
            "SELECT DISTINCT unit FROM (SELECT unit FROM commitment_delta UNION SELECT unit FROM entry WHERE simple = 0)"
        ) { row in
            guard let loaded = try loader.load(row.int(0)) else { return }
            let deltas = Commitment.difference(try loaded.commitment.steps(), loaded.implied)
            let expected = sums(deltas, loaded.places)
            if try stored(row.int(0), connection) != expected {
                found.append(
                    Finding(
                        code: code, severity: .error,
                        message: "what it counts differs from the rows posted on it",
                        subject: "G-\(row.int(0))", hint: "restore a backup"))
            }
        }
        return found
    }

    private struct Key: Hashable {
        var day: Int64
        var countClass: Int64
        /// A place, or -1 for any set of places.
        var place: Int64
    }

    private static func sums(_ deltas: [CommitmentDelta], _ places: [Int64]) -> [Key: CommitmentFigures] {
        var result: [Key: CommitmentFigures] = [:]
        for delta in deltas {
            let key = Key(
                day: Int64(delta.key.day.dayNumber), countClass: Int64(delta.key.countClass.rawValue),
                place: delta.key.ordinal == CommitmentDelta.wholeGift ? -1 : places[delta.key.ordinal])
            result[key] = (result[key] ?? CommitmentFigures()).adding(delta.figures)
        }
        return result.filter { !$0.value.isZero }
    }

    private static func stored(_ unit: Int64, _ connection: any LedgerConnection) throws -> [Key:
        CommitmentFigures]
    {
        var result: [Key: CommitmentFigures] = [:]
        try connection.rows(
            """
            SELECT day, class, sum(raised), sum(received), sum(outstanding), sum(gifts), sum(commitments), \
            CASE WHEN place < 0 THEN -1 ELSE place END AS held FROM commitment_delta WHERE unit = $1 \
            GROUP BY day, class, held
            """, [.int(unit)]
        ) { row in
            let figures = CommitmentFigures(
                raised: row.int(2), received: row.int(3), outstanding: row.int(4), gifts: row.int(5),
                commitments: row.int(6))
            let key = Key(day: row.int(0), countClass: row.int(1), place: row.int(7))
            if !figures.isZero { result[key] = figures }
        }
        return result
    }
}
