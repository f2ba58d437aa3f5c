/// The ledger's tables on a server, made from the same declarations as everywhere.
enum PostgresSchema {
    /// The schema that a ledger has for itself in its database.
    static let name = "campaign"
    /// What marks it as a ledger, before the version of its tables.
    static let mark = "campaign ledger, tables of version "
    static let version = Int(EntryColumns.schemaVersion)

    static let posted = SQLiteSchema.postedTables + SQLiteSchema.deltaTables

    static func type(_ kind: TemporaryColumn.Kind) -> String {
        switch kind {
        case .int: "bigint"
        case .text: "text COLLATE \"C\""
        case .bytes: "bytea"
        }
    }

    /// The statements that make an empty database a ledger, in order.
    static var creation: [String] {
        ["CREATE SCHEMA \(name)", "COMMENT ON SCHEMA \(name) IS '\(mark)\(version)'"]
            + DeclaredTable.all.map(table) + own + SQLiteSchema.indexes.map(\.sql) + functions + triggers
            + views.all
    }

    private static func table(_ table: DeclaredTable) -> String {
        let columns = table.columns.map { "\($0.name) \(type($0.kind)) \($0.rest)" }
        return "CREATE TABLE \(table.name)(\((columns + table.constraints).joined(separator: ", ")))"
    }

    /// What only a server needs: whose lock makes the one writer, and by what a posting finds out whether it
    /// was kept when the connection went away, with who posted it from where, by the server's own word.
    private static let own = [
        "CREATE TABLE writer()",
        """
        CREATE TABLE posting_token(token bytea PRIMARY KEY, batch bigint, login text COLLATE "C", \
        address text COLLATE "C", program text COLLATE "C")
        """,
    ]

    static let functionNames = ["append_only", "next_batch", "words_stay"]

    private static let functions = [
        """
        CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN \
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'CA001'; END $body$
        """,
        // A chain has one successor, whoever writes and however. Only those who may act for the owner bring
        // in what others posted, as a move does.
        """
        CREATE FUNCTION next_batch() RETURNS trigger LANGUAGE plpgsql SET search_path = \(name) AS $body$ \
        DECLARE newest record; BEGIN \
        SELECT id, hash INTO newest FROM batch ORDER BY id DESC LIMIT 1; \
        IF NEW.id <> coalesce(newest.id, 0) + 1 \
        OR NEW.prev <> coalesce(newest.hash, decode(repeat('00', 32), 'hex')) THEN \
        RAISE EXCEPTION 'batch does not follow the newest one' USING ERRCODE = 'CA002'; END IF; \
        IF pg_has_role(session_user, (SELECT nspowner FROM pg_namespace WHERE nspname = '\(name)'), 'MEMBER') THEN \
        RETURN NEW; END IF; \
        IF NEW.actor COLLATE "C" <> session_user::text THEN \
        RAISE EXCEPTION 'a batch is posted under one''s own name' USING ERRCODE = 'CA003'; END IF; \
        IF abs(extract(epoch FROM NEW.posted_at_utc::timestamptz - clock_timestamp())) > 300 THEN \
        RAISE EXCEPTION 'clocks differ' USING ERRCODE = 'CA004'; END IF; \
        RETURN NEW; END $body$
        """,
        // Whoever posts replaces what is known of a donor, and drops words that were written for nothing.
        // Words go for good only when someone who may act for the owner erases a person.
        """
        CREATE FUNCTION words_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = \(name) AS $body$ BEGIN \
        IF pg_has_role(session_user, (SELECT nspowner FROM pg_namespace WHERE nspname = '\(name)'), 'MEMBER') THEN \
        RETURN NULL; END IF; \
        IF TG_TABLE_NAME = 'donor_personal' THEN \
        IF EXISTS (SELECT 1 FROM donor_personal WHERE donor = OLD.donor) \
        OR EXISTS (SELECT 1 FROM donor_past WHERE donor = OLD.donor AND batch = OLD.batch) \
        OR EXISTS (SELECT 1 FROM batch WHERE id = OLD.batch AND xmin = pg_current_xact_id()::xid) THEN \
        RETURN NULL; END IF; \
        ELSIF NOT EXISTS (SELECT 1 FROM entry WHERE id = OLD.entry AND xmin <> pg_current_xact_id()::xid) THEN \
        RETURN NULL; END IF; \
        RAISE EXCEPTION 'words of people go only by an erasure' USING ERRCODE = 'CA005'; END $body$
        """,
    ]

    /// Tables whose rows are replaced by those who post, and must not vanish.
    static let kept = ["donor_personal", "entry_personal"]

    /// Those that must hold also where ordinary triggers are switched off.
    private static var triggers: [String] {
        let followed = trigger("batch_follows", on: "batch", "BEFORE INSERT", "ROW", "next_batch")
        let stays = kept.flatMap { table in
            [
                """
                CREATE CONSTRAINT TRIGGER \(table)_stays AFTER DELETE ON \(table) DEFERRABLE INITIALLY DEFERRED \
                FOR EACH ROW EXECUTE FUNCTION words_stay()
                """, "ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(table)_stays",
            ]
        }
        return followed + stays
            + posted.flatMap { table in
                trigger("\(table)_no_change", on: table, "BEFORE UPDATE OR DELETE", "ROW", "append_only")
                    + trigger(
                        "\(table)_no_truncate", on: table, "BEFORE TRUNCATE", "STATEMENT", "append_only")
            }
    }

    private static func trigger(
        _ name: String, on table: String, _ event: String, _ each: String, _ function: String
    ) -> [String] {
        [
            "CREATE TRIGGER \(name) \(event) ON \(table) FOR EACH \(each) EXECUTE FUNCTION \(function)()",
            "ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(name)",
        ]
    }

    private static var views: LedgerViews {
        LedgerViews(
            decimal: { column in
                """
                (SELECT round(\(column)::numeric / power(10::numeric, b.exponent), b.exponent::integer)::text \
                FROM (SELECT exponent FROM base_currency ORDER BY batch DESC LIMIT 1) b)
                """
            },
            date: { "to_char(DATE '1970-01-01' + \($0)::integer, 'YYYY-MM-DD')" })
    }
}
