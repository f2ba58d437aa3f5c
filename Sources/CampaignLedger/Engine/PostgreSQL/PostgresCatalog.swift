/// What a server's catalog says of the ledger's tables, compared with what it must say.
enum PostgresCatalog {
    /// What is missing or changed, and what this program did not make.
    static func differences(_ connection: any LedgerConnection) throws -> [String] {
        let expected = Set(columns + keys + indexes + triggers)
        var present: Set<String> = []
        for query in [columnQuery, keyQuery, indexQuery, triggerQuery] {
            try connection.rows(query) { present.insert($0.text(0)) }
        }
        let missing = expected.subtracting(present).map { "missing or changed: " + $0.prefix(60) }
        let added = present.subtracting(expected).map { "not this program's: " + $0.prefix(60) }
        return (missing + added).sorted()
    }

    static let brokenIndexes = """
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid \
        WHERE c.relnamespace = to_regnamespace('\(PostgresSchema.name)') \
        AND NOT (i.indisvalid AND i.indisready) LIMIT 20
        """

    // MARK: - Columns

    private static var columns: [String] {
        DeclaredTable.all.flatMap { table in
            table.columns.map { column in
                let isKey = table.constraints.contains { constraint in
                    constraint.hasPrefix("PRIMARY KEY (")
                        && constraint.dropFirst(13).dropLast().split(separator: ",")
                            .contains { $0.filter { !$0.isWhitespace } == column.name }
                }
                let isRequired =
                    column.rest.contains("NOT NULL") || column.rest.contains("PRIMARY KEY") || isKey
                return line(table.name, column.name, type(column.kind), isRequired)
            }
        } + [line("posting_token", "token", "bytea", true), line("posting_token", "batch", "bigint", false)]
            + ["login", "address", "program"].map { line("posting_token", $0, "text C", false) }
    }

    private static func type(_ kind: TemporaryColumn.Kind) -> String {
        switch kind {
        case .int: "bigint"
        case .text: "text C"
        case .bytes: "bytea"
        }
    }

    private static func line(_ table: String, _ name: String, _ type: String, _ isRequired: Bool) -> String {
        "column \(table).\(name) \(type)" + (isRequired ? " NOT NULL" : "")
    }

    private static let columnQuery = """
        SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) \
        || CASE WHEN a.attcollation <> 0 THEN ' ' || l.collname ELSE '' END \
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END \
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
        LEFT JOIN pg_collation l ON l.oid = a.attcollation \
        WHERE c.relnamespace = to_regnamespace('\(PostgresSchema.name)') AND c.relkind = 'r'
        """

    // MARK: - Keys and conditions: how many of each a table has

    private static var keys: [String] {
        DeclaredTable.all.flatMap { table -> [String] in
            let said = table.columns.map(\.rest) + table.constraints
            return [("c", "CHECK ("), ("p", "PRIMARY KEY"), ("u", "UNIQUE")].compactMap { kind, word in
                let count = said.filter { $0.contains(word) }.count
                return count == 0 ? nil : "constraints \(table.name) \(kind) \(count)"
            }
        } + ["constraints posting_token p 1"]
    }

    private static let keyQuery = """
        SELECT 'constraints ' || c.relname || ' ' || k.contype::text || ' ' || count(*)::text \
        FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.convalidated \
        AND k.contype IN ('c', 'p', 'u') \
        WHERE c.relnamespace = to_regnamespace('\(PostgresSchema.name)') GROUP BY c.relname, k.contype
        """

    // MARK: - Indexes and triggers

    private static var indexes: [String] { SQLiteSchema.indexes.map { "index \($0.name)" } }

    private static let indexQuery = """
        SELECT 'index ' || c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid \
        WHERE c.relnamespace = to_regnamespace('\(PostgresSchema.name)') \
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)
        """

    /// Switched on whatever the session says, on their table, with the function that refuses.
    private static var triggers: [String] {
        ["trigger batch_follows on batch 7 A next_batch"]
            + PostgresSchema.kept.map { "trigger \($0)_stays on \($0) 9 A \($1)" }
            + PostgresSchema.posted.flatMap { table in
                [
                    "trigger \(table)_no_change on \(table) 27 A append_only",
                    "trigger \(table)_no_truncate on \(table) 34 A append_only",
                ]
            }
    }

    private static let triggerQuery = """
        SELECT 'trigger ' || t.tgname || ' on ' || c.relname || ' ' || t.tgtype::text || ' ' \
        || t.tgenabled::text || ' ' || p.proname FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal \
        JOIN pg_proc p ON p.oid = t.tgfoid WHERE c.relnamespace = to_regnamespace('\(PostgresSchema.name)')
        """
}
