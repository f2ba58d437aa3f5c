import CampaignKit

extension Ledger {
    /// Our numbers of a source's rows that stand, neither voided nor undone, by the source's own ids; of other
    /// ids than those asked for, none.
    public func standingRows(source: String, ids: Set<String>) throws(LedgerError) -> [String: Int64] {
        guard !ids.isEmpty else { return [:] }
        return try reading { connection in
            var found: [String: Int64] = [:]
            try connection.rows(
                """
                SELECT e.external_id, e.id FROM entry e JOIN source o ON o.id = e.source \
                WHERE o.name = $1 AND e.external_id IS NOT NULL AND \(Withdrawal.void(of: "e")) IS NULL \
                ORDER BY e.id
                """, [.text(source)]
            ) { row in
                let id = row.text(0)
                // Splits share the id: the first of them names the gift.
                if ids.contains(id), found[id] == nil { found[id] = row.int(1) }
            }
            return found
        }
    }
}
