import CampaignKit
import Digests

/// Every batch's hash, recomputed from its rows and the hash before it.
enum ChainCheck: LedgerCheck {
    static let code = "chain"
    static let proof = LedgerProof.hashes
    static let title = "A batch is not what was posted"
    static let isDeep = true
    static let explanation = """
        Each batch is sealed by a hash over its rows and the batch before it. A difference identifies the \
        first batch that was changed outside the program; everything after it is then unproven. Restore a \
        backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        var previous = Chain.genesis
        var nextEntry: Int64 = 1
        for (header, hash) in try Chain.headers(connection) {
            let subject = "B-\(header.id)"
            if header.previous != previous {
                found.append(broken("the batch does not follow the one before it", subject))
            }
            if header.firstEntry != nextEntry {
                found.append(broken("there are rows between this batch and the last", subject))
            }
            if try Chain.hash(header, connection) != hash {
                found.append(broken("the rows are not those that were posted", subject))
            }
            previous = hash
            nextEntry = header.lastEntry + 1
        }
        for table in try Chain.strays(connection, lastEntry: nextEntry - 1) {
            found.append(broken("there are rows that belong to no batch (\(table))", "ledger"))
        }
        return try found + planFindings(connection) + choiceFindings(connection)
            + PersonalDataCheck.findings(connection, broken)
    }

    private static func broken(_ message: String, _ subject: String) -> Finding {
        Finding(code: code, severity: .error, message: message, subject: subject, hint: "restore a backup")
    }

    /// What was said of columns is outside the chain: it can be compared only with what is in it.
    private static func choiceFindings(_ connection: any LedgerConnection) throws -> [Finding] {
        var found: [Finding] = []
        try connection.rows(
            """
            SELECT c.source, CASE WHEN b.id IS NULL THEN 1 ELSE 0 END FROM import_choice c \
            LEFT JOIN batch b ON b.id = c.batch LEFT JOIN source s ON s.name = c.source \
            WHERE b.id IS NULL OR s.id IS NULL ORDER BY \(Portable.byBytes("c.source")), \(Portable.byBytes("c.header"))
            """
        ) { row in
            let what = row.int(1) == 1 ? "a batch" : "a source"
            found.append(
                Finding(
                    code: code, severity: .error,
                    message: "a column choice names \(what) that does not exist", subject: "ledger",
                    hint: "restore a backup"))
        }
        return found
    }

    /// The plan that a batch was posted under is the one its digest names.
    private static func planFindings(_ connection: any LedgerConnection) throws -> [Finding] {
        var found: [Finding] = []
        try connection.rows("SELECT digest, text FROM plan ORDER BY digest") { row in
            if SHA256.digest(row.bytes(1)) != row.bytes(0) {
                found.append(broken("a stored plan is not the one that was posted under", "ledger"))
            }
        }
        try connection.rows(
            """
            SELECT 'B-' || id FROM batch WHERE plan_digest NOT IN (SELECT digest FROM plan) UNION ALL \
            SELECT 'ledger' FROM plan WHERE digest NOT IN (SELECT plan_digest FROM batch)
            """
        ) { found.append(broken("the plan that it was posted under is not there", $0.text(0))) }
        return found
    }
}
