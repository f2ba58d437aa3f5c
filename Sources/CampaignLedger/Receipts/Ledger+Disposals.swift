public import CampaignKit

extension Ledger {
    /// Records on which day property of a gift was sold, exchanged or given away, or that it was not after
    /// all (`day` nil); what was said last holds.
    ///
    /// One batch in the chain; no money changes. The batch is nil where nothing was kept, `isNew` is false
    /// where this was said before.
    public func recordDisposal(
        of entry: Int64, on day: CalendarDate?, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> (isNew: Bool, batch: Int64?) {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            guard try DisposalFact.day(of: entry, connection) != day else {
                return NonMonetaryPosting.Result(rows: 0, value: false)
            }
            let next = try connection.integer("SELECT max(id) FROM change") + 1
            try connection.run(
                "INSERT INTO change(id, batch, object, object_id, kind, day) VALUES ($1, $2, $3, $4, $5, $6)",
                [
                    .int(next), .int(posting.batch), .text(DisposalFact.object), .int(entry),
                    .int(DisposalFact.kind), .day(day),
                ])
            return NonMonetaryPosting.Result(rows: 1, value: true)
        }
        return (posted.value, posted.batch)
    }

    /// Gifts whose property was disposed of between two days, by number, with those days.
    public func disposedGifts(
        from first: CalendarDate, through last: CalendarDate
    ) throws(LedgerError) -> [(gift: ReceiptableGift, day: CalendarDate)] {
        try reading { connection in
            let days = try DisposalFact.days(connection).filter { $0.value >= first && $0.value <= last }
            return try ReceiptableReader(connection: connection).gifts(days.keys.sorted())
                .compactMap { gift in days[gift.entry].map { (gift, $0) } }
        }
    }
}

/// What the table `change` says of property that was disposed of; the numbers are stored and hashed: never
/// renumber one.
enum DisposalFact {
    static let object = AcknowledgmentFact.object
    /// Property of the entry was disposed of on the row's day; without a day it was not.
    static let kind: Int64 = 3

    /// The last day that was said of each entry: read once, the table has no index on them.
    static func days(_ connection: any LedgerConnection) throws -> [Int64: CalendarDate] {
        var days: [Int64: CalendarDate] = [:]
        try connection.rows(
            "SELECT c.object_id, c.day FROM change c WHERE c.object = $1 AND c.kind = $2 ORDER BY c.id",
            [.text(object), .int(kind)]
        ) { row in days[row.int(0)] = row.optionalInt(1).map { CalendarDate(dayNumber: Int($0)) } }
        return days
    }

    /// The last day that was said of an entry by the end of a batch; nil for none.
    static func day(
        of entry: Int64, knownOn batch: Int64 = .max, _ connection: any LedgerConnection
    ) throws -> CalendarDate? {
        let day = try connection.first(
            """
            SELECT c.day FROM change c WHERE c.object = $1 AND c.object_id = $2 AND c.kind = $3 AND c.batch <= $4 \
            ORDER BY c.id DESC LIMIT 1
            """, [.text(object), .int(entry), .int(kind), .int(batch)]
        ) { $0.optionalInt(0) }
        return (day ?? nil).map { CalendarDate(dayNumber: Int($0)) }
    }
}
