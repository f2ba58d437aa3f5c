import CampaignKit
import Digests

/// The posting that a report was made from is still in the chain.
///
/// A ledger whose last postings were cut off is whole in itself: only what was written down elsewhere tells.
enum HeadCheck: LedgerCheck {
    static let code = "missing-head"
    static let proof = LedgerProof.hashes
    static let title = "A batch that a report was made from is missing"
    static let isDeep = true
    static let explanation = """
        Reports print the hash of the last batch they were made from, and JSON has it as `ledger_head`. \
        `check --deep --head HASH` looks for it in the chain. If it is not there, the last batches were cut \
        off, the chain was forged, or the report is from another ledger. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        guard let head = context.head?.lowercased() else { return [] }
        var isThere = false
        try connection.rows("SELECT hash FROM batch") { row in
            if SHA256.hex(row.bytes(0)).hasPrefix(head) { isThere = true }
        }
        return isThere ? [] : [missing(head)]
    }

    static func missing(_ head: String) -> Finding {
        Finding(
            code: code, severity: .error, message: "no batch has the hash \(head.prefix(12))…",
            subject: "ledger",
            hint: "if it is from this ledger, its last batches were cut off: restore a backup")
    }
}
