import CampaignKit

/// Voids every standing receipt and statement of which a posting changed a gift, in the same transaction.
///
/// Money is never refused for paper (`rules.md §4.6`).
struct ReceiptVoids {
    let connection: any LedgerConnection
    let batch: Int64
    let day: CalendarDate

    func run(firstEntry: Int64, lastEntry: Int64) throws {
        guard firstEntry <= lastEntry, try connection.exists("receipt") else { return }
        var found: [(receipt: Int64, entry: Int64)] = []
        try connection.rows(
            """
            SELECT l.receipt, min(k.id) FROM entry k JOIN receipt_line l ON l.entry = k.payment \
            WHERE k.id >= $1 AND k.id <= $2 AND k.type IN (\(Self.types)) AND k.id <> k.payment \
            AND NOT EXISTS (SELECT 1 FROM receipt_void v WHERE v.receipt = l.receipt) GROUP BY l.receipt ORDER BY l.receipt
            """, [.int(firstEntry), .int(lastEntry)]
        ) { found.append(($0.int(0), $0.int(1))) }
        for (receipt, entry) in found { try void(receipt, for: entry) }
    }

    /// Voids a receipt and the statements that name it; returns how many.
    func void(withStatements receipt: Int64, _ reason: String) throws -> Int {
        let statements = try Self.statements(naming: receipt, connection)
        var salts = SaltPool()
        for one in [receipt] + statements { try void(one, reason, salts.next()) }
        return statements.count + 1
    }

    /// The statements in effect that name a receipt.
    static func statements(naming receipt: Int64, _ connection: any LedgerConnection) throws -> [Int64] {
        try connection.integers(
            """
            SELECT DISTINCT l.receipt FROM receipt_line l WHERE l.single = $1 \
            AND NOT EXISTS (SELECT 1 FROM receipt_void v WHERE v.receipt = l.receipt) ORDER BY l.receipt
            """, [.int(receipt)])
    }

    /// Voids what was issued to one donor for gifts that are another's now; returns how many.
    ///
    /// `numbers` are those of the donor whose gifts they are.
    func voidPapers(ofOthersFor numbers: [Int64], _ reason: String) throws -> Int {
        guard try connection.exists("receipt") else { return 0 }
        let list = numbers.map(String.init).joined(separator: ", ")
        let found = try connection.integers(
            """
            SELECT DISTINCT l.receipt FROM receipt_line l JOIN entry e ON e.id = l.entry \
            JOIN receipt r ON r.id = l.receipt WHERE e.donor IN (\(list)) AND r.donor NOT IN (\(list)) \
            AND NOT EXISTS (SELECT 1 FROM receipt_void v WHERE v.receipt = l.receipt) ORDER BY l.receipt
            """, [])
        var salts = SaltPool()
        for receipt in found { try void(receipt, reason, salts.next()) }
        return found.count
    }

    private func void(_ receipt: Int64, _ reason: String, _ salt: [UInt8]) throws {
        try void(receipt, for: nil, words: EntryText.digest([reason], salt))
        try connection.run(
            "INSERT INTO receipt_void_words(receipt, salt, reason) VALUES ($1, $2, $3)",
            [.int(receipt), .bytes(salt), .text(reason)])
    }

    /// `words` is the digest of the reason that someone gave.
    func void(_ receipt: Int64, for entry: Int64?, words: [UInt8]? = nil) throws {
        try connection.run(
            "INSERT INTO receipt_void(receipt, batch, day, entry, personal_digest) VALUES ($1, $2, $3, $4, $5)",
            [
                .int(receipt), .int(batch), .day(day), .reference(entry),
                words.map(LedgerValue.bytes) ?? .null,
            ])
    }

    /// What corrects a row, as the list of an SQL condition.
    static let types = EntryType.allCases.filter { $0.family == .correction }
        .map { String($0.rawValue) }.joined(separator: ", ")
}
