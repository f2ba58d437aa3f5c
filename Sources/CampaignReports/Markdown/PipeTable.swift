/// A table in GitHub's syntax, taken apart: cells are Markdown still to be parsed.
struct PipeTable {
    enum Alignment { case none, start, center, end }

    static let mostCells = 20_000

    /// The index of the first line that belongs to it, its caption included.
    let first: Int
    var caption: String?
    let alignments: [Alignment]
    let header: [String]
    private(set) var rows: [[String]] = []
    /// The indexes of lines with more cells than the header.
    private(set) var longRows: [Int] = []

    var cellCount: Int { (rows.count + 1) * header.count }

    /// The first table in a paragraph's lines; nil when there is none.
    init?(_ lines: [String]) {
        let start = lines.indices.dropFirst().first { index in
            guard let alignments = Self.alignments(lines[index]) else { return false }
            return Self.cells(lines[index - 1]).count == alignments.count
        }
        guard let start, let alignments = Self.alignments(lines[start]) else { return nil }
        self.alignments = alignments
        header = Self.cells(lines[start - 1])
        caption = start > 1 ? Self.caption(lines[start - 2]) : nil
        first = start - (caption == nil ? 1 : 2)
        for index in lines.indices.dropFirst(start + 1) {
            if index == lines.indices.last, caption == nil, let last = Self.caption(lines[index]) {
                caption = last
                continue
            }
            let cells = Self.cells(lines[index])
            if cells.count > header.count { longRows.append(index) }
            let missing = [String](repeating: "", count: max(0, header.count - cells.count))
            rows.append(Array((cells + missing).prefix(header.count)))
        }
    }

    /// What comes after `Table:`.
    static func caption(_ line: String) -> String? {
        let line = line.trimmingBlanks
        guard line.hasPrefix("Table:") else { return nil }
        let caption = String(line.dropFirst(6)).trimmingBlanks
        return caption.isEmpty ? nil : caption
    }

    /// The cells of a row; `\|` is a bar inside one.
    static func cells(_ line: String) -> [String] {
        var cells: [[UInt8]] = [[]]
        var bytes = Array(line.trimmingBlanks.utf8)[...]
        if bytes.first == UInt8(ascii: "|") { bytes = bytes.dropFirst() }
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex {
                if bytes[index + 1] != UInt8(ascii: "|") { cells[cells.count - 1].append(byte) }
                cells[cells.count - 1].append(bytes[index + 1])
                index += 2
                continue
            }
            if byte == UInt8(ascii: "|") {
                if index + 1 < bytes.endIndex { cells.append([]) }
            } else {
                cells[cells.count - 1].append(byte)
            }
            index += 1
        }
        return cells.map { String(decoding: $0, as: UTF8.self).trimmingBlanks }
    }

    /// The columns of the second line of a table; nil when it is none.
    static func alignments(_ line: String) -> [Alignment]? {
        guard line.utf8.contains(UInt8(ascii: "|")), line.utf8.contains(UInt8(ascii: "-")),
            line.utf8.allSatisfy({ " \t|:-".utf8.contains($0) })
        else { return nil }
        var alignments: [Alignment] = []
        for cell in cells(line) {
            let dashes = cell.drop { $0 == ":" }.prefix { $0 == "-" }
            let (starts, ends) = (cell.hasPrefix(":"), cell.hasSuffix(":"))
            guard !dashes.isEmpty, dashes.count + (starts ? 1 : 0) + (ends ? 1 : 0) == cell.count else {
                return nil
            }
            switch (starts, ends) {
            case (true, true): alignments.append(.center)
            case (true, false): alignments.append(.start)
            case (false, true): alignments.append(.end)
            case (false, false): alignments.append(.none)
            }
        }
        return alignments
    }
}
