/// A table as aligned text: two blanks between columns, no box.
///
/// Cells are made safe for a terminal here, so no caller can forget to. Nothing is ever cut unless a width
/// is given, and a width is given only for a terminal: what goes into a pipe or a file is whole.
public struct TextTableRenderer: Sendable, Hashable {
    private static let gutter = 2

    /// The columns of the terminal, or nil when the output is not one.
    public let width: Int?
    /// Whether marks and rules keep to ASCII (the cells are the caller's).
    public let ascii: Bool
    /// Whether headings are put in capitals.
    public let capitalizesHeader: Bool
    /// Colours, or none.
    public let style: Style

    /// A renderer; without a width nothing is cut.
    public init(
        width: Int? = nil, ascii: Bool = false, capitalizesHeader: Bool = true, style: Style = .none
    ) {
        self.width = width
        self.ascii = ascii
        self.capitalizesHeader = capitalizesHeader
        self.style = style
    }

    /// Lays the table out; a table without columns has no lines.
    public func render(_ table: Table) -> RenderedTable {
        guard !table.columns.isEmpty else {
            return RenderedTable(lines: [], isCut: false, overflows: false)
        }
        let header = table.columns.map { column in
            let title = TerminalText.safe(column.title)
            return Piece(text: capitalizesHeader ? title.uppercased() : title, tone: .strong)
        }
        let body = table.rows.map { row in row.cells.map { piece(for: $0, in: row) } }
        let natural = naturalWidths(header, body)
        let gutters = Self.gutter * (natural.count - 1)
        var widths = natural
        if let width {
            widths = ColumnFitting.fit(
                natural: natural, shrinks: table.columns.map(\.shrinks), available: width - gutters)
        }
        let total = widths.reduce(gutters, +)
        let alignments = table.columns.map(\.alignment)
        var lines = [line(header, widths, alignments)]
        for (row, pieces) in zip(table.rows, body) {
            if row.ruleBefore {
                lines.append(style.dim(String(repeating: ascii ? "-" : "─", count: total)))
            }
            lines.append(line(pieces, widths, alignments))
        }
        return RenderedTable(
            lines: lines, isCut: widths != natural, overflows: width.map { total > $0 } ?? false)
    }

    private struct Piece {
        let text: String
        let tone: Tone
    }

    private func piece(for cell: Cell, in row: TableRow) -> Piece {
        let tone = row.emphasis && cell.tone == .plain ? .strong : cell.tone
        return Piece(text: TerminalText.safe(cell.text), tone: tone)
    }

    private func naturalWidths(_ header: [Piece], _ body: [[Piece]]) -> [Int] {
        var widths = header.map { DisplayWidth.of($0.text) }
        for row in body {
            for (index, piece) in row.enumerated() {
                widths[index] = max(widths[index], DisplayWidth.of(piece.text))
            }
        }
        return widths
    }

    /// One line: each text is styled alone, so padding stays bare and can be dropped at the end of the line.
    private func line(_ pieces: [Piece], _ widths: [Int], _ alignments: [TextAlignment]) -> String {
        var result = ""
        var pending = 0
        for (index, piece) in pieces.enumerated() {
            let text = DisplayWidth.truncate(piece.text, to: widths[index], ellipsis: ascii ? "..." : "…")
            let slack = widths[index] - DisplayWidth.of(text)
            let isTrailing = alignments[index] == .trailing
            if !text.isEmpty {
                result += String(repeating: " ", count: pending + (isTrailing ? slack : 0))
                result += style.apply(piece.tone, to: text)
                pending = isTrailing ? 0 : slack
            } else {
                pending += slack
            }
            pending += Self.gutter
        }
        return result
    }
}
