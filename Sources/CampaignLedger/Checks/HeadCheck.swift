import CampaignKit
import Digests

/// The posting that a report was made from is still in the chain.
///
/// A ledger whose last postings were cut off is whole in itself: only what was written down elsewhere tells.
enum HeadCheck: LedgerCheck {
    static let code = "missing-head"
    static let proof = LedgerProof.hashes
    static let title = "A posting that a report was made from is gone"
    static let isDeep = true
    static let explanation = """
        Reports print the hash of the last posting they were made from, and JSON has it as `ledger_head`. \
        `check --deep --head HASH` looks for it in the chain. When it is not there, the last postings were cut off, \
        the chain was forged, or the report is of another ledger. Restore a backup.
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
            code: code, severity: .error, message: "no posting has the hash \(head.prefix(12))…",
            subject: "ledger",
            hint: "is it of this ledger? then its last postings were cut off: restore a backup")
    }
}
