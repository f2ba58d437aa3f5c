import Glibc

/// One conversation with a server: statements go out one at a time, and rows come back one at a time.
final class PostgresLink {
    private let library: PostgresLibrary
    private let handle: OpaquePointer
    private let place: PostgresPlace
    /// Whether rows of an answer are being handed over: nothing else may be sent meanwhile.
    private(set) var isReading = false
    /// How often each statement was sent, and its name on the server from the second time on.
    private var statements: [String: (uses: Int, name: String)] = [:]
    private var names = 0

    /// - Parameter settings: what the server sets for this conversation before its first statement.
    init(_ place: PostgresPlace, settings: [String: String]) throws(LedgerError) {
        library = try PostgresLibrary.loaded()
        self.place = place
        guard getenv("PGPASSWORD") == nil else {
            throw LedgerError(
                .io, "PGPASSWORD is set: every program that this user starts can read a password there",
                hint: "unset it, and keep the password in ~/.pgpass: host:port:database:user:password")
        }
        let home = getenv("HOME").map { String(cString: $0) } ?? ""
        let said = place.connection(home: home) { access($0, R_OK) == 0 }
        var parameters = [
            "client_encoding": "UTF8", "application_name": "campaign \(Self.account)",
            "fallback_application_name": "campaign",
            "keepalives_idle": "30", "keepalives_interval": "10", "tcp_user_timeout": "30000",
            "options": settings.sorted { $0.key < $1.key }.map { "-c \($0.key)=\($0.value)" }
                .joined(separator: " "),
        ]
        for (key, value) in said where key != "connect_timeout" { parameters[key] = value }
        let seconds = place.parameters["connect_timeout"].flatMap(Int32.init) ?? 10
        handle = try Self.connect(library, parameters, place, seconds: max(2, seconds))
        // Notices are for people at the server.
        library.setNoticeReceiver(handle, { _, _ in }, nil)
    }

    deinit { library.finish(handle) }

    /// Whose account on which computer runs this program: `ana@laptop-3`.
    private static var account: String {
        let name = getpwuid(geteuid())?.pointee.pw_name.map { String(cString: $0) } ?? "uid \(geteuid())"
        var host = [CChar](repeating: 0, count: 256)
        guard gethostname(&host, host.count - 1) == 0 else { return name }
        return name + "@"
            + String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    var serverVersion: Int { Int(library.serverVersion(handle)) }
    var isLost: Bool { library.status(handle) != 0 }
    /// The name that the server knows this person by.
    var login: String { parameter("session_authorization") }
    /// Whether a statement failed, so that the server takes nothing more but the end of the transaction.
    var hasFailed: Bool { library.transactionStatus(handle) == 3 }

    func parameter(_ name: String) -> String {
        library.parameterStatus(handle, name).map { String(cString: $0) } ?? ""
    }

    // MARK: - Statements

    /// Runs one statement and hands over its rows; returns how many rows it changed.
    ///
    /// What `body` throws is thrown when the answer has been taken in: the conversation goes on.
    @discardableResult
    func run(
        _ sql: String, _ arguments: [LedgerValue] = [], _ body: (PostgresRow) throws -> Void = { _ in }
    ) throws -> Int {
        guard !isReading else {
            throw LedgerError(
                .query, "a statement runs between the rows of another", hint: String(sql.prefix(300)))
        }
        try send(sql, PostgresArguments(arguments))
        _ = library.setSingleRowMode(handle)
        isReading = true
        defer { isReading = false }
        var failure: (any Error)?
        var changes = 0
        while let result = library.getResult(handle) {
            defer { library.clear(result) }
            switch PostgresStatus(rawValue: library.resultStatus(result)) {
            case .oneRow, .rows:
                guard failure == nil else { continue }
                do {
                    for row in 0..<library.rowCount(result) {
                        try body(PostgresRow(library: library, result: result, row: row))
                    }
                } catch { failure = error }
            case .done: changes = library.commandRows(result).flatMap { Int(String(cString: $0)) } ?? 0
            default: if failure == nil { failure = error(of: result) }
            }
        }
        if let failure { throw failure }
        return changes
    }

    /// Sends a statement that was used before by its name, so that the server plans it once.
    private func send(_ sql: String, _ arguments: PostgresArguments) throws(LedgerError) {
        let key = sql + arguments.signature
        let isPlanned = Self.isPlanned(sql)
        let known = isPlanned ? statements[key] ?? (0, "") : (uses: 0, name: "")
        var name = known.name
        if known.uses == 1 {
            names += 1
            name = "s\(names)"
            let isSent = arguments.types.withUnsafeBufferPointer {
                library.sendPrepare(handle, name, sql, CInt($0.count), $0.baseAddress)
            }
            guard isSent == 1 else { throw lost() }
            try finishAnswer()
        }
        if isPlanned { statements[key] = (known.uses + 1, name) }
        let isSent = arguments.withPointers { count, types, values, lengths, formats in
            name.isEmpty
                ? library.sendQueryParams(handle, sql, count, types, values, lengths, formats, 1)
                : library.sendQueryPrepared(handle, name, count, values, lengths, formats, 1)
        }
        guard isSent == 1 else { throw lost() }
    }

    /// Whether the server plans a statement, which is then worth keeping; what a FETCH gives depends
    /// on the cursor that has the name just now.
    private static func isPlanned(_ sql: String) -> Bool {
        ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(where: sql.hasPrefix)
    }

    /// Forgets the statements that name a table: its columns may be other ones from now on.
    func forget(_ table: String) {
        statements = statements.filter { !$0.key.contains(table) }
    }

    /// Takes in an answer without rows.
    private func finishAnswer() throws(LedgerError) {
        var failure: LedgerError?
        while let result = library.getResult(handle) {
            defer { library.clear(result) }
            let status = PostgresStatus(rawValue: library.resultStatus(result))
            if status != .done, status != .rows, failure == nil { failure = error(of: result) }
        }
        if let failure { throw failure }
    }

    // MARK: - Many rows

    /// Writes rows in the binary form of COPY, without its beginning and end.
    func copy(_ rows: [UInt8], into table: String, _ columns: [String]) throws(LedgerError) {
        try send(
            "COPY \(table)(\(columns.joined(separator: ", "))) FROM STDIN (FORMAT binary)",
            PostgresArguments([]))
        guard let ready = library.getResult(handle) else { throw lost() }
        defer { library.clear(ready) }
        guard PostgresStatus(rawValue: library.resultStatus(ready)) == .takesRows else {
            let failure = error(of: ready)
            try? finishAnswer()
            throw failure
        }
        for part in [PostgresBulkWriter.beginning, rows, PostgresBulkWriter.end] {
            try put(part)
        }
        guard library.putCopyEnd(handle, nil) == 1 else { throw lost() }
        try finishAnswer()
    }

    private func put(_ bytes: [UInt8]) throws(LedgerError) {
        var start = 0
        while start < bytes.count {
            let count = min(bytes.count - start, 1 << 20)
            let isTaken = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map {
                    library.putCopyData(
                        handle, $0.advanced(by: start).assumingMemoryBound(to: CChar.self), CInt(count))
                } ?? -1
            }
            guard isTaken == 1 else { throw lost() }
            start += count
        }
    }

