import CampaignKit

/// A table as aligned text: two blanks between columns, no box.
///
/// Cells are made safe for a terminal here, so no caller can forget to. In a width that is too small, values
/// go on below themselves and columns that matter least are left out; without a width, as for what goes into
/// a pipe or a file, all of it is there on one line for each row. No value is ever cut.
public struct TextTableRenderer: Sendable, Hashable {
    /// The columns of the terminal, or nil when the output is not one.
    public let width: Int?
    /// Whether marks and rules keep to ASCII (the cells are the caller's).
    public let ascii: Bool
    /// Whether headings are put in capitals.
    public let capitalizesHeader: Bool
    /// Colors, or none.
    public let style: Style

    /// A renderer; without a width nothing is left out and nothing is broken.
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
        guard !table.columns.isEmpty else { return RenderedTable() }
        let header = header(table)
        let pieces = table.rows.map { row in row.cells.map { piece(for: $0, in: row) } }
        let layout = layout(of: table, header, pieces)
        let alignments = layout.kept.map { table.columns[$0].alignment }
        let rule = style.dim(String(repeating: ascii ? "-" : "─", count: layout.total))
        var rendered = RenderedTable(header: lines(header, layout, alignments))
        rendered.rows = zip(table.rows, pieces).map { row, pieces in
            let lines = lines(pieces, layout, alignments)
            return row.ruleBefore ? [rule] + lines : lines
        }
        rendered.leftOut = layout.leftOut.map { TerminalText.safe(table.columns[$0].title) }
        rendered.isWrapped =
            rendered.header.count > 1
            || zip(table.rows, rendered.rows).contains { $1.count > ($0.ruleBefore ? 2 : 1) }
        rendered.breaksWords = layout.breaksWords
        rendered.overflows = width.map { layout.total > $0 } ?? false
        return rendered
    }

    private func layout(of table: Table, _ header: [Piece], _ rows: [[Piece]]) -> TableLayout {
        var natural = header.map { DisplayWidth.of($0.text) }
        for row in rows {
            for (index, piece) in row.enumerated() where !piece.spans {
                natural[index] = max(natural[index], DisplayWidth.of(piece.text))
            }
        }
        for row in rows { widen(&natural, for: row) }
        return TableLayout(natural: natural, width: width) {
            table.columns.enumerated().map { index, column in
                ColumnMeasure(
                    column, title: header[index].text,
                    cells: rows.compactMap { $0[index].spans ? nil : $0[index].text },
                    isEmpty: !rows.isEmpty && rows.allSatisfy { Self.nothing.contains($0[index].text) })
            }
        }
    }

    /// Gives words that run on over blanks room enough for one line.
    private func widen(_ natural: inout [Int], for row: [Piece]) {
        for (index, piece) in row.enumerated() where piece.spans {
            let blanks = row[(index + 1)...].prefix { $0.text.isEmpty }.indices
            let room = blanks.reduce(natural[index]) { $0 + TableLayout.gutter + natural[$1] }
            natural[index] += max(0, DisplayWidth.of(piece.text) - room)
        }
    }

    /// What stands where there is nothing to say.
    private static let nothing: Set = ["", "-", "–"]

    private func header(_ table: Table) -> [Piece] {
        table.columns.map { column in
            let title = TerminalText.safe(column.title)
            return Piece(text: capitalizesHeader ? title.uppercased() : title, tone: .strong)
        }
    }

    private struct Piece {
        let text: String
        let tone: Tone
        var spans = false
    }

    private func piece(for cell: Cell, in row: TableRow) -> Piece {
        let tone = row.emphasis && cell.tone == .plain ? .strong : cell.tone
        let text = TerminalText.safe(cell.text)
        let end = text.lastIndex { $0 != " " }.map(text.index(after:)) ?? text.startIndex
        return Piece(text: String(text[..<end]), tone: tone, spans: cell.spans)
    }

    /// One place of a row, from its first line to its last.
    private struct Slot {
        let lines: [String]
        let width: Int
        let isTrailing: Bool
        let tone: Tone
    }

    /// A row's lines: as many as its cell with the most of them has.
    private func lines(
        _ pieces: [Piece], _ layout: TableLayout, _ alignments: [TextAlignment]
    ) -> [String] {
        var slots: [Slot] = []
        var next = 0
        while next < layout.kept.count {
            let (first, piece) = (next, pieces[layout.kept[next]])
            var width = layout.widths[first]
            next += 1
            while piece.spans, next < layout.kept.count, pieces[layout.kept[next]].text.isEmpty {
                width += TableLayout.gutter + layout.widths[next]
                next += 1
            }
            slots.append(
                Slot(
                    lines: Words.broken(piece.text, columns: width), width: width,
                    isTrailing: alignments[first] == .trailing, tone: piece.tone))
        }
        return (0..<(slots.map(\.lines.count).max() ?? 1)).map { line($0, of: slots) }
    }

    /// One line: each text is styled alone, so padding stays bare and can be dropped at the end of the line.
    private func line(_ number: Int, of slots: [Slot]) -> String {
        var result = ""
        var pending = 0
        for slot in slots {
            let text = number < slot.lines.count ? slot.lines[number] : ""
            let slack = slot.width - DisplayWidth.of(text)
            if !text.isEmpty {
                result += String(repeating: " ", count: max(0, pending + (slot.isTrailing ? slack : 0)))
                result += style.apply(slot.tone, to: text)
                pending = slot.isTrailing ? 0 : slack
            } else {
                pending += slack
            }
            pending += TableLayout.gutter
        }
        return result
    }
}

/// A table laid out as lines of text, and what had to be done to make it fit.
public struct RenderedTable: Sendable, Hashable {
    /// The headings: more than one line where they are broken.
    public internal(set) var header: [String] = []
    /// Each row's lines: its values may take more than one, and a rule may be above.
    public internal(set) var rows: [[String]] = []
    /// The titles of columns that had no room.
    public internal(set) var leftOut: [String] = []
    /// Whether a value goes on below itself.
    public internal(set) var isWrapped = false
    /// Whether a value is broken within a word.
    public internal(set) var breaksWords = false
    /// Whether lines are still wider than asked for, because what remains must not be cut.
    public internal(set) var overflows = false

    /// The lines, without line ends.
    public var lines: [String] { header + rows.flatMap { $0 } }

    /// Whether all of it is there as it would be on a wide screen.
    public var isWhole: Bool { leftOut.isEmpty && !isWrapped && !overflows }

    /// The lines joined, each with its line end.
    public var text: String {
        lines.map { $0 + "\n" }.joined()
    }
}
