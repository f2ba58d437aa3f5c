import CampaignKit
import Digests

/// Something of the register that cannot be explained.
public struct ReceiptFault: Sendable, Equatable {
    /// The number as printed; of a missing one, as it would be: `2026, number 7`; of a
    /// changed batch, `B-12`.
    public var label: String
    /// Lower case first, no full stop.
    public var message: String
}

/// Explains every number of a year, and finds any byte that was changed since a receipt was issued.
struct ReceiptAudit {
    let connection: any LedgerConnection
    /// Nil for all years.
    let year: Int?
    /// Whether each batch is compared with its hash, which a deep check does of all batches by itself.
    var comparesBatches = true

    func run() throws -> (count: Int, faults: [ReceiptFault]) {
        var faults: [ReceiptFault] = []
        var count = 0
        var expected: [Int64: Int64] = [:]
        let elsewhere = try NumberElsewhere.all(year, connection)
        var twice: [NumberElsewhere: String] = [:]
        try connection.portions(
            """
            SELECT r.year, r.number, r.label, r.content_sha, r.personal_digest, c.salt, c.name, c.address, c.lines, c.content, \
            (SELECT count(*) FROM receipt_line l WHERE l.receipt = r.id), v.personal_digest, w.salt, w.reason, \
            \(Portable.truth(Tombstones.isErased("r.donor", after: "r.batch"))) \
            FROM receipt r LEFT JOIN receipt_copy c ON c.receipt = r.id LEFT JOIN receipt_void v ON v.receipt = r.id \
            LEFT JOIN receipt_void_words w ON w.receipt = r.id WHERE r.year = $1 OR $1 = 0 ORDER BY r.year, r.number
            """, [.int(year ?? 0)], read: Self.row
        ) { row in
            count += 1
            faults += Self.missing(
                row.year, from: expected[row.year] ?? 1, below: row.number, but: elsewhere.keys)
            expected[row.year] = row.number + 1
            let number = NumberElsewhere(year: row.year, number: row.number)
            if elsewhere[number] != nil { twice[number] = row.label }
            faults += row.faults.map { ReceiptFault(label: row.label, message: $0) }
        }
        let issues = try self.issues()
        for (year, issued) in Dictionary(grouping: issues, by: \.year).sorted(by: { $0.key < $1.key }) {
            let skipped = elsewhere.keys.count { $0.year == year && twice[$0] == nil }
            let all = issued.reduce(Int128(skipped)) { $0 + Int128($1.rows) }
            faults += Self.missing(
                year, from: expected[year] ?? 1, below: Int64(clamping: all + 1), but: elsewhere.keys)
        }
        faults += Self.issuedElsewhere(elsewhere, twice)
        faults += try changedGifts()
        return (count, try faults + (comparesBatches ? changedBatches(issues) : []))
    }

    /// Receipts in effect that hold a gift which was changed since: what changed it voided them.
    private func changedGifts() throws -> [ReceiptFault] {
        var faults: [ReceiptFault] = []
        try connection.rows(
            """
            SELECT r.label, min(k.id) FROM receipt r JOIN receipt_line l ON l.receipt = r.id \
            JOIN entry e ON e.id = l.entry JOIN entry k ON k.unit = e.unit AND k.unit <> k.id \
            AND k.payment = e.id AND k.id <> e.id WHERE (r.year = $1 OR $1 = 0) AND k.batch > r.batch \
            AND k.type IN (\(ReceiptVoids.types)) AND NOT EXISTS (SELECT 1 FROM receipt_void v WHERE v.receipt = r.id) \
            GROUP BY r.id, r.label ORDER BY r.id
            """, [.int(year ?? 0)]
        ) { row in
            faults.append(
                ReceiptFault(
                    label: row.text(0),
                    message: "G-\(row.int(1)) changed a gift on it, and the void that came with it is gone"))
        }
        return faults
    }

    /// Numbers that no receipt has; `elsewhere` are those that another copy of the ledger issued.
    private static func missing(
        _ year: Int64, from first: Int64, below end: Int64, but elsewhere: some Sequence<NumberElsewhere>
    ) -> [ReceiptFault] {
        guard first < end else { return [] }
        let others = elsewhere.filter { $0.year == year && $0.number >= first && $0.number < end }
        var faults: [ReceiptFault] = []
        var start = first
        for stop in others.map(\.number).sorted() + [end] {
            if start < stop {
                let isOne = stop - start == 1
                faults.append(
                    ReceiptFault(
                        label: "\(year), number" + (isOne ? " \(start)" : "s \(start) to \(stop - 1)"),
                        message: isOne ? "no receipt has this number" : "no receipt has these numbers"))
            }
            start = stop + 1
        }
        return faults
    }

