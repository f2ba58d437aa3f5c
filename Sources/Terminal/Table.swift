/// A table before anyone decided how it looks.
public struct Table: Sendable, Hashable {
    /// What the table is about; HTML shows it as the caption.
    public let caption: String
    /// The columns.
    public let columns: [TableColumn]
    /// The rows, totals included.
    public private(set) var rows: [TableRow]

    /// A table; a row with too few cells is filled up with blanks, surplus cells are dropped.
    public init(caption: String = "", columns: [TableColumn], rows: [TableRow] = []) {
        self.caption = caption
        self.columns = columns
        self.rows = []
        for row in rows {
            append(row)
        }
    }

    /// The table without the rare columns in which nothing stands.
    public var forPeople: Table {
        let kept = columns.indices.filter { index in
            !columns[index].isRare || rows.contains { !$0.cells[index].text.isEmpty }
        }
        guard kept.count < columns.count else { return self }
        return Table(
            caption: caption, columns: kept.map { columns[$0] },
            rows: rows.map { row in
                TableRow(
                    kept.map { row.cells[$0] }, emphasis: row.emphasis, ruleBefore: row.ruleBefore)
            })
    }

    /// Adds a row at the end, made as long as there are columns so that no renderer meets a ragged one.
    public mutating func append(_ row: TableRow) {
        guard row.cells.count != columns.count else {
            rows.append(row)
            return
        }
        let missing = max(0, columns.count - row.cells.count)
        let cells = row.cells.prefix(columns.count) + Array(repeating: Cell.blank(), count: missing)
        rows.append(TableRow(Array(cells), emphasis: row.emphasis, ruleBefore: row.ruleBefore))
    }
}
