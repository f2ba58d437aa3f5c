import CampaignKit

/// The row that is being read and what has been found wrong with it.
///
/// Problems can only be reported here, so that no other place decides whether a value may be shown.
final class RowContext {
    let reader: any RecordReader
    let header: GiftHeader
    private(set) var record: CSVRecord
    private(set) var hasErrors = false
    private(set) var problems: [RowProblem] = []
    /// What was said of the line so far.
    private var told: [RowProblem] = []

    init(reader: any RecordReader, header: GiftHeader) {
        self.reader = reader
        self.header = header
        record = reader.record
    }

    /// Goes on to the record that the reader is on.
    func begin() {
        record = reader.record
        hasErrors = false
    }

    func takeProblems() -> [RowProblem] {
        guard !problems.isEmpty else { return [] }
        defer { problems = [] }
        return problems
    }

    // MARK: - Cells

    /// The content of a cell without the guard and blanks around it; empty where the file lacks the column.
    func bytes(_ cell: ColumnCell) -> Bytes {
        guard !record.isEmpty(cell.field) else { return Bytes(start: nil, count: 0) }
        return CellText.trimmed(FormulaGuard.undone(record.field(cell.field)))
    }

    /// A name or another text of one line, cleaned; empty when it is too long, which is reported.
    func text(_ cell: ColumnCell, limit: Int = CellText.lineLimit) -> String {
        guard !record.isEmpty(cell.field) else { return "" }
        let text = CellText.line(record.field(cell.field))
        if text.utf8.count > limit, text.unicodeScalars.count > limit {
            refuse(
                .tooLong, cell, "longer than \(limit) characters", hint: "shorten it, or use the column note")
            return ""
        }
        return text
    }

    /// A text that may have several lines, cleaned; empty when it is too long, which is reported.
    func block(_ cell: ColumnCell) -> String {
        guard !record.isEmpty(cell.field) else { return "" }
        let text = CellText.block(record.field(cell.field))
        if text.utf8.count > CellText.blockLimit {
            refuse(.tooLong, cell, "longer than \(CellText.blockLimit) bytes", hint: "shorten it")
            return ""
        }
        return text
    }

    /// An id: one line, without anything that cannot be seen.
    func identifier(_ cell: ColumnCell) -> String {
        guard !record.isEmpty(cell.field) else { return "" }
        let bytes = bytes(cell)
        if bytes.count > CellText.idLimit {
            refuse(.tooLong, cell, "an id longer than \(CellText.idLimit) bytes", hint: "shorten it")
            return ""
        }
        if CellText.hasControls(bytes) {
            refuse(
                .badID, cell, "an id with line breaks or invisible characters", hint: "write it on one line")
            return ""
        }
        if CellText.isRoundedNumber(bytes) { refuseRounded(cell) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Different ids become the same when they are rounded: gifts of two people would be one.
    private func refuseRounded(_ cell: ColumnCell) {
        refuse(
            .badID, cell, "an id that a spreadsheet has rounded",
            hint: "download the file again, and do not save it in a spreadsheet")
    }

    /// Ids with semicolons between them, each once.
    func identifiers(_ cell: ColumnCell) -> [String] {
        guard !record.isEmpty(cell.field) else { return [] }
        let bytes = bytes(cell)
        if CellText.hasControls(bytes) {
            refuse(
                .badID, cell, "an id with line breaks or invisible characters", hint: "write it on one line")
            return []
        }
        var ids: [String] = []
        for part in bytes.split(separator: UInt8(ascii: ";")) {
            let id = String(decoding: CellText.trimmed(UnsafeBufferPointer(rebasing: part)), as: UTF8.self)
            if id.utf8.count > CellText.idLimit {
                refuse(.tooLong, cell, "an id longer than \(CellText.idLimit) bytes", hint: "shorten it")
            }
            if CellText.isRoundedNumber(part) { refuseRounded(cell) }
            if !id.isEmpty, !ids.contains(id) { ids.append(id) }
        }
        return ids
    }

    // MARK: - Problems

    func refuse(_ code: RowProblemCode, _ cell: ColumnCell, _ message: String, hint: String? = nil) {
        report(code.rawValue, .error, cell, message, hint: hint)
    }

    func warn(_ code: RowProblemCode, _ cell: ColumnCell, _ message: String, hint: String? = nil) {
        report(code.rawValue, .warning, cell, message, hint: hint)
    }

    /// Reports with the cell's content as the value, unless it could be personal, or with `masked` instead.
    func report(
        _ code: String, _ severity: Finding.Severity, _ cell: ColumnCell, _ message: String,
        masked: String? = nil, hint: String?
    ) {
        var column = cell.column?.name ?? ""
        if cell.field >= 0 { column = header.names[cell.field] }
        let value = masked ?? (cell.column.map(\.isPersonal) ?? true ? nil : shown(cell))
        add(
            RowProblem(
                code: code, severity: severity, line: record.line, column: column, message: message,
                value: value, hint: hint))
    }

    /// The content for a message; a number that must not enter is masked, in ids too.
    private func shown(_ cell: ColumnCell) -> String? {
        let bytes = bytes(cell)
        return CardNumberScanner.findings(in: bytes).first?.masked ?? CellText.shown(bytes)
    }

    func add(_ problem: RowProblem) {
        if problem.severity == .error { hasErrors = true }
        if told.first?.line != problem.line { told = [] }
        // A cell that is read twice is wrong once, also where a platform's row becomes several.
        guard !told.contains(problem) else { return }
        told.append(problem)
        problems.append(problem)
    }

    /// Reports a fault in the form of the record under the record's first line.
    func report(_ fault: CSVFault) {
        let place = fault.line == record.line ? "" : "line \(fault.line), "
        add(
            RowProblem(
                code: fault.code.rawValue, line: record.line,
                message: "\(place)character \(fault.column): \(fault.message)",
                hint: fault.hint.isEmpty ? nil : fault.hint))
    }
}
