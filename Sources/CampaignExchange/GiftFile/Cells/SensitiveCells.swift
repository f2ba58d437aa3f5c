import CampaignKit

/// Looks for card and social security numbers in every cell but the ids (`rules.md §5`).
struct SensitiveCells {
    private let cells: [ColumnCell]
    /// Columns whose header announces such a number.
    private let announced: [(cell: ColumnCell, kind: SensitiveFinding.Kind)]

    init(_ header: GiftHeader) {
        var columns = [CanonicalColumn?](repeating: nil, count: header.names.count)
        for column in header.columns { columns[header.cell(column).field] = column }
        cells = columns.enumerated().map { ColumnCell(column: $0.element, field: $0.offset) }
            .filter { !($0.column?.isExemptFromCardScan ?? false) }
        announced = header.dropped.compactMap { field, reason in
            guard case .forbidden(let kind) = reason else { return nil }
            return (ColumnCell(column: nil, field: field), kind)
        }
    }

    /// Whether the row holds any; each is reported, masked.
    func found(_ context: RowContext) -> Bool {
        let record = context.record
        var isFound = false
        for cell in cells {
            let bytes = record.field(cell.field)
            // No such number is shorter.
            guard bytes.count >= 9 else { continue }
            for finding in CardNumberScanner.findings(in: bytes) {
                isFound = true
                context.report(
                    Self.code(finding.kind).rawValue, .error, cell,
                    "the cell contains a \(finding.kind.rawValue)", masked: finding.masked,
                    hint: "such numbers must never be stored: remove it from the file")
            }
        }
        for (cell, kind) in announced where !isFound && DroppedColumns.isFilled(context.bytes(cell), kind) {
            isFound = true
            context.report(
                Self.code(kind).rawValue, .error, cell, "the column contains a \(kind.rawValue)",
                hint: "such numbers must never be stored: delete the column from the file")
        }
        return isFound
    }

    static func code(_ kind: SensitiveFinding.Kind) -> RowProblemCode {
        kind == .socialSecurityNumber ? .socialSecurityNumber : .cardNumber
    }
}
