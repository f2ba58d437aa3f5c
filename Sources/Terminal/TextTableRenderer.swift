import CampaignKit

/// A table as aligned text: two blanks between columns, no box.
///
/// Cells are made safe for a terminal here, so no caller can forget to. In a width that is too small, values
/// go on below themselves between words and columns that matter least are left out; without a width, as for
/// what goes into a pipe or a file, all of it is there on one line for each row.
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
        guard !table.columns.isEmpty else { return RenderedTable() }
        let layout = layout(of: table)
        let columns = layout.kept.map { table.columns[$0] }
        let alignments = columns.map(\.alignment)
        func cells(_ pieces: [Piece]) -> [String] {
            lines(layout.kept.map { pieces[$0] }, layout.widths, alignments, columns.map(\.shrinks))
        }
        let total = layout.widths.reduce(Self.gutter * (columns.count - 1), +)
        let rule = style.dim(String(repeating: ascii ? "-" : "─", count: total))
        var rendered = RenderedTable(header: cells(header(table)))
        rendered.rows = table.rows.map { row in
            let lines = cells(row.cells.map { piece(for: $0, in: row) })
            return row.ruleBefore ? [rule] + lines : lines
        }
        rendered.leftOut = layout.leftOut.map { TerminalText.safe(table.columns[$0].title) }
        rendered.isWrapped = layout.isWrapped
        rendered.isCut = layout.isCut
        rendered.overflows = width.map { total > $0 } ?? false
        return rendered
    }

    /// Which columns a table keeps in the width that there is, and how wide they are.
    private struct Layout {
        var kept: [Int]
        var widths: [Int]
        /// Columns with something in them that are gone.
        var leftOut: [Int] = []
        var isWrapped = false
        var isCut = false
    }

    /// What of a table there is room for.
    ///
    /// Columns in which nothing stands go first, then secondary ones, the last of them first. What remains is
    /// broken between words; only where not even that is enough, values are cut.
    private func layout(of table: Table) -> Layout {
        let header = header(table)
        let pieces = table.rows.map { row in row.cells.map { piece(for: $0, in: row) } }
        let natural = naturalWidths(header, pieces)
        var layout = Layout(kept: Array(natural.indices), widths: natural)
        func sum(_ widths: [Int]) -> Int { widths.reduce(Self.gutter * (widths.count - 1), +) }
        guard let width, sum(natural) > width else { return layout }
        let words = table.columns.indices.map { index in
            table.columns[index].shrinks
                ? ([header] + pieces).map { Self.longestWord($0[index].text) }.max() ?? 0 : natural[index]
        }
        layout.kept.removeAll { index in
            !table.rows.isEmpty && pieces.allSatisfy { Self.nothing.contains($0[index].text) }
        }
        let least = natural.indices.map { min(natural[$0], max(words[$0], ColumnFitting.comfortable)) }
        for index in layout.kept.reversed()
        where table.columns[index].isSecondary && layout.kept.count > 1
            && sum(layout.kept.map { least[$0] }) > width
        {
            layout.kept.removeAll { $0 == index }
            layout.leftOut.insert(index, at: 0)
        }
        if layout.kept.isEmpty { layout.kept = [0] }
        let kept = layout.kept
        let isTight = sum(kept.map { words[$0] }) > width
        layout.widths = ColumnFitting.fit(
            natural: kept.map { natural[$0] },
            least: kept.map { index in
                table.columns[index].shrinks && isTight
                    ? min(words[index], ColumnFitting.minimum) : words[index]
            }, available: width - Self.gutter * (kept.count - 1))
        layout.isWrapped = layout.widths != kept.map { natural[$0] }
        layout.isCut = zip(layout.widths, kept).contains { $0 < words[$1] }
        return layout
    }

    /// How wide the widest word of a cell is, its indent included.
    private static func longestWord(_ text: String) -> Int {
        let indent = text.prefix { $0 == " " }.count
        return indent + (text.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0)
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

    /// A row's lines: as many as its cell with the most of them has.
    private func lines(
        _ pieces: [Piece], _ widths: [Int], _ alignments: [TextAlignment], _ shrinks: [Bool]
    ) -> [String] {
        let cells = pieces.indices.map { index in
            let text = pieces[index].text
            guard shrinks[index], DisplayWidth.of(text) > widths[index] else { return [text] }
            let indent = String(text.prefix { $0 == " " })
            let words = text.split(separator: " ").map(String.init)
            let lines = Words.filled(words, columns: widths[index] - indent.count)
            return lines.isEmpty ? [""] : lines.map { indent + $0 }
        }
        return (0..<(cells.map(\.count).max() ?? 1)).map { number in
            let texts = pieces.indices.map { index in
                Piece(text: cells[index].count > number ? cells[index][number] : "", tone: pieces[index].tone)
            }
            return line(texts, widths, alignments)
        }
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
    /// The headings: more than one line where they are broken.
    public internal(set) var header: [String] = []
    /// Each row's lines: its values may take more than one, and a rule may be above.
    public internal(set) var rows: [[String]] = []
    /// The titles of columns that had no room.
    public internal(set) var leftOut: [String] = []
    /// Whether a value goes on below itself.
    public internal(set) var isWrapped = false
    /// Whether a value was cut short, so that the caller can say how to see all of it.
    public internal(set) var isCut = false
    /// Whether lines are still wider than asked for, because what remains must not be cut.
    public internal(set) var overflows = false

    /// The lines, without line ends.
    public var lines: [String] { header + rows.flatMap { $0 } }

    /// Whether all of it is there as it would be on a wide screen.
    public var isWhole: Bool { leftOut.isEmpty && !isWrapped && !isCut && !overflows }

    /// The lines joined, each with its line end.
    public var text: String {
        lines.map { $0 + "\n" }.joined()
    }
}

/// Shares out the columns of a terminal among the columns of a table.
enum ColumnFitting {
    /// A cut value keeps at least this much, or it says nothing.
    static let minimum = 8
    /// Columns of words are not squeezed below this while a secondary column can go.
    static let comfortable = 12

    /// The widths to use: `natural` where all fits, else with the widest of those above their `least` made
    /// narrower first.
    ///
    /// The result may still be more than `available`, when what may not shrink is too wide by itself.
    static func fit(natural: [Int], least: [Int], available: Int) -> [Int] {
        let flexible = natural.indices.filter { natural[$0] > least[$0] }
        let widest = flexible.map { natural[$0] }.max() ?? 0
        guard natural.reduce(0, +) > available, widest > 0 else { return natural }

        func widths(cappedAt cap: Int) -> [Int] {
            natural.indices.map { max(min(natural[$0], cap), min(natural[$0], least[$0])) }
        }
        // The largest cap that fits, by halving; none when none does.
        var low = 0
        var high = widest
        while low < high {
            let middle = (low + high + 1) / 2
            let total = natural.indices.reduce(0) { sum, index in
                sum + (flexible.contains(index) ? widths(cappedAt: middle)[index] : natural[index])
            }
            if total <= available { low = middle } else { high = middle - 1 }
        }
        let capped = widths(cappedAt: low)
        var result = natural
        for index in flexible { result[index] = capped[index] }
        var spare = max(0, available - result.reduce(0, +))
        for index in flexible where result[index] == low && natural[index] > low && spare > 0 {
            result[index] += 1
            spare -= 1
        }
        return result
    }
}
