/// Copies every table of a ledger from one engine's transaction into another's, row by row as it is.
///
/// Where the source went is no part of it.
struct LedgerTransfer {
    let source: any LedgerConnection
    let target: any LedgerConnection

    func run() throws {
        for table in DeclaredTable.all where table.name != "moved_to" {
            let columns = table.names.joined(separator: ", ")
            let writer = try target.bulk(table.name, table.names)
            // A batch follows the one before it.
            let order = table.name == "batch" ? " ORDER BY id" : ""
            try source.rows("SELECT \(columns) FROM \(table.name)\(order)", []) { row in
                for index in table.columns.indices { Self.write(row, index, to: writer) }
                try writer.endRow()
            }
            try writer.finish()
        }
    }

    private static func write(_ row: any LedgerRow, _ index: Int, to writer: any BulkWriter) {
        switch row.kind(index) {
        case .null: writer.null()
        case .int: writer.int(row.int(index))
        case .text: writer.text(row.text(index))
        case .bytes: writer.bytes(row.bytes(index))
        }
    }
}
