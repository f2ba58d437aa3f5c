public import CampaignKit
import Digests

/// Reads what every posting says of itself.
struct BatchReader {
    let connection: any LedgerConnection

    init(_ connection: any LedgerConnection) { self.connection = connection }

    /// Newest first.
    func batches() throws -> [BatchSummary] {
        var list: [BatchSummary] = []
        var entries: [(first: Int64, last: Int64)] = []
        let withdrawal = try Withdrawal(connection)
        try connection.rows(
            """
            SELECT id, posted_on, posted_at_utc, zone, command, actor, rows, control, hash, fork, reason, \
            first_entry, last_entry, file_sha, left_out FROM batch ORDER BY id DESC
            """
        ) { row in
            entries.append((row.int(11), row.int(12)))
            list.append(
                BatchSummary(
                    id: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))),
                    postedAtUTC: row.text(2), zone: row.text(3), command: row.text(4), actor: row.text(5),
                    rows: row.int(6), leftOut: row.int(14),
                    fileSHA: row.isNull(13) ? nil : SHA256.hex(row.bytes(13)),
                    controlMinor: row.int(7), hash: SHA256.hex(row.bytes(8)),
                    reason: row.isNull(10) ? nil : row.text(10), undoneBy: withdrawal.undoneBy[row.int(0)],
                    fork: row.isNull(9) ? nil : row.text(9)))
        }
        for index in list.indices where list[index].rows > 0 { list[index].ends = try ends(entries[index]) }
        return list
    }

    /// What its first and its last row are called; numbers of rows that were left out are no one's.
    private func ends(_ entries: (first: Int64, last: Int64)) throws -> [String] {
        let ends = try ["ORDER BY e.id", "ORDER BY e.id DESC"].compactMap { order in
            try connection.first(
                """
                SELECT e.id, s.name, e.external_id FROM entry e JOIN source s ON s.id = e.source \
                WHERE e.id >= $1 AND e.id <= $2 \(order) LIMIT 1
                """, [.int(entries.first), .int(entries.last)]
            ) { row in
                let id = row.isNull(2) ? "" : row.text(2)
                let isOurs = id.isEmpty || row.text(1) == ImportSession.manualSource
                return isOurs ? "G-\(row.int(0))" : "\(row.text(1)):\(id)"
            }
        }
        return ends.first == ends.last ? Array(ends.prefix(1)) : ends
    }
}

/// One posting, for lists.
public struct BatchSummary: Sendable, Equatable {
    public var id: Int64
    public var postedOn: CalendarDate
    public var postedAtUTC: String
    /// The charity's zone when it was posted, by its IANA name.
    public var zone: String
    public var command: String
    public var actor: String
    public var rows: Int64
    /// Rows of the file, or of the other copy's batch, that were not posted.
    public var leftOut: Int64
    /// The first and the last row by source and id, `forms:GB-1`, or by number, `G-12`; empty where no money
    /// was posted.
    ///
    /// No name of a file is kept: it may name a person.
    public var ends: [String] = []
    /// The SHA-256 of the file that was imported, in hexadecimal.
    public var fileSHA: String?
    /// Sum of the amounts as written, in base-currency minor units.
    public var controlMinor: Int64
    public var hash: String
    /// Why it was posted before the closing of the books; nil when no one had to say.
    public var reason: String?
    /// The batch that reversed it.
    public var undoneBy: Int64?
    /// Why a ledger that had lost a batch was posted to, or which batch of another copy this one is.
    public var fork: String?

    /// The command that posted it in the copy that it was adopted from.
    public var adoptedCommand: String? {
        guard adoptedHash != nil, let words = fork?.split(separator: ";").first else { return nil }
        return words.split(separator: ", ").last.map(String.init)
    }

    /// The hash of the batch of another copy that this one took over.
    var adoptedHash: String? {
        guard let fork, fork.hasPrefix(SightingReader.adoption("")) else { return nil }
        return String(fork.dropFirst(SightingReader.adoption("").count).prefix(64))
    }
}

/// The newest batch: what a document names to say which ledger it was made from.
public struct LedgerHead: Sendable, Equatable {
    public var batch: Int64
    public var postedOn: CalendarDate
    /// 64 hexadecimal digits.
    public var hash: String
}

/// A posting that acts on days that the books were closed for, and why it was made.
public struct Reopening: Sendable, Equatable {
    public var batch: Int64
    public var reason: String
}
