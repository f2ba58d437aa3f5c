/// Writes rows and takes each into a digest at the same time, so that nothing has to be read back to be
/// sealed.
///
/// The digest is that of `Chain` over the same rows in the same order.
final class SealingWriter: BulkWriter {
    private let writer: any BulkWriter
    private let hasher = CanonicalHasher(capacity: 1 << 16)

    /// A row that comes later, and how many of the bytes that wait are before it.
    private struct Gap {
        let row: Int64
        let position: Int
    }
    private var gaps: [Gap] = []

    init(_ writer: any BulkWriter) { self.writer = writer }

    func int(_ value: Int64) {
        hasher.int(value)
        writer.int(value)
    }

    func null() {
        hasher.null()
        writer.null()
    }

    func text(_ value: String) {
        hasher.text(value)
        writer.text(value)
    }

    func bytes(_ value: [UInt8]) {
        hasher.blob(value)
        writer.bytes(value)
    }

    func endRow() throws { try writer.endRow() }

    func finish() throws { try writer.finish() }

    /// Leaves room for a row that is written later: it is sealed in its place.
    func leaveRoom(for row: Int64) {
        if gaps.isEmpty { hasher.beginWaiting() }
        gaps.append(Gap(row: row, position: hasher.waiting))
    }

    /// The digest over all rows; to be asked for once.
    ///
    /// `sql` reads those in the gaps, in their order, their number first; a gap may stay empty.
    func digest(_ connection: any LedgerConnection, _ sql: String) throws -> [UInt8] {
        guard let reader = try hasher.endWaiting() else { return hasher.digest() }
        var next = gaps.startIndex
        try connection.rows(sql) { row in
            while next < gaps.endIndex, gaps[next].row < row.int(0) { next += 1 }
            guard next < gaps.endIndex, gaps[next].row == row.int(0) else {
                throw LedgerError(.query, "row \(row.int(0)) was not left room for")
            }
            try hasher.hash(reader, upTo: gaps[next].position)
            for index in 0..<row.count { hasher.column(row, index) }
        }
        try hasher.hash(reader, upTo: .max)
        return hasher.digest()
    }
}
