import CampaignKit

/// The columns that we do not know, kept under their own names.
struct ExtraCells {
    private let cells: [(cell: ColumnCell, name: String)]

    init(_ header: GiftHeader) {
        cells = header.extras.map {
            (ColumnCell(column: nil, field: $0.index), header.names[$0.index])
        }
    }

    func read(_ context: RowContext, into row: inout ImportedEntry) {
        for (cell, name) in cells where !context.record.isEmpty(cell.field) {
            let value = context.block(cell)
            if !value.isEmpty { row.extra.append(ImportedEntry.ExtraColumn(name: name, value: value)) }
        }
    }
}
