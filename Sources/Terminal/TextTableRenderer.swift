import CampaignKit

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
    /// Colors, or none.
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
        guard let kept = narrowed(table) else { return lines(of: table, isNarrowed: false) }
        return lines(of: kept.table, isNarrowed: kept.lost)
    }

    /// The table without columns in which nothing stands and, where that is not enough, without secondary
    /// ones, and whether something that was there is gone; nil where all of it fits.
    private func narrowed(_ table: Table) -> (table: Table, lost: Bool)? {
        guard let width else { return nil }
        let pieces = table.rows.map { row in row.cells.map { piece(for: $0, in: row) } }
        let natural = naturalWidths(header(table), pieces)
        func least(_ columns: [Int]) -> Int {
            columns.reduce(Self.gutter * (columns.count - 1)) { sum, index in
                let isCut = table.columns[index].shrinks
                return sum + (isCut ? min(natural[index], ColumnFitting.minimum) : natural[index])
            }
        }
        guard natural.reduce(Self.gutter * (natural.count - 1), +) > width else { return nil }
        var kept = table.columns.indices.filter { index in
            table.rows.isEmpty || pieces.contains { !Self.nothing.contains($0[index].text) }
        }
        let full = kept.count
        for index in kept.reversed() where table.columns[index].isSecondary && least(kept) > width {
            kept.removeAll { $0 == index }
        }
        guard kept.count < table.columns.count, !kept.isEmpty else { return nil }
        let rows = table.rows.map { row in
            TableRow(kept.map { row.cells[$0] }, emphasis: row.emphasis, ruleBefore: row.ruleBefore)
        }
        let columns = kept.map { table.columns[$0] }
        return (Table(caption: table.caption, columns: columns, rows: rows), kept.count < full)
    }

    /// What stands where there is nothing to say.
    private static let nothing: Set = ["", "-", "–"]

    private func header(_ table: Table) -> [Piece] {
        table.columns.map { column in
            let title = TerminalText.safe(column.title)
            return Piece(text: capitalizesHeader ? title.uppercased() : title, tone: .strong)
        }
    }

    private func lines(of table: Table, isNarrowed: Bool) -> RenderedTable {
        let header = header(table)
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
            lines: lines, isCut: isNarrowed || widths != natural, overflows: width.map { total > $0 } ?? false
        )
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
            let text = DisplayWidth.shortened(piece.text, to: widths[index], ellipsis: ascii ? "..." : "…")
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

/// A table laid out as lines of text, and what had to be done to make it fit.
public struct RenderedTable: Sendable, Hashable {
    /// The lines, without line ends.
    public let lines: [String]
    /// Whether a cell was cut short, so that the caller can say how to see all of it.
    public let isCut: Bool
    /// Whether lines are still wider than asked for, because what remains must not be cut.
    public let overflows: Bool

    /// The lines joined, each with its line end.
    public var text: String {
        lines.map { $0 + "\n" }.joined()
    }
}

/// Shares out the columns of a terminal among the columns of a table.
enum ColumnFitting {
    /// A cut cell keeps at least this much, or it says nothing.
    static let minimum = 8

    /// The widths to use: `natural` where all fits, else with the widest of the shrinkable ones cut first.
    ///
    /// The result may still be more than `available`, when what may not shrink is too wide by itself.
    static func fit(natural: [Int], shrinks: [Bool], available: Int) -> [Int] {
        let flexible = natural.indices.filter { shrinks[$0] && natural[$0] > minimum }
        let fixed = natural.indices.filter { !flexible.contains($0) }.reduce(0) { $0 + natural[$1] }
        let room = available - fixed
        let widest = flexible.map { natural[$0] }.max() ?? 0
        guard natural.reduce(0, +) > available, widest > 0 else { return natural }

        func total(cappedAt cap: Int) -> Int {
            flexible.reduce(0) { $0 + min(natural[$1], cap) }
        }
        // The largest cap that fits, by halving; the minimum when none does.
        var low = minimum
        var high = widest
        while low < high {
            let middle = (low + high + 1) / 2
            if total(cappedAt: middle) <= room { low = middle } else { high = middle - 1 }
        }
        var result = natural
        var spare = max(0, room - total(cappedAt: low))
        for index in flexible where natural[index] > low {
            let extra = min(spare, 1)
            result[index] = low + extra
            spare -= extra
        }
        return result
    }
}
