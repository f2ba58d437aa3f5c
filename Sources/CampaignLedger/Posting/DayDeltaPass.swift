import CampaignKit

/// Sums a batch's changes by day, place and class: the rows that every total is read from.
struct DayDeltaPass {
    let connection: any LedgerConnection
    let batch: Int64
    let firstEntry: Int64
    let lastEntry: Int64
    /// More days of places than this are written down and begun again: memory does not grow with the file.
    var mostKeys = 50_000

    /// `plain` are the sums of the batch's plain gifts where they are known from writing them.
    func run(plain: PlainGiftSums? = nil) throws {
        try connection.run("DELETE FROM batch_delta")
        try (plain ?? readPlainGifts()).finish()
        try connection.run(
            """
            INSERT INTO batch_delta SELECT day, place, class, origin, \(Portable.sum("raised")), \(Portable.sum("received")), \
            \(Portable.sum("outstanding")), \(Portable.sum("gifts")), \(Portable.sum("commitments")) FROM (SELECT day, place, class, day AS origin, \
            raised, raised AS received, 0 AS outstanding, gifts, gifts AS commitments FROM batch_part \
            UNION ALL SELECT day, place, class, origin, raised, received, outstanding, gifts, commitments \
            FROM commitment_delta WHERE batch = $1 \
            UNION ALL SELECT day, place, class, day, raised, 0, raised, 0, commitments \
            FROM grant_delta WHERE batch = $1) c GROUP BY day, place, class, origin
            """, [.int(batch)])
        try connection.run(
            """
            INSERT INTO day_delta(day, place, batch, class, origin, raised, received, outstanding, gifts, commitments) \
            SELECT day, place, $1, class, origin, raised, received, outstanding, gifts, commitments \
            FROM batch_delta WHERE raised <> 0 OR received <> 0 OR outstanding <> 0 OR gifts <> 0 \
            OR commitments <> 0 ORDER BY day, place, class, origin
            """, [.int(batch)])
    }

    private func readPlainGifts() throws -> PlainGiftSums {
        let sums = try PlainGiftSums(connection, mostKeys: mostKeys)
        try connection.rows(
            "SELECT day, place, class, effect FROM entry WHERE simple = 1 AND id >= $1 AND id <= $2",
            [.int(firstEntry), .int(lastEntry)]
        ) { row in
            try sums.add(day: row.int(0), place: row.int(1), countClass: row.int(2), effect: row.int(3))
        }
        return sums
    }

    /// The changes that plain gifts stand for without a stored row.
    static func plainGifts(_ condition: String) -> String {
        """
        SELECT day, place, class, day AS origin, effect AS raised, effect AS received, 0 AS outstanding, 1 AS gifts, \
        1 AS commitments FROM entry WHERE simple = 1 AND \(condition)
        """
    }
}

/// Sums plain gifts by day, place and class as they come: sorting a million of them takes the engine several
/// times as long.
final class PlainGiftSums {
    /// A day of a place: what the gifts of one class amounted to.
    private struct Key: Hashable {
        var day: Int64
        var place: Int64
        var countClass: Int64
    }

    private let parts: any BulkWriter
    /// More days of places than this are written down and begun again: memory does not grow with the file.
    private let mostKeys: Int
    private var sums: [Key: (raised: Int64, gifts: Int64)] = [:]

    /// Begins with nothing; what is written down goes to `batch_part`.
    ///
    /// - Parameter isBetween: whether statements run between what is added.
    init(_ connection: any LedgerConnection, mostKeys: Int = 50_000, isBetween: Bool = false) throws {
        try connection.run("DELETE FROM batch_part")
        let columns = ["day", "place", "class", "raised", "gifts"]
        parts =
            isBetween
            ? try connection.single("batch_part", columns) : try connection.bulk("batch_part", columns)
        self.mostKeys = mostKeys
    }

    func add(day: Int64, place: Int64, countClass: Int64, effect: Int64) throws {
        let key = Key(day: day, place: place, countClass: countClass)
        let sum = sums[key, default: (0, 0)]
        sums[key] = (try Checked.add(sum.raised, effect), sum.gifts + 1)
        if sums.count >= mostKeys { try flush() }
    }

    /// Writes down all that is left.
    func finish() throws {
        try flush()
        try parts.finish()
    }

    /// Writes down what is in memory.
    private func flush() throws {
        for (key, sum) in sums {
            for value in [key.day, key.place, key.countClass, sum.raised, sum.gifts] { parts.int(value) }
            try parts.endRow()
        }
        sums.removeAll(keepingCapacity: true)
    }
}
