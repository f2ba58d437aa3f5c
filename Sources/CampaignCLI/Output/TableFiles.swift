import CampaignExchange
import CampaignKit
import Terminal

/// A table's rows as an Excel workbook: figures are numbers, days are dates, everything else is text.
struct TableWorkbook {
    private let writer: WorkbookWriter

    init(title: String, columns: [TableColumn]) throws {
        writer = try WorkbookWriter(sheet: title, columns: columns.map(\.key))
    }

    mutating func append(_ row: TableRow) throws {
        try writer.append(row.cells.map(Self.cell))
    }

    func finish() throws -> [UInt8] { try writer.finish() }

    private static func cell(_ cell: Cell) -> WorkbookCell {
        switch cell.value {
        case .none: .blank
        case .number(let number): .number(number)
        // Whatever column it is in, a text of this very form is a day; Excel knows none before 1900.
        case .text(let text): CalendarDate(text).flatMap { $0.year > 1900 ? .date($0) : nil } ?? .text(text)
        }
    }
}

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
