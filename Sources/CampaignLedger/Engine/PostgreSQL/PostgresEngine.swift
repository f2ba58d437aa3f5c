import Glibc
import Synchronization

/// A ledger in a PostgreSQL database: the only writer holds a lock until its transaction ends, and each
/// reader sees one state of the ledger.
final class PostgresEngine: LedgerEngine, @unchecked Sendable {
    private let place: PostgresPlace
    private let busySeconds: Int
    /// Guards the two below: one conversation at a time.
    private let turn = Mutex(())
    private var link: PostgresLink
    /// Whether the database holds a ledger; the first batch that is kept makes one.
    private var isMade: Bool
    let showsNames: Bool

    init(
        _ place: PostgresPlace, _ link: PostgresLink, isMade: Bool, showsNames: Bool, busySeconds: Int
    ) {
        self.showsNames = showsNames
        self.place = place
        self.link = link
        self.isMade = isMade
        self.busySeconds = busySeconds
    }

    func read<T>(_ body: (any LedgerConnection) throws -> T) throws -> T {
        // Before the first posting that is kept there are no tables: an empty ledger answers.
        guard try isThere() else { return try LedgerPlace.scratch().read(body) }
        return try alone { link in
            try link.run("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            defer { Self.undo(link) }
            let connection = PostgresConnection(link)
            let value = try body(connection)
            try connection.order?.end()
            return value
        }
    }

    /// Whether there is a ledger by now; another program may have made it.
    private func isThere() throws -> Bool {
        try alone { link in
            if !isMade { isMade = try PostgresOpening.isLedger(link, place) }
            return isMade
        }
    }

    func posting<T>(_ body: (any LedgerConnection) throws -> PostingEnd<T>) throws -> T {
        try alone { link in
            let token: [UInt8]
            let value: T
            do {
                try link.run("BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE")
                if !isMade { try PostgresOpening.make(link, place) }
                // Alone, before anything is looked at: the newest batch is read by the next statement.
                try link.run("LOCK TABLE writer IN EXCLUSIVE MODE")
                let connection = PostgresConnection(link)
                let end = try body(connection)
                try connection.order?.end()
                guard case .keep(let kept) = end else {
                    guard case .undo(let undone) = end else { throw PostgresErrors.lost(place, Self.unkept) }
                    Self.undo(link)
                    return undone
                }
                try connection.sendWaiting()
                token = try Self.token(link)
                value = kept
            } catch {
                Self.undo(link)
                throw explained(error, link)
            }
            try commit(link, token)
            isMade = true
            return value
        }
    }

    /// Ends what was begun; where the connection is lost, the server does it.
    private static func undo(_ link: PostgresLink) { _ = try? link.run("ROLLBACK") }

    /// Marks the transaction, so that it can be found when its end was not heard of.
    private static func token(_ link: PostgresLink) throws -> [UInt8] {
        var token: [UInt8] = []
        try link.run(
            """
            INSERT INTO posting_token(token, batch, login, address, program) \
            SELECT decode(md5(random()::text || clock_timestamp()::text), 'hex'), max(id), session_user::text, \
            host(inet_client_addr()), current_setting('application_name') FROM batch RETURNING token
            """
        ) { token = $0.bytes(0) }
        return token
    }

    // MARK: - The end of a posting

    private func commit(_ link: PostgresLink, _ token: [UInt8]) throws {
        do {
            try link.run("COMMIT")
        } catch {
            guard link.isLost || error as? LedgerError == PostgresErrors.lost(place) else {
                Self.undo(link)
                throw error
            }
            guard try wasKept(token) else { throw PostgresErrors.lost(place, Self.unkept) }
        }
    }

    /// Asks the server whether a posting was kept, when the connection went away at its end.
    ///
    /// Only after the writer's lock: the lost transaction holds that until the server has ended it.
    private func wasKept(_ token: [UInt8]) throws -> Bool {
        for _ in 0..<Self.patience {
            do {
                link = try PostgresOpening.connect(place, busySeconds: busySeconds)
                try link.run("BEGIN")
                defer { Self.undo(link) }
                try link.run("LOCK TABLE \(PostgresSchema.name).writer IN EXCLUSIVE MODE")
                var isThere = false
                try link.run("SELECT 1 FROM posting_token WHERE token = $1", [.bytes(token)]) { _ in
                    isThere = true
                }
                return isThere
            } catch let error as LedgerError where error.code == .query && !isMade {
                // The posting that was to make the ledger: without its tables it was not kept.
                return false
            } catch { usleep(1_000_000) }
        }
        throw LedgerError(
            .io, "the connection to \(place.name) was lost while the posting was being kept",
            hint: "when the server is back, campaign log shows whether it is there")
    }

    /// Seconds for which a server may be away.
    private static let patience = 60

    // MARK: - One at a time

    /// Runs `body` while no other thread uses the conversation, which is begun again where it was lost.
    private func alone<T>(_ body: (PostgresLink) throws -> T) throws -> T {
        var result: T?
        try turn.withLock { _ in
            if link.isLost {
                link = try PostgresOpening.connect(place, busySeconds: busySeconds)
                if !showsNames { try PostgresOpening.hideNames(link) }
            }
            result = try body(link)
        }
        guard let result else { throw LedgerError(.query, "the ledger gave no answer") }
        return result
    }

    /// What became of a posting whose connection was lost before its end.
    private static let unkept = "; nothing was written"

    /// A lost connection with what that means for the posting, a lock with the name of who holds it.
    private func explained(_ error: any Error, _ link: PostgresLink) -> any Error {
        if error as? LedgerError == PostgresErrors.lost(place) {
            return PostgresErrors.lost(place, Self.unkept)
        }
        guard let error = error as? LedgerError, error.code == .locked else { return error }
        var holder = ""
        _ = try? link.run(
            """
            SELECT a.usename::text || coalesce(' on ' || host(a.client_addr), '') \
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
            WHERE l.granted AND l.mode = 'ExclusiveLock' AND l.relation = to_regclass('\(PostgresSchema.name).writer') LIMIT 1
            """
        ) { holder = $0.text(0) }
        guard !holder.isEmpty else { return error }
        return LedgerError(.locked, "the ledger is being written by \(holder)", hint: error.hint)
    }

    // MARK: - Copies and checks

    func sweep() throws(LedgerError) {
        let tables = [
            "donor_personal", "donor_past", "donor_said_words", "donor_key", "entry_personal",
            "grant_personal", "receipt_copy", "receipt_void_words",
        ]
        do {
            try alone { link in
                for table in tables { try link.run("VACUUM FULL \(PostgresSchema.name).\(table)") }
            }
        } catch { throw Ledger.translate(error) }
    }

    func copy(to path: String) throws(LedgerError) {
        do {
            let target = try LedgerPlace.emptyLedger(at: path)
            try read { source in
                try target.posting { connection -> PostingEnd<Void> in
                    try target.dropIndexes(connection)
                    try LedgerTransfer(source: source, target: connection).run()
                    try target.rebuildIndexes(connection)
                    return .keep(())
                }
            }
        } catch { throw Ledger.translate(error) }
    }

    /// A server's indexes belong to its owner and serve its readers: they stay.
    func dropIndexes(_ connection: any LedgerConnection) throws {}

    func rebuildIndexes(_ connection: any LedgerConnection) throws {}

    func schemaDifferences(_ connection: any LedgerConnection) throws -> [String] {
        try PostgresCatalog.differences(connection)
    }

    func roles(_ connection: any LedgerConnection) throws -> LedgerRoles? {
        LedgerRoles(
            sql: PostgresRoles.statements.joined(separator: "\n") + "\n",
            missing: try PostgresRoles.missing(connection))
    }

    func damage(_ connection: any LedgerConnection) throws -> [String] {
        var lines: [String] = []
        try connection.rows(PostgresCatalog.brokenIndexes) {
            lines.append("index \($0.text(0)) is not whole")
        }
        return lines
    }
}
