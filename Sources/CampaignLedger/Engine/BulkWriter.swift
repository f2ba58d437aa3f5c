/// Takes values one after the other: a row's columns, or what a digest is of.
protocol ValueWriter: AnyObject {
    func int(_ value: Int64)
    func null()
    func text(_ value: String)
    func bytes(_ value: [UInt8])
}

/// Writes rows of one table, column by column in the order it was opened with.
protocol BulkWriter: ValueWriter {
    /// Writes the row; throws when a column is missing or the engine refuses it.
    func endRow() throws
    /// Writes what still waits. Until then no statement may run, and no one may read the rows.
    ///
    /// More rows may follow, and are finished in turn.
    func finish() throws
}

extension ValueWriter {
    func int(_ value: Int) { int(Int64(value)) }

    func optional(_ value: Int64?) {
        if let value { int(value) } else { null() }
    }

    func optional(_ value: Int?) { optional(value.map(Int64.init)) }

    /// NULL for the empty text, which stands for "not said".
    func optional(_ value: String) {
        if value.isEmpty { null() } else { text(value) }
    }
}
