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

    /// Of the triggers, and what they ask.
    static let functionNames = [
        "append_only()", "next_batch()", "words_stay()", "only_posted()", "is_posting(xid)",
    ]

    /// Whoever may act for the owner: they set up, move, and erase.
    private static let actsForOwner =
        "pg_has_role(session_user, (SELECT nspowner FROM pg_namespace WHERE nspname = '\(name)'), 'MEMBER')"

    /// What a trigger looks at: first the ledger's own tables, whatever else someone gave their names to.
    static let path = "SET search_path = \(name), pg_temp"

    private static let functions = [
        """
        CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql \(path) AS $body$ BEGIN \
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'CA001'; END $body$
        """,
        // A chain has one successor, whoever writes and however. Only those who may act for the owner bring
        // in what others posted, as a move does.
        """
        CREATE OR REPLACE FUNCTION next_batch() RETURNS trigger LANGUAGE plpgsql \(path) AS $body$ \
        DECLARE newest record; BEGIN \
        SELECT id, hash INTO newest FROM batch ORDER BY id DESC LIMIT 1; \
        IF NEW.id <> coalesce(newest.id, 0) + 1 \
        OR NEW.prev <> coalesce(newest.hash, decode(repeat('00', 32), 'hex')) THEN \
        RAISE EXCEPTION 'batch does not follow the newest one' USING ERRCODE = 'CA002'; END IF; \
        IF \(actsForOwner) THEN RETURN NEW; END IF; \
        IF NEW.actor COLLATE "C" <> session_user::text THEN \
        RAISE EXCEPTION 'a batch is posted under one''s own name' USING ERRCODE = 'CA003'; END IF; \
        IF abs(extract(epoch FROM NEW.posted_at_utc::timestamptz - clock_timestamp())) > 300 THEN \
        RAISE EXCEPTION 'clocks differ' USING ERRCODE = 'CA004'; END IF; \
        RETURN NEW; END $body$
        """,
        // Whether a row that can be seen was written by the transaction that asks, also behind a savepoint,
        // which has a number of its own. Nothing that is seen and not at its end is another's.
        """
        CREATE OR REPLACE FUNCTION is_posting(row_xmin xid) RETURNS boolean LANGUAGE sql STABLE AS $body$ \
        SELECT age(row_xmin) <= 0 AND pg_xact_status( \
        (pg_current_xact_id()::text::numeric - age(row_xmin))::text::xid8) = 'in progress' $body$
        """,
        // Whoever posts replaces what is known of a donor, and drops words that were written for nothing.
        // Words go for good only when someone who may act for the owner erases a person.
        """
        CREATE OR REPLACE FUNCTION words_stay() RETURNS trigger LANGUAGE plpgsql \(path) AS $body$ BEGIN \
        IF \(actsForOwner) THEN RETURN NULL; END IF; \
        IF TG_TABLE_NAME = 'donor_personal' THEN \
        IF EXISTS (SELECT 1 FROM donor_personal WHERE donor = OLD.donor) \
        OR EXISTS (SELECT 1 FROM donor_past WHERE donor = OLD.donor AND batch = OLD.batch) \
        OR EXISTS (SELECT 1 FROM batch WHERE id = OLD.batch AND is_posting(xmin)) THEN \
        RETURN NULL; END IF; \
        ELSIF NOT EXISTS (SELECT 1 FROM entry WHERE id = OLD.entry AND NOT is_posting(xmin)) THEN \
        RETURN NULL; END IF; \
        RAISE EXCEPTION 'words of people go only by an erasure' USING ERRCODE = 'CA005'; END $body$
        """,
        // What is computed, and who is found by what, changes only with a batch, which names who posted it.
        // An id leaves a donor only where the same posting says so, and keys only where the words are
        // replaced that they are made of.
        """
        CREATE OR REPLACE FUNCTION only_posted() RETURNS trigger LANGUAGE plpgsql \(path) AS $body$ \
        DECLARE isLost boolean; BEGIN \
        IF \(actsForOwner) THEN RETURN NULL; END IF; \
        isLost := NOT EXISTS (SELECT 1 FROM batch WHERE id = (SELECT max(id) FROM batch) AND is_posting(xmin)); \
        IF TG_TABLE_NAME = 'donor_link' AND NOT isLost THEN \
        isLost := coalesce((SELECT c.donor FROM donor_link_change c WHERE c.source = OLD.source \
        AND c.external_id = OLD.external_id ORDER BY c.batch DESC LIMIT 1), 0) <> coalesce((SELECT l.donor \
        FROM donor_link l WHERE l.source = OLD.source AND l.external_id = OLD.external_id), 0); \
        ELSIF TG_TABLE_NAME = 'donor_key' AND NOT isLost THEN \
        isLost := EXISTS (SELECT 1 FROM donor_personal WHERE donor = OLD.donor AND NOT is_posting(xmin)); \
        END IF; \
        IF isLost THEN RAISE EXCEPTION '% changes only with a batch', TG_TABLE_NAME USING ERRCODE = 'CA006'; END IF; \
        RETURN NULL; END $body$
        """,
    ]

    /// Tables whose rows are replaced by those who post, and what asks at the end whether they may have gone.
    static let kept = [
        "donor_personal": "words_stay", "entry_personal": "words_stay", "donor_link": "only_posted",
        "donor_key": "only_posted", "node_delta": "only_posted", "node_now": "only_posted",
        "node_state": "only_posted",
    ]

    /// Those that must hold also where ordinary triggers are switched off.
    private static var triggers: [String] {
        let followed = trigger("batch_follows", on: "batch", "BEFORE INSERT", "ROW", "next_batch")
        return followed + stays
            + posted.flatMap { table in
                trigger("\(table)_no_change", on: table, "BEFORE UPDATE OR DELETE", "ROW", "append_only")
                    + trigger(
                        "\(table)_no_truncate", on: table, "BEFORE TRUNCATE", "STATEMENT", "append_only")
            }
    }

    private static var stays: [String] {
        kept.sorted { $0.key < $1.key }.flatMap { table, function in
            [
                """
                CREATE CONSTRAINT TRIGGER \(table)_stays AFTER DELETE ON \(table) DEFERRABLE INITIALLY DEFERRED \
                FOR EACH ROW EXECUTE FUNCTION \(function)()
                """, "ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(table)_stays",
            ]
        }
    }

    /// What brings a ledger that an earlier program made up to what its triggers ask now; again, it changes
    /// nothing.
    static var guards: [String] {
        let old = kept.keys.sorted().map { "DROP TRIGGER IF EXISTS \($0)_stays ON \($0)" }
        return ["SET client_min_messages = warning", "SET search_path = \(name)"] + functions + old + stays
            + ["RESET search_path"]
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
