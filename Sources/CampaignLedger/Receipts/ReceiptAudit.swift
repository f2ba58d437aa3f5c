import CampaignKit
import Digests

/// Something of the register that cannot be explained.
public struct ReceiptFault: Sendable, Equatable {
    /// The number as printed; of a missing one, as it would be: `2026, number 7`.
    public var label: String
    /// Lower case first, no full stop.
    public var message: String
}

/// Explains every number of a year, and finds any byte that was changed since a receipt was issued.
struct ReceiptAudit {
    let connection: any LedgerConnection
    /// Nil for all years.
    let year: Int?

    func run() throws -> (count: Int, faults: [ReceiptFault]) {
        var faults: [ReceiptFault] = []
        var count = 0
        var expected: [Int64: Int64] = [:]
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
            var next = expected[row.year] ?? 1
            while next < row.number {
                faults.append(
                    ReceiptFault(label: "\(row.year), number \(next)", message: "no receipt has this number"))
                next += 1
            }
            expected[row.year] = row.number + 1
            faults += row.faults.map { ReceiptFault(label: row.label, message: $0) }
        }
        return (count, faults)
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
