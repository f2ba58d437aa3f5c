import CampaignExchange
import CampaignKit
import Terminal

/// Tables as CSV and TSV: figures bare, words guarded, the columns' keys as the header.
extension CSVWriter {
    /// A whole table.
    static func bytes(_ table: Table, _ options: CSVWriterOptions = CSVWriterOptions()) -> [UInt8] {
        var writer = CSVWriter(options: options)
        writer.write(header: table.columns.map(\.key))
        for row in table.rows { writer.write(row) }
        return writer.drain()
    }

    mutating func write(_ row: TableRow) { write(row.cells.map { CSVCell($0.value) }) }
}

extension CSVCell {
    init(_ value: CellValue) {
        self =
            switch value {
            case .text(let text): .text(text)
            case .number(let number): .number(number)
            case .none: .empty
            }
    }
}
