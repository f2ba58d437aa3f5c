/// A table as tab-separated lines, for `cut`, `awk` and pasting into a sheet.
public struct TSVTableRenderer: Sendable, Hashable {
    /// Whether words go out without the formula guard (tabs and line ends are blanks all the same).
    public let raw: Bool

    /// A renderer; by default with the formula guard.
    public init(raw: Bool = false) {
        self.raw = raw
    }

    /// The header of column keys and every row, each ended by a line feed.
    public func render(_ table: Table) -> String {
        var result = record(table.columns.map { raw ? $0.key : SpreadsheetGuard.text($0.key) })
        for row in table.rows {
            result += record(row.cells.map { SpreadsheetGuard.content(of: $0.value, raw: raw) })
        }
        return result
    }

    private func record(_ fields: [String]) -> String {
        fields.map(flat).joined(separator: "\t") + "\n"
    }

    /// The format has no quoting, so what separates cannot be kept; CR LF is one blank.
    private func flat(_ field: String) -> String {
        var result = String.UnicodeScalarView()
        var previousWasReturn = false
        for scalar in field.unicodeScalars {
            if scalar == "\t" || scalar == "\r" || (scalar == "\n" && !previousWasReturn) {
                result.append(" ")
            } else if scalar != "\n" {
                result.append(scalar)
            }
            previousWasReturn = scalar == "\r"
        }
        return String(result)
    }
}
