/// How a ledger on a server is opened and made, and what is in the way.
enum PostgresOpening {
    /// The ledger at a place; nil where there is none and nothing is to be written.
    static func open(
        _ place: PostgresPlace, _ access: Ledger.Access, busySeconds: Int
    ) throws(LedgerError) -> PostgresEngine? {
        do {
            let link = try connect(place, busySeconds: busySeconds)
            let isMade = try isLedger(link, place)
            let showsNames = try !isMade || showsNames(link)
            if access == .read {
                guard isMade else { return nil }
                var isEmpty = true
                // Rows whose batches are gone are a damaged ledger, and no empty one.
                try link.run(
                    "SELECT 1 WHERE EXISTS (SELECT 1 FROM batch) OR EXISTS (SELECT 1 FROM entry)"
                ) { _ in isEmpty = false }
                guard !isEmpty else { return nil }
            }
            return PostgresEngine(
                place, link, isMade: isMade, showsNames: showsNames, busySeconds: busySeconds)
        } catch { throw Ledger.translate(error) }
    }

    /// A conversation with a server that can keep a ledger.
    static func connect(_ place: PostgresPlace, busySeconds: Int) throws(LedgerError) -> PostgresLink {
        let link = try PostgresLink(
            place,
            settings: [
                "search_path": PostgresSchema.name, "lock_timeout": "\(max(1, busySeconds))s",
                "statement_timeout": "0", "idle_in_transaction_session_timeout": "60s",
                "synchronous_commit": "on", "jit": "off", "cursor_tuple_fraction": "1.0",
            ])
        guard link.serverVersion >= 140_000 else {
            throw LedgerError(
                .notALedger, "the server of \(place.name) is too old to keep a ledger",
                hint: "it must be PostgreSQL 14 or later")
        }
        guard link.parameter("server_encoding") == "UTF8" else {
            throw LedgerError(
                .notALedger, "\(place.name) does not keep every letter (its encoding is not UTF8)",
                hint: "have one made that does: createdb --encoding UTF8 --template template0 NAME")
        }
        return link
    }

    /// Whether this login may see names; who may not is shown views without them, under the tables' names.
    private static func showsNames(_ link: PostgresLink) throws -> Bool {
        var maySee = true
        try link.run(
            "SELECT has_table_privilege(to_regclass('\(PostgresSchema.name).donor_personal'), 'SELECT')"
        ) { maySee = $0.int(0) == 1 }
        if !maySee { try hideNames(link) }
        return maySee
    }

    static func hideNames(_ link: PostgresLink) throws {
        try link.run("SET search_path = \(PostgresRoles.views), \(PostgresSchema.name)")
    }

    /// Whether the database holds a ledger of this program; false for an empty one, an error for any other.
    static func isLedger(_ link: PostgresLink, _ place: PostgresPlace) throws -> Bool {
        var (hasSchema, mark, others) = (false, "", Int64(0))
        try link.run(
            """
            SELECT to_regnamespace('\(PostgresSchema.name)') IS NOT NULL, \
            coalesce(obj_description(to_regnamespace('\(PostgresSchema.name)'), 'pg_namespace'), ''), \
            (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('information_schema', \
            '\(PostgresSchema.name)') AND substr(n.nspname, 1, 3) <> 'pg_')
            """
        ) { row in (hasSchema, mark, others) = (row.int(0) == 1, row.text(1), row.int(2)) }
        guard hasSchema || mark != "" else {
            guard others == 0 else {
                throw LedgerError(
                    .notALedger, "\(place.name) holds other tables, and no ledger",
                    hint: "give the ledger a database of its own: createdb NAME")
            }
            return false
        }
        guard mark.hasPrefix(PostgresSchema.mark) else {
            throw LedgerError(
                .notALedger, "\(place.name) is not a campaign ledger",
                hint: "give the ledger a database of its own: createdb NAME")
        }
        let version = mark.dropFirst(PostgresSchema.mark.count)
        guard version == "\(PostgresSchema.version)" else {
            throw LedgerError(
                .otherSchema,
                "\(place.name) has schema \(version), this program has schema \(PostgresSchema.version)",
                hint: "use the program of that version, or import your files into a new database")
        }
        return true
    }

    /// Throws where a lock that another connection holds is not seen: some servers of the same language
    /// answer "yes" to every lock, and two could then post at once.
    ///
    /// Called while the lock for making a ledger is held.
    static func requireExclusion(_ place: PostgresPlace) throws(LedgerError) {
        var isFree = true
        do {
            let second = try connect(place, busySeconds: 1)
            try second.run("SELECT pg_try_advisory_lock(\(SQLiteSchema.applicationID))") {
                isFree = $0.int(0) == 1
            }
        } catch { throw Ledger.translate(error) }
        guard isFree else { return }
        throw LedgerError(
            .notALedger, "the server of \(place.name) lets two write at the same time",
            hint: "use a PostgreSQL server, and its own port rather than a connection pooler's")
    }

    /// Makes the tables in the running transaction, unless another program has done so by now.
    static func make(_ link: PostgresLink, _ place: PostgresPlace) throws {
        // Two that both found nothing take turns; the number is this program's own: "CAMP".
        try link.run("SELECT pg_advisory_xact_lock(\(SQLiteSchema.applicationID))")
        var isThere = false
        try link.run("SELECT 1 FROM pg_namespace WHERE nspname = '\(PostgresSchema.name)'") { _ in
            isThere = true
        }
        guard !isThere else { return }
        try requireExclusion(place)
        do {
            for statement in PostgresSchema.creation { try link.run(statement) }
        } catch let error as LedgerError where error.code == .readOnly {
            throw LedgerError(
                .readOnly,
                "\(place.name) has no ledger yet, and does not let you make one; nothing was written",
                hint: "whoever owns the database posts the first batch: campaign help office")
        }
    }
}
