import CampaignKit

/// Which posted rows were reversed as a whole: singly by a void, or with their batch by `import undo`.
///
/// `docs/csv.md`: what an undo reversed can be posted again; what was voided singly stays out.
struct Withdrawal {
    /// `change` rows of this object say that a batch was undone.
    static let object = "batch"
    static let undone: Int64 = 1

    /// The batches that were undone, with the batch that did it last.
    let undoneBy: [Int64: Int64]
    /// Every batch that undid another.
    let undoes: Set<Int64>

    /// - Parameter present: the undo that is under way, noted or not.
    init(
        _ connection: any LedgerConnection, present: (undone: Int64, by: Int64)? = nil
    ) throws {
        var undoneBy = present.map { [$0.undone: $0.by] } ?? [:]
        var undoes = Set(undoneBy.values)
        try connection.rows(
            "SELECT object_id, batch FROM change WHERE object = $1 AND kind = $2 ORDER BY id",
            [.text(Self.object), .int(Self.undone)]
        ) { row in
            undoneBy[row.int(0)] = row.int(1)
            undoes.insert(row.int(1))
        }
        self.undoneBy = undoneBy
        self.undoes = undoes
    }

    /// When each batch counts, for what is said again instead of being reversed row by row.
    static func inForce(_ connection: any LedgerConnection) throws -> BatchesInForce {
        var inForce = BatchesInForce()
        try connection.rows(
            "SELECT object_id, min(batch) FROM change WHERE object = $1 AND kind = $2 GROUP BY object_id",
            [.text(object), .int(undone)]
        ) { inForce.undoneBy[$0.int(0)] = $0.int(1) }
        return inForce
    }

    /// The batches that undid another, as the list of an SQL condition.
    var undoing: String { Self.list(undoes) }

    /// The batches that were undone, as the list of an SQL condition.
    var undone: String { Self.list(undoneBy.keys) }

    /// The batches that were undone or undid another, as the list of an SQL condition.
    var settled: String { Self.list(undoes.union(undoneBy.keys)) }

    private static func list(_ batches: some Sequence<Int64>) -> String {
        let sorted = batches.sorted()
        return "(" + (sorted.isEmpty ? "-1" : sorted.map(String.init).joined(separator: ", ")) + ")"
    }

    /// The void that stands against the row of this alias, which is none of `v`, `w` and `x`; NULL where it
    /// was not voided.
    static func void(of row: String) -> String {
        let type = EntryType.void.rawValue
        return """
            (SELECT max(v.id) FROM entry v WHERE v.target = \(row).id AND v.type = \(type) AND NOT EXISTS \
            (SELECT 1 FROM entry w WHERE w.target = v.id AND w.type = \(type) AND NOT EXISTS \
            (SELECT 1 FROM entry x WHERE x.target = w.id AND x.type = \(type))))
            """
    }

    /// Whether the row of this alias was reversed by an undo.
    func isUndone(_ row: String) -> String {
        undoneBy.isEmpty
            ? "1 = 0"
            : "EXISTS (SELECT 1 FROM entry u WHERE u.id = \(Self.void(of: row)) AND u.batch IN \(undoing))"
    }

    /// The undo by which a row is nothing any more: it reversed the row's batch, the row, or what the row
    /// acts on; of a void, the row that it is about.
    ///
    /// Such a row never stands again by itself: its file is imported again.
    func undo(of entry: Int64, _ connection: any LedgerConnection) throws -> Int64? {
        guard !undoneBy.isEmpty else { return nil }
        var number = entry
        while let row = try Self.row(number, connection) {
            if let by = undoneBy[row.batch] { return by }
            if row.isVoid, undoes.contains(row.batch) { return row.batch }
            guard row.isVoid, let target = row.target, target < number else { break }
            number = target
        }
        var undo: Int64?
        try connection.rows(
            """
            SELECT e.batch, v.batch FROM entry e LEFT JOIN entry v ON v.id = \(Self.void(of: "e")) WHERE e.id IN \
            (SELECT $1 UNION SELECT unit FROM entry WHERE id = $1 UNION SELECT target FROM entry WHERE id = $1)
            """, [.int(number)]
        ) { row in
            undo =
                undo ?? undoneBy[row.int(0)] ?? row.optionalInt(1).flatMap { undoes.contains($0) ? $0 : nil }
        }
        return undo
    }

    private static func row(
        _ number: Int64, _ connection: any LedgerConnection
    ) throws -> (batch: Int64, isVoid: Bool, target: Int64?)? {
        try connection.first("SELECT batch, type, target FROM entry WHERE id = $1", [.int(number)]) {
            ($0.int(0), $0.int(1) == EntryType.void.rawValue, $0.optionalInt(2))
        }
    }
}