    // MARK: - Failures

    private func error(of result: OpaquePointer) -> LedgerError {
        // C and M: the state's code and the message without its details, which may hold a row's values.
        let code = library.resultErrorField(result, 67).map { String(cString: $0) } ?? ""
        let message = library.resultErrorField(result, 77).map { String(cString: $0) } ?? ""
        if code.isEmpty { return lost() }
        return PostgresErrors.translate(state: code, message: message, place)
    }

    private func lost() -> LedgerError {
        isLost
            ? PostgresErrors.lost(place)
            : LedgerError(.query, "the ledger could not be asked: statements overlap")
    }

    /// Connects step by step, because only so does the library say in codes why it could not.
    private static func connect(
        _ library: PostgresLibrary, _ parameters: [String: String], _ place: PostgresPlace, seconds: Int32
    ) throws(LedgerError) -> OpaquePointer {
        let pairs = parameters.sorted { $0.key < $1.key }
        let handle = CStrings.with(pairs.map(\.key)) { keys in
            CStrings.with(pairs.map(\.value)) { library.connectStart(keys, $0, 0) }
        }
        guard let handle else { throw LedgerError(.io, "there is no memory to open the ledger") }
        _ = library.setErrorVerbosity(handle, PostgresStatus.codesOnly)
        var rounds = seconds * 10
        var step: CInt = library.status(handle) == 1 ? 0 : 2
        while step != 3, step != 0, rounds > 0 {
            var wait = pollfd(
                fd: library.socket(handle), events: Int16(step == 1 ? POLLIN : POLLOUT), revents: 0)
            if poll(&wait, 1, 100) == 0 {
                rounds -= 1
            } else {
                step = library.connectPoll(handle)
            }
        }
        guard step == 3 else {
            let message = library.errorMessage(handle).map { String(cString: $0) } ?? ""
            library.finish(handle)
            throw PostgresErrors.refused(message, place)
        }
        _ = library.setErrorVerbosity(handle, 1)
        return handle
    }
}

/// What kind of answer a result is, by the client library's numbers.
enum PostgresStatus: CInt {
    case done = 1
    case rows = 2
    case takesRows = 4
    case oneRow = 9

    /// Errors as their codes, whatever the server's language.
    static let codesOnly: CInt = 3
}

/// Texts as C wants them: an array that ends with NULL.
enum CStrings {
    static func with<R>(
        _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R?
    ) -> R? {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer($0) } + [nil]
        return pointers.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
    }
}
