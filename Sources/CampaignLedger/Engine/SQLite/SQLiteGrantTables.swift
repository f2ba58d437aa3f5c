/// The tables of grants as SQLite makes them.
enum SQLiteGrantTables {
    static let all = GrantTable.all.map(creation)

    /// What is derived from grants, and their words, which can be erased.
    static let derived = [
        """
        CREATE TABLE grant_delta(
          grant_award INTEGER NOT NULL, place INTEGER NOT NULL, day INTEGER NOT NULL, batch INTEGER NOT NULL,
          class INTEGER NOT NULL, raised INTEGER NOT NULL, commitments INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE grant_personal(
          object TEXT NOT NULL, id INTEGER NOT NULL, seq INTEGER NOT NULL, salt BLOB NOT NULL, words TEXT NOT NULL,
          PRIMARY KEY (object, id, seq)) STRICT, WITHOUT ROWID
        """,
    ]

    static let indexes: [(name: String, sql: String)] = [
        ("grant_delta_batch", "CREATE INDEX grant_delta_batch ON grant_delta(batch)"),
        ("grant_delta_grant", "CREATE INDEX grant_delta_grant ON grant_delta(grant_award)"),
        ("due_gate", "CREATE INDEX due_gate ON due(gates_entry) WHERE gates_entry IS NOT NULL"),
        ("due_grant", "CREATE INDEX due_grant ON due(grant_award)"),
        ("transfer_source_entry", "CREATE INDEX transfer_source_entry ON transfer_source(entry)"),
        ("spend_grant", "CREATE INDEX spend_grant ON spend(grant_award)"),
        ("claim_grant", "CREATE INDEX claim_grant ON claim(grant_award)"),
        ("unit_event_place", "CREATE INDEX unit_event_place ON unit_event(place)"),
        ("grant_promise_entry", "CREATE INDEX grant_promise_entry ON grant_promise(entry)"),
    ]

    private static func creation(_ table: GrantTable) -> String {
        let isNumbered = table.key == ["id"]
        let columns = table.columns.map { column in
            guard !(isNumbered && column.name == "id") else { return "id INTEGER PRIMARY KEY" }
            let type =
                switch column.kind {
                case .int: "INTEGER"
                case .text: "TEXT"
                case .bytes: "BLOB"
                }
            return "\(column.name) \(type)" + (column.isOptional ? "" : " NOT NULL")
                + (column.check.isEmpty ? "" : " CHECK (\(column.name) \(column.check))")
        }
        let key = isNumbered ? "" : ", PRIMARY KEY (\(table.key.joined(separator: ", ")))"
        return """
            CREATE TABLE \(table.name)(
              \(columns.joined(separator: ", "))\(key)) STRICT\(isNumbered ? "" : ", WITHOUT ROWID")
            """
    }
}
