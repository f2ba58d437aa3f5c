import CampaignKit

/// The columns whose cells go into the row as they are: those that are declared as an id or a text.
struct PlainCells: Sendable {
    private enum Form {
        case identifier, line, block
    }

    private let cells: [(cell: ColumnCell, form: Form, set: CanonicalColumn.Reader.Setter)]

    /// The plain columns of some groups that the file has.
    init(_ header: GiftHeader, of groups: some Sequence<CanonicalColumn.Group>) {
        let groups = Set(groups)
        cells = header.columns.filter { groups.contains($0.group) }.compactMap { column in
            switch column.reader {
            case .identifier(let set): (header.cell(column), .identifier, set)
            case .line(let set): (header.cell(column), .line, set)
            case .block(let set): (header.cell(column), .block, set)
            case .judged, .donorText, .donorFlag: nil
            }
        }
    }

    /// Fills what is said; a row begins with empty texts.
    func read(_ context: RowContext, into row: inout ImportedEntry) {
        for (cell, form, set) in cells where !context.record.isEmpty(cell.field) {
            let text =
                switch form {
                case .identifier: context.identifier(cell)
                case .line: context.text(cell)
                case .block: context.block(cell)
                }
            set(&row, text)
        }
    }
}
