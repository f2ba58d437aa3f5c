/// What the header of a file of gifts says.
public struct GiftHeader: Equatable, Sendable {
    /// The names as the file writes them, cleaned and trimmed, in file order.
    public let names: [String]
    /// The physical line of the header, from 1.
    public let line: Int
    /// The known columns that the file has, in the order of the documentation.
    public let columns: [CanonicalColumn]
    /// The columns that are not known and kept under their own names.
    public let extras: [HeaderExtra]

    private let fields: [Int]
    /// Fields that are never kept, and why.
    let dropped: [Int: DroppedColumns.Reason]

    init(
        names: [String], line: Int, indexes: [Int?], extras: [HeaderExtra],
        dropped: [Int: DroppedColumns.Reason] = [:]
    ) {
        self.dropped = dropped
        self.names = names
        self.line = line
        self.extras = extras
        fields = indexes.map { $0 ?? -1 }
        columns = zip(CanonicalColumn.allCases, fields).filter { $0.1 >= 0 }.map(\.0)
    }

    /// The name of a column as the file writes it; our own name where the file lacks it.
    public func name(of column: CanonicalColumn) -> String {
        let field = cell(column).field
        return field >= 0 ? names[field] : column.name
    }

    /// Names that stand for a column of our own under another name: `Zip` is `postal_code`.
    public var synonyms: [(name: String, column: CanonicalColumn)] {
        columns.compactMap { column in
            let written = name(of: column)
            return HeaderMatcher.normalize(written) == HeaderMatcher.normalize(column.name)
                ? nil : (written, column)
        }
    }

    /// Whether any column says who gave.
    public var namesDonors: Bool {
        let who: [CanonicalColumn] = [
            .donor, .donorID, .donorName, .firstName, .lastName, .organization, .email, .phone, .address1,
            .addressee,
            .householdID,
        ]
        return columns.contains(where: who.contains)
    }

    /// Where in a record the column is.
    func cell(_ column: CanonicalColumn) -> ColumnCell {
        let ordinal = CanonicalColumn.allCases.firstIndex(of: column) ?? 0
        return ColumnCell(column: column, field: fields[ordinal])
    }
}

/// A column and its field in every record: -1 where the file lacks it; without a column it is an extra one.
struct ColumnCell: Sendable {
    let column: CanonicalColumn?
    let field: Int
}
