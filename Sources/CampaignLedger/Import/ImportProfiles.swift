import CampaignKit

/// Reads what files amounted to: the one that a dry run has just posted, and the last ones of its source.
struct ImportProfiles {
    /// How many files before are compared with.
    private static let compared = 6
    /// How many postings are looked through for them.
    private static let searched = 200

    let connection: any LedgerConnection

    /// What is unusual about the rows of a batch; nothing where too few files came before.
    func unusual(batch: Int64, first: Int64, last: Int64) throws -> [UnusualImport] {
        guard last >= first, let new = try profile(first, last) else { return [] }
        let source = try connection.integer("SELECT source FROM entry WHERE id = $1", [.int(first)])
        return UnusualImport.findings(new, after: try earlier(source, before: batch))
    }

    private func earlier(_ source: Int64, before batch: Int64) throws -> [ImportProfile] {
        var spans: [(first: Int64, last: Int64)] = []
        try connection.rows(
            """
            SELECT b.first_entry, b.last_entry FROM batch b JOIN entry e ON e.id = b.first_entry \
            WHERE b.id < $1 AND b.id >= $2 AND b.file_sha IS NOT NULL AND b.last_entry >= b.first_entry \
            AND e.source = $3 AND b.id NOT IN \(try Withdrawal(connection).settled) ORDER BY b.id DESC LIMIT \(Self.compared)
            """, [.int(batch), .int(batch - Int64(Self.searched)), .int(source)]
        ) { spans.append(($0.int(0), $0.int(1))) }
        return try spans.compactMap { try profile($0.first, $0.last) }
    }

    private func profile(_ first: Int64, _ last: Int64) throws -> ImportProfile? {
        let received = EntryType.allCases.filter { $0.family == .received }.map { "\($0.rawValue)" }
        let back = [EntryType.refund, .chargeback].map { "\($0.rawValue)" }
        let isReceived = "e.type IN (\(received.joined(separator: ", ")))"
        let isBack = "e.type IN (\(back.joined(separator: ", ")))"
        let span: [LedgerValue] = [.int(first), .int(last)]
        let found = try connection.first(
            """
            SELECT count(*), \(Portable.sum("CASE WHEN \(isReceived) THEN e.amount ELSE 0 END")), \
            \(Portable.sum("CASE WHEN \(isBack) THEN 1 ELSE 0 END")), min(e.date), max(e.date) \
            FROM entry e WHERE e.id >= $1 AND e.id <= $2
            """, span
        ) { row in
            ImportProfile(
                rows: Int(row.int(0)), grossMinor: row.int(1), refunds: Int(row.int(2)),
                first: CalendarDate(dayNumber: Int(row.int(3))),
                last: CalendarDate(dayNumber: Int(row.int(4))),
                campaigns: [])
        }
        guard var profile = found, profile.rows > 0 else { return nil }
        try connection.rows(
            """
            SELECT DISTINCT p.campaign FROM entry e JOIN place p ON p.id = e.place \
            WHERE e.id >= $1 AND e.id <= $2 ORDER BY \(Portable.byBytes("p.campaign"))
            """, span
        ) { profile.campaigns.insert($0.text(0)) }
        return profile
    }
}
