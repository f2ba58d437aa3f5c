/// The five roles of an office on a server: who may read, post, issue receipts, erase.
///
/// No one who works with the ledger owns it: the owner's role cannot log in, and those who may act for it set
/// up and move ledgers. Everyone else has the rights that are written here, and no more.
enum PostgresRoles {
    static let owner = "campaign_owner"

    /// Who does the work; each role has what the one before it has.
    private static let staff = ["campaign_officer", "campaign_bookkeeper", "campaign_admin"]
    /// Who sees figures and no names.
    private static let readers = ["campaign_board", "campaign_public"]

    /// Facts that only a bookkeeper adds.
    private static let booked = [
        "receipt", "receipt_line", "receipt_copy", "receipt_void", "receipt_void_words", "transfer",
        "transfer_source", "transfer_event",
    ]
    /// What is computed again or replaced when something is posted: a trigger looks at what goes.
    private static let replaced = PostgresSchema.kept.keys.sorted()
    /// What names people: readers see it through views that leave that out.
    static let personal: Set = [
        "donor_personal", "donor_past", "donor_said_words", "donor_key", "donor_link", "donor_link_change",
        "entry", "entry_alias", "entry_personal", "grant_personal", "receipt_copy", "receipt_void_words",
        // Names of promises and grants, numbers of other systems, and reasons that people wrote.
        "promise", "grant_award", "spend", "batch",
        // Digests and names of columns by which people could be guessed: a receipt's page is a form that
        // everyone knows, with a name and an address in it, and its digest has no salt.
        "donor_tombstone", "import_choice", "receipt",
    ]
    /// Words of those tables that figures are made of, and what shows when a batch was posted, by which
    /// login, and that it is whole.
    private static let shown: Set<String> = [
        "currency", "fx_rate", "fx_source", "category", "posted_at_utc", "zone", "actor", "command",
        "plan_digest", "prev", "hash",
    ]
    /// Whose work it is to write to some of the tables, in words that end "which … does not let you do".
    static let works: [(tables: Set<String>, words: String, role: String)] = [
        (["receipt_void", "receipt_void_words"], "this voids a receipt", "campaign_bookkeeper"),
        (
            ["receipt", "receipt_line", "receipt_copy"], "this issues or removes a receipt",
            "campaign_bookkeeper"
        ),
        (
            ["transfer", "transfer_source", "transfer_event"], "this passes money on to a grantee",
            "campaign_bookkeeper"
        ),
        (["moved_to"], "this closes the ledger", "campaign_admin"),
        // Officers add to these, so what they may not do is remove.
        (
            ["donor_past", "donor_said_words", "grant_personal", "entry_personal"],
            "this removes what is known of a person", "campaign_admin"
        ),
        (
            Set(PostgresSchema.kept.keys), "this removes what only a posting or an erasure replaces",
            "campaign_admin"
        ),
        (["writer"], "this posts to the ledger", "campaign_officer"),
    ]
    /// Only those who may move a ledger close it.
    private static let closing = "moved_to"
    /// The schema of the views.
    static let views = "campaign_board"

    private static var tables: [String] { DeclaredTable.all.map(\.name) }
    private static var open: [String] { tables.filter { !personal.contains($0) } }
    private static var posted: [String] { tables.filter { $0 != closing && !booked.contains($0) } }

    /// In the order in which they are run, each on lines of its own.
    static var statements: [String] {
        [made, database] + PostgresSchema.guards.map { $0 + ";" } + [owned] + grants + boardViews
    }

    private static var made: String {
        let roles = ([owner] + staff + readers).map { role in
            """
              IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '\(role)') THEN CREATE ROLE \(role) NOLOGIN; END IF;
            """
        }
        return block(roles)
    }

    private static var owned: String {
        let names = tables + ["writer", "posting_token"] + LedgerViews.names
        let lines = names.map { "  ALTER TABLE \(PostgresSchema.name).\($0) OWNER TO \(owner);" }
        let functions = PostgresSchema.functionNames.map {
            "  ALTER FUNCTION \(PostgresSchema.name).\($0) OWNER TO \(owner);"
        }
        return block(["  ALTER SCHEMA \(PostgresSchema.name) OWNER TO \(owner);"] + lines + functions)
    }

    /// The name of the database is the server's to say.
    private static var database: String {
        let all = (staff + readers).joined(separator: ", ")
        return block([
            "  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());",
            "  EXECUTE format('GRANT CREATE ON DATABASE %I TO \(owner)', current_database());",
            "  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO \(all)', current_database());",
        ])
    }

    private static var grants: [String] {
        let officer = staff[0]
        func list(_ tables: [String]) -> String {
            tables.map { PostgresSchema.name + "." + $0 }.joined(separator: ", ")
        }
        return [
            "GRANT \(staff[0]) TO \(staff[1]);", "GRANT \(staff[1]), \(owner) TO \(staff[2]);",
            "GRANT USAGE ON SCHEMA \(PostgresSchema.name) TO \(([officer] + readers).joined(separator: ", "));",
            "GRANT SELECT ON \(list(tables + ["posting_token"] + LedgerViews.names)) TO \(officer);",
            "GRANT INSERT ON \(list(posted + ["posting_token"])) TO \(officer);",
            "GRANT DELETE ON \(list(replaced)) TO \(officer);",
            // The lock that makes one writer needs a right to change the table, which has no column.
            "GRANT UPDATE ON \(list(["writer"])) TO \(officer);",
            "GRANT INSERT ON \(list(booked)) TO \(staff[1]);",
            // What an earlier version let them read and this one does not.
            "REVOKE ALL ON ALL TABLES IN SCHEMA \(PostgresSchema.name) FROM \(readers.joined(separator: ", "));",
            "GRANT SELECT ON \(list(open)) TO \(readers.joined(separator: ", "));",
        ]
    }

