import CampaignKit

/// Which posted rows were taken back as a whole: singly by a void, or with their batch by `import undo`.
///
/// `design.md §5`: what an undo reversed can be posted again; what was voided singly stays out.
struct Withdrawal {
    /// `change` rows of this object say that a batch was undone.
    static let object = "batch"
    static let undone: Int64 = 1

    /// The batches that were undone, with the batch that did it.
    let undoneBy: [Int64: Int64]

    init(_ connection: any LedgerConnection) throws {
        var undoneBy: [Int64: Int64] = [:]
        try connection.rows(
            "SELECT object_id, batch FROM change WHERE object = $1 AND kind = $2 ORDER BY id",
            [.text(Self.object), .int(Self.undone)]
        ) { undoneBy[$0.int(0)] = $0.int(1) }
        self.undoneBy = undoneBy
    }

    /// The batches that undid another, as the list of an SQL condition.
    var undoing: String { Self.list(undoneBy.values) }

    /// The batches that were undone, as the list of an SQL condition.
    var undone: String { Self.list(undoneBy.keys) }

    private static func list(_ batches: some Sequence<Int64>) -> String {
        let sorted = batches.sorted()
        return "(" + (sorted.isEmpty ? "-1" : sorted.map(String.init).joined(separator: ", ")) + ")"
    }

    /// The void that stands against the row of this alias; NULL where it was not voided.
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
            ? "0"
            : "EXISTS (SELECT 1 FROM entry u WHERE u.id = \(Self.void(of: row)) AND u.batch IN \(undoing))"
    }
}
