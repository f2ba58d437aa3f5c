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

/// One column of a table.
public struct TableColumn: Sendable, Hashable {
    /// The heading for people.
    public let title: String
    /// The name for programs: the header in CSV and TSV, stable across releases.
    public let key: String
    /// Which edge its cells sit at.
    public let alignment: TextAlignment
    /// Whether its cells may go on below themselves in a narrow terminal; never let a figure do so.
    public let shrinks: Bool
    /// Whether people only see it when something is in it.
    public let isRare: Bool
    /// Whether a terminal that is too narrow for all columns goes without it, the last such column first.
    public let isSecondary: Bool

    /// A column headed `title`, named `key` in machine formats.
    public init(
        _ title: String, key: String, alignment: TextAlignment = .leading, shrinks: Bool = false,
        isRare: Bool = false, isSecondary: Bool = false
    ) {
        self.title = title
        self.key = key
        self.alignment = alignment
        self.shrinks = shrinks
        self.isRare = isRare
        self.isSecondary = isSecondary
    }
}

/// One row of a table.
public struct TableRow: Sendable, Hashable {
    /// The cells, in the order of the columns.
    public let cells: [Cell]
    /// Whether the row is a total, to be set off from the others.
    public let emphasis: Bool
    /// Whether a line is drawn above it.
    public let ruleBefore: Bool

    /// A row of `cells`.
    public init(_ cells: [Cell], emphasis: Bool = false, ruleBefore: Bool = false) {
        self.cells = cells
        self.emphasis = emphasis
        self.ruleBefore = ruleBefore
    }
}

/// Which edge of its column a text sits at.
public enum TextAlignment: String, Sendable, Hashable, CaseIterable {
    /// At the start of the line: words.
    case leading
    /// At the end: figures, so that units are under units.
    case trailing
}