    /// Views with the names of the tables that name people, without what does.
    private static var boardViews: [String] {
        let all = readers.joined(separator: ", ")
        let views = DeclaredTable.all.filter { personal.contains($0.name) }.map { table in
            let columns = table.columns.map { blanked($0) + " AS " + $0.name }
            return """
                CREATE OR REPLACE VIEW \(Self.views).\(table.name) WITH (security_barrier) AS
                  SELECT \(columns.joined(separator: ", ")) FROM \(PostgresSchema.name).\(table.name);
                ALTER VIEW \(Self.views).\(table.name) OWNER TO \(owner);
                """
        }
        let made = """
            CREATE SCHEMA IF NOT EXISTS \(Self.views);
            ALTER SCHEMA \(Self.views) OWNER TO \(owner);
            """
        return [made] + views
            + [
                "GRANT USAGE ON SCHEMA \(Self.views) TO \(all);",
                "GRANT SELECT ON ALL TABLES IN SCHEMA \(Self.views) TO \(all);",
            ]
    }

    /// Words, and the digests by which they could be guessed, are left out; numbers stay.
    private static func blanked(_ column: DeclaredTable.Column) -> String {
        switch column.kind {
        case _ where shown.contains(column.name): column.name
        // Of another copy's batch that was taken over: its hash, without who posted it and why.
        case .text where column.name == "fork":
            "CASE WHEN substr(fork, 1, 8) = 'adopted ' THEN substr(fork, 1, 72) END"
        // Nothing where there may be nothing: an empty word would be shown as a fact.
        case .text where isOptional(column): "CAST(NULL AS text) COLLATE \"C\""
        case .text: "CAST('' AS text) COLLATE \"C\""
        case .bytes: "CAST('' AS bytea)"
        case .int where column.name.hasSuffix("64"): "CAST(NULL AS bigint)"
        case .int: column.name
        }
    }

    private static func isOptional(_ column: DeclaredTable.Column) -> Bool {
        !column.rest.contains("NOT NULL") && !column.rest.contains("PRIMARY KEY")
    }

    private static func block(_ lines: [String]) -> String {
        "DO $do$ BEGIN\n" + lines.joined(separator: "\n") + "\nEND $do$;"
    }

    // MARK: - What is missing

    /// Compares what the server says of everyone's rights with what is written here.
    static func missing(_ connection: any LedgerConnection) throws -> [String] {
        var known: Set<String> = []
        try connection.rows("SELECT rolname::text FROM pg_roles WHERE substr(rolname, 1, 9) = 'campaign_'") {
            known.insert($0.text(0))
        }
        let absent = ([owner] + staff + readers).filter { !known.contains($0) }
        guard absent.isEmpty else { return absent.map { "the role \($0) is missing" } }
        var lines: [String] = []
        if try connection.holds(
            "SELECT 1 WHERE has_database_privilege('public', current_database(), 'CONNECT')")
        {
            lines.append("everyone on the server may connect to the database")
        }
        let owners = "SELECT 1 FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner"
        if try !connection.holds(
            "\(owners) WHERE n.nspname = '\(PostgresSchema.name)' AND r.rolname = '\(owner)'")
        {
            lines.append("the ledger does not belong to \(owner)")
        }
        for role in [staff[0], staff[1]] + readers { lines += try missing(connection, of: role) }
        return lines
    }

    private static func missing(
        _ connection: any LedgerConnection, of role: String
    ) throws -> [String] {
        var found: Set<String> = []
        try connection.rows(
            """
            SELECT c.relname || ' ' || p.verb FROM pg_class c \
            CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p(verb) \
            WHERE c.relnamespace = to_regnamespace('\(PostgresSchema.name)') AND c.relkind = 'r' \
            AND has_table_privilege($1, c.oid, p.verb)
            """, [.text(role)]
        ) { found.insert($0.text(0)) }
        let wanted = rights(of: role)
        let less = wanted.subtracting(found).map { "\(role) may not \(words($0))" }
        let more = found.subtracting(wanted).map { "\(role) may \(words($0)), and must not" }
        return (less + more).sorted()
    }

    /// `entry INSERT` and the like.
    private static func rights(of role: String) -> Set<String> {
        func all(_ verb: String, _ tables: [String]) -> [String] { tables.map { "\($0) \(verb)" } }
        guard !readers.contains(role) else { return Set(all("SELECT", open)) }
        let isBookkeeper = role == staff[1]
        return Set(
            all("SELECT", tables + ["posting_token"]) + all("DELETE", replaced) + all("UPDATE", ["writer"])
                + all("INSERT", posted + ["posting_token"] + (isBookkeeper ? booked : [])))
    }

    private static func words(_ right: String) -> String {
        let parts = right.split(separator: " ")
        return "\(parts[1]) in \(parts[0])"
    }
}
