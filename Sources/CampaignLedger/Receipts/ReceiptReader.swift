import CampaignKit

/// The columns of a receipt in the order in which they are written and sealed.
enum ReceiptColumns {
    static let names = [
        "id", "year", "number", "label", "kind", "gift_year", "donor", "day", "replaces", "template_digest",
        "content_sha", "personal_digest",
    ]
}

/// Reads the register.
struct ReceiptReader {
    let connection: any LedgerConnection

    /// All of it or what `condition` picks, oldest first, with lines, voids and what took whose place.
    func records(_ condition: String = "1 = 1", _ arguments: [LedgerValue] = []) throws -> [ReceiptRecord] {
        var records: [ReceiptRecord] = []
        let columns = ReceiptColumns.names.prefix(9).map { "r." + $0 }.joined(separator: ", ")
        try connection.rows(
            """
            SELECT \(columns), v.day, v.entry, k.type, b.command, w.reason, \(Self.replacement) \
            FROM receipt r LEFT JOIN receipt_void v ON v.receipt = r.id LEFT JOIN batch b ON b.id = v.batch \
            LEFT JOIN receipt_void_words w ON w.receipt = r.id \
            LEFT JOIN entry k ON k.id = v.entry WHERE \(condition) ORDER BY r.id
            """, arguments
        ) { records.append(Self.record($0)) }
        let places = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.id, $0) })
        try connection.rows(
            """
            SELECT l.receipt, l.entry, l.amount, l.deductible, l.single, \
            \(Portable.truth(HiddenGifts.condition("e"))) FROM receipt_line l JOIN receipt r ON r.id = l.receipt \
            JOIN entry e ON e.id = l.entry WHERE \(condition) ORDER BY l.receipt, l.ord
            """, arguments
        ) { row in
            guard let place = places[row.int(0)] else { return }
            if row.int(5) == 1 { records[place].isHidden = true }
            records[place].lines.append(
                ReceiptRecord.Line(
                    entry: row.int(1), amountMinor: row.int(2), deductibleMinor: row.optionalInt(3),
                    single: row.optionalInt(4)))
        }
        return records
    }

    /// What took the place of a voided one: the paper that says so, else the first since that holds a gift of
    /// it; of two old statements only one is in the new one's column.
    private static let replacement = """
        CASE WHEN v.receipt IS NULL THEN NULL ELSE coalesce((SELECT min(n.id) FROM receipt n WHERE n.replaces = r.id), \
        (SELECT min(m.id) FROM receipt m JOIN receipt_line ml ON ml.receipt = m.id JOIN receipt_line rl ON rl.entry = ml.entry \
        WHERE rl.receipt = r.id AND m.id <> r.id AND m.batch >= v.batch AND m.kind >= r.kind AND ml.single IS NULL)) END
        """

    /// Those that hold a payment of some donors.
    func records(of givers: ReceiptGivers) throws -> [ReceiptRecord] {
        if case .all = givers { return try records() }
        return try records(
            """
            r.id IN (SELECT x.receipt FROM receipt_line x WHERE x.entry IN (SELECT y.id FROM entry y \
            WHERE \(givers.condition("y", connection))))
            """)
    }

    /// Every number as it is printed, by receipt.
    func labels() throws -> [Int64: String] {
        var labels: [Int64: String] = [:]
        try connection.rows("SELECT r.id, r.label FROM receipt r") { labels[$0.int(0)] = $0.text(1) }
        return labels
    }

    func record(labeled label: String) throws -> ReceiptRecord? {
        try records("r.label = $1", [.text(label)]).first
    }

    private static func record(_ row: any LedgerRow) -> ReceiptRecord {
        var record = ReceiptRecord(
            id: row.int(0), label: row.text(3), year: Int(row.int(1)), number: Int(row.int(2)),
            kind: ReceiptRecord.Kind(rawValue: Int(row.int(4))) ?? .single, giftYear: Int(row.int(5)),
            donor: row.int(6), day: CalendarDate(dayNumber: Int(row.int(7))))
        record.replaces = row.optionalInt(8)
        if let day = row.optionalInt(9) {
            record.void = ReceiptRecord.Void(
                day: CalendarDate(dayNumber: Int(day)), entry: row.optionalInt(10), reason: reason(row))
        }
        record.replacedBy = row.optionalInt(14)
        return record
    }

    /// What someone typed, or what happened to a gift, or the newer statement.
    private static func reason(_ row: any LedgerRow) -> String {
        guard let entry = row.optionalInt(10) else {
            return row.isNull(13) ? "a newer statement" : row.text(13)
        }
        let type = EntryType(rawValue: Int(row.int(11))) ?? .void
        switch row.text(12) {
        case EntryStatusReader.donorMove: return "moved to another donor"
        case EntryStatusReader.correction: return "corrected by G-\(entry + 1)"
        default: return "\(type.name) G-\(entry)"
        }
    }

    /// The kept page of a receipt; nil where it is gone.
    func content(_ id: Int64) throws -> [UInt8]? {
        try connection.first("SELECT content FROM receipt_copy WHERE receipt = $1", [.int(id)]) {
            $0.bytes(0)
        }
    }
}
