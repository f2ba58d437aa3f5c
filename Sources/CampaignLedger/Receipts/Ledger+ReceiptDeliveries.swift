public import CampaignKit

extension Ledger {
    /// Records how receipts went out, or that they came back; what was said last holds.
    ///
    /// `recorded` counts those of which this was not said last; one batch in the chain, and none where that
    /// is 0. No money changes.
    public func recordDelivery(
        of receipts: [Int64], _ delivery: ReceiptDelivery, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> (recorded: Int, batch: Int64?) {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            var last = try DeliveryFact.all(connection)
            var next = try connection.integer("SELECT max(id) FROM change") + 1
            var count = 0
            for receipt in receipts where last[receipt] != delivery {
                last[receipt] = delivery
                try connection.run(
                    "INSERT INTO change(id, batch, object, object_id, kind, day) VALUES ($1, $2, $3, $4, $5, $6)",
                    [
                        .int(next), .int(posting.batch), .text(DeliveryFact.object), .int(receipt),
                        .int(delivery.way.rawValue), .day(delivery.day),
                    ])
                (next, count) = (next + 1, count + 1)
            }
            return NonMonetaryPosting.Result(rows: count, value: count)
        }
        return (posted.value, posted.batch)
    }

    /// What was said last of each receipt's page; receipts of which nothing was said are left out.
    public func receiptDeliveries() throws(LedgerError) -> [Int64: ReceiptDelivery] {
        try reading { try DeliveryFact.all($0) }
    }
}

/// What the table `change` says of receipts; the words are stored and hashed: never change one.
enum DeliveryFact {
    static let object = "receipt"

    /// What was said last of each: read once, the table has no index on them.
    static func all(_ connection: any LedgerConnection) throws -> [Int64: ReceiptDelivery] {
        var last: [Int64: ReceiptDelivery] = [:]
        try connection.rows(
            "SELECT c.object_id, c.kind, c.day FROM change c WHERE c.object = $1 ORDER BY c.id",
            [.text(object)]
        ) { row in
            guard let way = ReceiptDelivery.Way(rawValue: row.int(1)) else { return }
            last[row.int(0)] = ReceiptDelivery(way, on: CalendarDate(dayNumber: Int(row.int(2))))
        }
        return last
    }
}
