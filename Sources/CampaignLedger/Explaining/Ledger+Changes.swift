import CampaignKit
import Digests

extension Ledger {
    /// Hands over what each posted row changed between two states, by campaign.
    ///
    /// The parts of a campaign sum to the difference of its own raised, received and outstanding.
    public func changes(_ query: ChangeQuery, _ body: (ChangedPart) throws -> Void) throws {
        try engine.read { try ChangeScan(query, $0).run(body) }
    }

    /// The same with what lists show of each row.
    public func changedLines(_ query: ChangeQuery, _ body: (ChangedPart, EntrySummary) throws -> Void) throws
    {
        try engine.read { connection in
            let reader = try EntryReader(connection: connection)
            try ChangeScan(query, connection).run { part in
                if let line = try reader.line(part.entry) { try body(part, line) }
            }
        }
    }

    /// The postings after one batch and up to another that reopened closed books.
    ///
    /// `rules.md §2`: a status compared with an earlier one lists them.
    public func reopenings(after earlier: Int64, through later: Int64) throws(LedgerError) -> [Reopening] {
        try reading { connection in
            var list: [Reopening] = []
            try connection.rows(
                "SELECT id, reason FROM batch WHERE id > $1 AND id <= $2 AND reason IS NOT NULL ORDER BY id",
                [.int(earlier), .int(later)]
            ) { list.append(Reopening(batch: $0.int(0), reason: $0.text(1))) }
            return list
        }
    }

    /// The batch with this hash in hexadecimal: the last one that a document knew.
    public func batch(hash: String) throws(LedgerError) -> LedgerHead? {
        try reading { connection in
            var found: LedgerHead?
            try connection.rows("SELECT id, posted_on, hash FROM batch") { row in
                guard row.withBytes(2, { SHA256.hex(Array($0)) }) == hash.lowercased() else { return }
                found = LedgerHead(
                    batch: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))),
                    hash: hash.lowercased())
            }
            return found
        }
    }

    /// A plan under which something was posted, by its digest in hexadecimal.
    public func planText(digest: String) throws(LedgerError) -> [UInt8]? {
        try reading { connection in
            var found: [UInt8]?
            try connection.rows("SELECT digest, text FROM plan") { row in
                if SHA256.hex(row.bytes(0)) == digest.lowercased() { found = row.bytes(1) }
            }
            return found
        }
    }
}
