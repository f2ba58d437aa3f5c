public import CampaignKit

extension Ledger {
    /// Gifts without an acknowledgment from a day on, oldest first, and how many more are hidden from staff.
    ///
    /// Only gifts of which something is left by the end of `asOf`; `knownOn` leaves out those posted
    /// after a batch, so that letters in the post are recorded and no gift that came since.
    public func giftsToThank(
        since: CalendarDate, asOf: CalendarDate, knownOn: Int64? = nil
    ) throws(LedgerError) -> (gifts: [ThankableGift], hidden: Int) {
        try reading {
            try ThankableReader(connection: $0, asOf: asOf, knownOn: knownOn ?? .max).gifts(since: since)
        }
    }

    /// Gifts from a day on that repeat those of the two months before, by entry: the day of the one before.
    public func monthlyGifts(
        since: CalendarDate, asOf: CalendarDate, knownOn: Int64? = nil
    ) throws(LedgerError) -> [Int64: CalendarDate] {
        try reading {
            try ThankableReader(connection: $0, asOf: asOf, knownOn: knownOn ?? .max).repeated(since: since)
        }
    }

    /// How many gifts up to a day are without an acknowledgment.
    public func countToThank(until day: CalendarDate) throws(LedgerError) -> Int {
        try reading { try ThankableReader(connection: $0, asOf: day).count(before: day) }
    }

    /// Records that thanks for some gifts went out on a day, each gift once; returns how many were new and
    /// the batch, nil where nothing was kept.
    ///
    /// One batch in the chain; no money changes.
    public func recordThanks(
        for entries: [Int64], on day: CalendarDate, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> (recorded: Int, batch: Int64?) {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            var next = try connection.integer("SELECT max(id) FROM change") + 1
            var count = 0
            var thanked: Set<Int64> = []
            try connection.rows(AcknowledgmentFact.entries) { thanked.insert($0.int(0)) }
            for entry in entries {
                guard thanked.insert(entry).inserted else { continue }
                try connection.run(
                    "INSERT INTO change(id, batch, object, object_id, kind, day) VALUES ($1, $2, $3, $4, $5, $6)",
                    [
                        .int(next), .int(posting.batch), .text(AcknowledgmentFact.object), .int(entry),
                        .int(AcknowledgmentFact.kind), .day(day),
                    ])
                next += 1
                count += 1
            }
            return NonMonetaryPosting.Result(rows: count, value: count)
        }
        return (posted.value, posted.batch)
    }
}

/// What the table `change` says of thanks; the numbers are stored and hashed: never renumber one.
enum AcknowledgmentFact {
    static let object = "entry"
    /// A thank-you went out for the entry on the row's day.
    static let kind: Int64 = 1

    /// Which rows of `change`, by its alias, are about thanks.
    static func condition(_ row: String) -> String { "\(row).object = '\(object)' AND \(row).kind = \(kind)" }

    /// The entries that someone was thanked for: read once, the table has no index on them.
    static let entries = "SELECT c.object_id FROM change c WHERE \(condition("c"))"
}
