import CXlsxWriter
public import CampaignKit
import Glibc

/// Writes rows as an Excel workbook of one sheet: a bold header that stays in view, filters, fitting columns.
///
/// Rows go to an unnamed temporary file as they come, so a long list does not fill the memory, and the
/// workbook itself is made in memory: names never be in a file that others could read. The same rows
/// give the same bytes.
public final class WorkbookWriter {
    private let descriptor: Int32
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let dates: UnsafeMutablePointer<lxw_format>?
    private var numbers: [UnsafeMutablePointer<lxw_format>?] = []
    private var widths: [Int]
    private var rows: lxw_row_t = 1
    private var isOpen = true

    private static let mostRows: lxw_row_t = 1_048_576
    /// Columns are at least so wide that a filter's arrow leaves room, and never wider than a screen's half.
    private static let columnWidths = 8...60

    /// A workbook whose only sheet has these columns.
    public init(sheet name: String, columns: [String]) throws(WorkbookError) {
        let descriptor = campaign_memory_file()
        guard descriptor >= 0 else { throw Self.failure }
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt("/proc/self/fd/\(descriptor)", &options),
            let sheet = workbook_add_worksheet(workbook, Self.sheetName(name))
        else {
            close(descriptor)
            throw Self.failure
        }
        self.descriptor = descriptor
        self.workbook = workbook
        self.sheet = sheet
        widths = columns.map(WorkbookText.width)
        dates = Self.format(workbook, "yyyy-mm-dd")
        numbers = ["0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000"].map { Self.format(workbook, $0) }
        // Not the moment of writing: the same list is the same file.
        var properties = lxw_doc_properties()
        properties.created = 315_532_800
        workbook_set_properties(workbook, &properties)
        writeHeader(columns)
    }

    deinit {
        if isOpen { lxw_workbook_free(workbook) }
        close(descriptor)
    }

    private static let failure = WorkbookError(
        message: "a workbook cannot be written here", hint: "write .csv instead; Excel opens it too")

    private static func format(
        _ workbook: UnsafeMutablePointer<lxw_workbook>, _ pattern: String
    ) -> UnsafeMutablePointer<lxw_format>? {
        let format = workbook_add_format(workbook)
        format_set_num_format(format, pattern)
        return format
    }

    /// A name that Excel accepts: at most 31 characters, none of `[]:*?/\`.
    private static func sheetName(_ name: String) -> String {
        let clean = String(name.map { "[]:*?/\\'".contains($0) || !$0.isASCII ? "-" : $0 }.prefix(31))
        return clean.isEmpty ? "List" : clean
    }

    private func writeHeader(_ columns: [String]) {
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        for (index, title) in columns.enumerated() {
            worksheet_write_string(sheet, 0, lxw_col_t(index), WorkbookText.clean(title), bold)
        }
        worksheet_freeze_panes(sheet, 1, 0)
    }

    /// Adds a row.
    public func append(_ cells: [WorkbookCell]) throws(WorkbookError) {
        guard rows < Self.mostRows else {
            throw WorkbookError(
                message: "a workbook has at most 1,048,576 rows", hint: "write .csv, or choose fewer rows")
        }
        for (index, cell) in cells.enumerated() where index < widths.count {
            try write(cell, at: lxw_col_t(index))
        }
        rows += 1
    }

    private func write(_ cell: WorkbookCell, at column: lxw_col_t) throws(WorkbookError) {
        var status = LXW_NO_ERROR
        switch cell {
        case .blank: return
        case .text(let text): status = write(text, at: column)
        case .number(let number):
            guard WorkbookText.isExact(number) else {
                status = write(number.text, at: column)
                break
            }
            let format = numbers[min(number.decimals, numbers.count - 1)]
            status = worksheet_write_number(sheet, rows, column, strtod(number.text, nil), format)
            widen(column, to: number.text.utf8.count * 5 / 4)
        case .date(let day):
            let (year, month, date) = day.parts
            var value = lxw_datetime()
            value.year = Int32(year)
            value.month = Int32(month)
            value.day = Int32(date)
            status = worksheet_write_datetime(sheet, rows, column, &value, dates)
            widen(column, to: 10)
        }
        guard status == LXW_NO_ERROR else { throw Self.failure }
    }

    private func write(_ text: String, at column: lxw_col_t) -> lxw_error {
        guard !text.isEmpty else { return LXW_NO_ERROR }
        let clean = WorkbookText.clean(text)
        widen(column, to: WorkbookText.width(clean))
        return worksheet_write_string(sheet, rows, column, clean, nil)
    }

    private func widen(_ column: lxw_col_t, to width: Int) {
        widths[Int(column)] = max(widths[Int(column)], width)
    }

    /// The finished workbook's bytes; nothing can be added after.
    public func finish() throws(WorkbookError) -> [UInt8] {
        for (index, width) in widths.enumerated() {
            let fitted = min(max(width + 2, Self.columnWidths.lowerBound), Self.columnWidths.upperBound)
            let column = lxw_col_t(index)
            worksheet_set_column(sheet, column, column, .init(fitted), nil)
        }
        if !widths.isEmpty { worksheet_autofilter(sheet, 0, 0, rows - 1, lxw_col_t(widths.count - 1)) }
        isOpen = false
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw Self.failure }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.failure }
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw Self.failure }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}

/// One cell of a workbook.
public enum WorkbookCell: Sendable, Equatable {
    /// Always text: ZIP codes keep their zeros, and nothing is ever a formula.
    case text(String)
    /// A decimal; its decimals choose the format.
    case number(PlainNumber)
    case date(CalendarDate)
    case blank
}

/// Why a workbook could not be made.
public struct WorkbookError: Error, Equatable, Sendable {
    public let message: String
    public let hint: String
}
