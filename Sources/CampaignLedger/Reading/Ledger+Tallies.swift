public import CampaignKit
import Digests

extension Ledger {
    /// The newest batch; nil when nothing was posted yet.
    public func head() throws(LedgerError) -> LedgerHead? { try head(atBatch: .max) }

    /// The newest batch up to this one; nil when nothing was posted by then.
    public func head(atBatch batch: Int64) throws(LedgerError) -> LedgerHead? {
        try reading { connection in
            try connection.first(
                "SELECT id, posted_on, hash FROM batch WHERE id <= $1 ORDER BY id DESC LIMIT 1", [.int(batch)]
            ) { row in
                LedgerHead(
                    batch: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))),
                    hash: SHA256.hex(row.bytes(2)))
            }
        }
    }

    /// Every node's tally on a day, as known after a batch (nil: now), counted as the plan says.
    ///
    /// Running totals answer for now; any other day or batch is summed from the dated changes.
    public func tallies(plan: Plan, asOf: CalendarDate, knownOn: Int64?) throws(LedgerError) -> Tallies {
        try reading { connection in
            try TallyReader(connection: connection, plan: plan).tallies(asOf: asOf, knownOn: knownOn)
        }
    }

    /// The last batch posted on or before a day; 0 when there was none.
    public func batch(knownOn day: CalendarDate) throws(LedgerError) -> Int64? {
        try reading { connection in
            try connection.integer("SELECT max(id) FROM batch WHERE posted_on <= $1", [.day(day)])
        }
    }

    /// The plan under which a batch was posted, as it was stored; nil when there is no such batch.
    public func planText(atBatch batch: Int64) throws(LedgerError) -> [UInt8]? {
        try reading { connection in
            try connection.first(
                "SELECT p.text FROM batch b JOIN plan p ON p.digest = b.plan_digest WHERE b.id = $1",
                [.int(batch)]
            ) { $0.bytes(0) }
        }
    }

    /// Every posting, newest first.
    public func batches() throws(LedgerError) -> [BatchSummary] {
        try reading { try BatchReader($0).batches() }
    }
}
