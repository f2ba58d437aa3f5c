/// A table as CSV by RFC 4180, safe to open in a spreadsheet.
public struct CSVTableRenderer: Sendable, Hashable {
    /// Whether a byte order mark is written, without which Excel does not read UTF-8.
    public let excel: Bool
    /// Whether words go out as they are, for programs that are not a spreadsheet.
    public let raw: Bool

    /// A renderer; by default without a byte order mark and with the formula guard.
    public init(excel: Bool = false, raw: Bool = false) {
        self.excel = excel
        self.raw = raw
    }

    /// The header of column keys and every row, each ended by CR LF.
    public func render(_ table: Table) -> String {
        var result = excel ? "\u{FEFF}" : ""
        result += record(table.columns.map { raw ? $0.key : SpreadsheetGuard.text($0.key) })
        for row in table.rows {
            result += record(row.cells.map { SpreadsheetGuard.content(of: $0.value, raw: raw) })
        }
        return result
    }

    private func record(_ fields: [String]) -> String {
        // One empty field alone would read as an empty line, which many programs skip.
        if fields == [""] { return "\"\"\r\n" }
        return fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// Quoted when needed; blanks at an end count, since some readers trim bare fields.
    private func quoted(_ field: String) -> String {
        let bytes = field.utf8
        let isSpecial = bytes.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
        guard isSpecial || bytes.first == 0x20 || bytes.last == 0x20 else { return field }
        var result = "\""
        // By scalars: in "\"\u{301}" the quote would hide inside a larger character.
        for scalar in field.unicodeScalars {
            if scalar == "\"" { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