    /// Pages of another copy of the ledger that are with donors and not void; `twice` has the receipts here
    /// that have the same number.
    private static func issuedElsewhere(
        _ elsewhere: [NumberElsewhere: (batch: Int64, isVoid: Bool)], _ twice: [NumberElsewhere: String]
    ) -> [ReceiptFault] {
        elsewhere.filter { !$0.value.isVoid }
            .sorted { ($0.key.year, $0.key.number) < ($1.key.year, $1.key.number) }
            .map { number, taken in
                let label = twice[number]
                let message =
                    label == nil
                    ? "another copy of the ledger issued this number (B-\(taken.batch)), and its page is not here"
                    : "this number was issued twice: another copy of the ledger gave it to a page too (B-\(taken.batch))"
                return ReceiptFault(
                    label: label ?? "\(number.year), number \(number.number)",
                    message: message + "; void it there, inform its donor, then campaign ledger adopt again")
            }
    }

    /// A batch that issued receipts: how many, and the year of their numbers.
    private struct Issue {
        let batch: Int64
        let year: Int64
        let rows: Int64
    }

    /// The batches that issued receipts of the year.
    ///
    /// The year is that of the numbers that are there: a day of posting is not always the charity's day.
    private func issues() throws -> [Issue] {
        var issues: [Issue] = []
        try connection.rows(
            """
            SELECT b.id, b.rows, coalesce(b.today, b.posted_on), coalesce(max(r.year), 0) FROM batch b \
            LEFT JOIN receipt r ON r.batch = b.id WHERE b.command IN ('receipt issue', 'receipt statement') \
            GROUP BY b.id, b.rows, b.today, b.posted_on ORDER BY b.id
            """
        ) { row in
            let posted = Int64(CalendarDate(dayNumber: Int(row.int(2))).year)
            issues.append(
                Issue(batch: row.int(0), year: row.int(3) > 0 ? row.int(3) : posted, rows: row.int(1)))
        }
        return issues.filter { year == nil || $0.year == Int64(year ?? 0) }
    }

    private static let issuing = ["receipt issue", "receipt statement"]
    /// Commands of which a void that is gone leaves no other trace.
    private static let voidingOnly = ["receipt void", "donor unmerge"]

    /// Batches that issued or voided receipts and are not what was posted: an amount, a donor, a day or a
    /// reason is another.
    private func changedBatches(_ issues: [Issue]) throws -> [ReceiptFault] {
        // A refund voids too, whatever command posted it.
        let voiding = try connection.integers(
            """
            SELECT DISTINCT v.batch FROM receipt_void v JOIN receipt r ON r.id = v.receipt \
            WHERE r.year = $1 OR $1 = 0 ORDER BY v.batch
            """, [.int(year ?? 0)])
        let ofYear = Set(issues.map(\.batch) + voiding)
        let commands = (Self.issuing + Self.voidingOnly).map { "'\($0)'" }.joined(separator: ", ")
        return try Chain.headers(
            connection, where: "command IN (\(commands)) OR \(Portable.among("id", voiding))"
        ).filter { header, hash in
            let isOfYear =
                year == nil || Self.voidingOnly.contains(header.command) || ofYear.contains(header.id)
            return try isOfYear && Chain.hash(header, connection) != hash
        }.map { header, _ in
            ReceiptFault(
                label: "B-\(header.id)",
                message: "its receipts are not those that were posted: campaign check --deep")
        }
    }

    private struct Row {
        let year: Int64
        let number: Int64
        let label: String
        let faults: [String]
    }

    private static func row(_ row: any LedgerRow) -> Row {
        var faults: [String] = []
        // Of an erased donor the page goes when the time is over for which it has to be kept.
        let mayBeGone = row.int(14) == 1
        if row.isNull(5) {
            if !mayBeGone { faults.append("its kept page is gone") }
        } else {
            if SHA256.digest(row.bytes(9)) != row.bytes(3) {
                faults.append("its kept page is not what was issued")
            }
            if EntryText.digest((6...8).map { row.text($0) }, row.bytes(5)) != row.bytes(4) {
                faults.append("its name, address or lines are not those that were issued")
            }
        }
        let reason = row.isNull(12) ? nil : EntryText.digest([row.text(13)], row.bytes(12))
        if !(mayBeGone && reason == nil), reason != (row.isNull(11) ? nil : row.bytes(11)) {
            faults.append("the reason it was voided for is not the one that was given")
        }
        if row.int(10) == 0 { faults.append("no gift is on it") }
        return Row(year: row.int(0), number: row.int(1), label: row.text(2), faults: faults)
    }
}
