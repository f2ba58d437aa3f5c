/// Gathers rows in the binary form of COPY, and sends them when they are finished: any statement during a
/// COPY would undo the transaction, so rows of several tables wait side by side.
final class PostgresBulkWriter: BulkWriter {
    private unowned let connection: PostgresConnection
    let table: String
    private let columns: [String]
    private var rows: [UInt8] = []
    /// Bytes of the rows that are whole: a statement may be run while one is being written.
    private var whole = 0
    /// Rows since the server was last told how they are spread, and before that.
    private var (count, told) = (0, 0)
    private var place = 0
    /// Whether each row is to be there for the next statement.
    private let isSingle: Bool

    /// "PGCOPY", then no flags and nothing more.
    static let beginning: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    static let end: [UInt8] = [0xFF, 0xFF]
    /// As many bytes wait at most while nothing is read.
    private static let most = 4 << 20
    /// From so many rows on the server is told how they are spread, without which it plans for a few.
    private static let many = 2_000

    init(connection: PostgresConnection, table: String, columns: [String], isSingle: Bool) {
        self.connection = connection
        self.table = table
        self.columns = columns
        self.isSingle = isSingle
    }

    func int(_ value: Int64) {
        field(8)
        withUnsafeBytes(of: value.bigEndian) { rows.append(contentsOf: $0) }
    }

    func null() { field(-1) }

    func text(_ value: String) {
        field(Int32(value.utf8.count))
        rows.append(contentsOf: value.utf8)
    }

    func bytes(_ value: [UInt8]) {
        field(Int32(value.count))
        rows.append(contentsOf: value)
    }

    private func field(_ length: Int32) {
        if place == 0 {
            withUnsafeBytes(of: Int16(columns.count).bigEndian) { rows.append(contentsOf: $0) }
        }
        place += 1
        withUnsafeBytes(of: length.bigEndian) { rows.append(contentsOf: $0) }
    }

    func endRow() throws {
        defer { place = 0 }
        guard place == columns.count else {
            throw LedgerError(.query, "a row has \(place) of \(columns.count) columns")
        }
        count += 1
        whole = rows.count
        if isSingle { connection.wait(self) } else { connection.order?.wait(table) }
        if rows.count > Self.most, !connection.link.isReading { try send() }
    }

    func finish() throws {
        if !isSingle { try connection.order?.finish(table) }
        try send()
        guard count >= max(Self.many, told) else { return }
        (told, count) = (told + count, 0)
        try connection.spread(of: table)
    }

    /// Sends the rows that wait, and keeps the beginning of one that is being written.
    func send() throws {
        guard whole > 0 else { return }
        defer {
            rows.removeFirst(whole)
            whole = 0
        }
        if whole == rows.count {
            try connection.link.copy(rows, into: table, columns)
        } else {
            try connection.link.copy(Array(rows[..<whole]), into: table, columns)
        }
    }
}
