import CampaignKit

/// What the table `change` says of a gift's property and of its tax forms; the numbers are stored and hashed:
/// never renumber one.
///
/// A row says it of a day; one without a day says that it is not so after all. What is said of a gift holds
/// for the row that was posted in its place.
enum GiftFact: Int64 {
    /// Its property was sold, exchanged or given away.
    case disposal = 3
    case form1098C = 8
    case form8283 = 9
    case form8282 = 10

    static let object = AcknowledgmentFact.object

    init(_ form: ReceiptForm) {
        switch form {
        case .form1098C: self = .form1098C
        case .form8283: self = .form8283
        case .form8282: self = .form8282
        }
    }

    /// A form names a donor: where the gift is another's now, theirs is still to be written.
    private var isOfDonor: Bool { self != .disposal }

    /// The last day that was said of each gift, as it is posted now: read once, the table has no index on
    /// them.
    func days(_ connection: any LedgerConnection) throws -> [Int64: CalendarDate] {
        let again = try PostedAgain(connection, sameDonor: isOfDonor)
        var days: [Int64: CalendarDate] = [:]
        try connection.rows(
            "SELECT c.object_id, c.day FROM change c WHERE c.object = $1 AND c.kind = $2 ORDER BY c.id",
            [.text(Self.object), .int(rawValue)]
        ) { row in
            days[again.newest(of: row.int(0))] =
                row.optionalInt(1).map { CalendarDate(dayNumber: Int($0)) }
        }
        return days
    }

    /// The last day that was said of a gift by the end of a batch; nil for none.
    func day(
        of entry: Int64, knownOn batch: Int64 = .max, _ connection: any LedgerConnection
    ) throws -> CalendarDate? {
        let rows = try PostedAgain(connection, sameDonor: isOfDonor).rows(upTo: entry)
        let day = try connection.first(
            """
            SELECT c.day FROM change c WHERE c.object = $1 AND c.kind = $2 AND c.batch <= $3 \
            AND \(Portable.among("c.object_id", rows)) ORDER BY c.id DESC LIMIT 1
            """, [.text(Self.object), .int(rawValue), .int(batch)]
        ) { $0.optionalInt(0) }
        return (day ?? nil).map { CalendarDate(dayNumber: Int($0)) }
    }
}

/// Which row stands for which, of gifts that a command voided only to post them again.
struct PostedAgain {
    private let next: [Int64: Int64]
    private let previous: [Int64: Int64]

    /// `sameDonor` leaves out those that were moved to another donor; whoever was merged is the one they are.
    init(_ connection: any LedgerConnection, sameDonor: Bool) throws {
        func owner(_ row: String) -> String {
            "coalesce(\(DonorAliases.owner("\(row).donor", knownOn: nil)), 0)"
        }
        let condition = sameDonor ? "AND \(owner("o")) = \(owner("n")) " : ""
        // An undo of it reverses the void, and the old row stands again.
        var next: [Int64: Int64] = [:]
        try connection.rows(
            """
            SELECT c.old, c.object_id FROM change c JOIN entry o ON o.id = c.old JOIN entry n ON n.id = c.object_id \
            WHERE c.object = $1 AND c.kind = $2 \(condition)AND EXISTS (SELECT 1 FROM entry y WHERE y.target = c.old \
            AND y.batch = c.batch AND y.type = \(EntryType.void.rawValue) AND \(Withdrawal.void(of: "y")) IS NULL) \
            ORDER BY c.id
            """, [.text(Replacement.object), .int(Replacement.replaced)]
        ) { next[$0.int(0)] = $0.int(1) }
        self.next = next
        previous = Dictionary(next.map { ($1, $0) }) { max($0, $1) }
    }

    /// Whether another row stands for one.
    func stands(for entry: Int64) -> Bool { next[entry] != nil }

    /// The row that stands for one now; itself where none does.
    func newest(of entry: Int64) -> Int64 {
        var entry = entry
        while let newer = next[entry], newer > entry { entry = newer }
        return entry
    }

    /// A row and all that it stands for.
    func rows(upTo entry: Int64) -> Set<Int64> { Set([entry] + older(than: entry)) }

    /// The rows that one stands for, the newest first.
    func older(than entry: Int64) -> [Int64] {
        var rows: [Int64] = []
        var here = entry
        while let old = previous[here], old < here {
            rows.append(old)
            here = old
        }
        return rows
    }
}
