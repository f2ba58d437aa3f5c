/// Rows of a table that a letter writes once for each gift: a region right below the table's header.
///
/// The parser sees the header as a table without rows, and the row in the region as a paragraph with bars in
/// it: both are put together here.
struct LetterRows {
    /// The HTML up to where rows begin, and what comes after them.
    let opening: [UInt8]
    let closing: [UInt8]
    /// The beginning of a cell in each column.
    private let cells: [String]

    /// The table that some HTML ends with; nil where it ends with none, or the table has rows.
    init?(_ html: [UInt8]) {
        let end = "<tbody>\n</tbody>\n</table>\n</div>"
        let text = String(decoding: html, as: UTF8.self)
        let breaks = text.reversed().prefix { $0 == "\n" }.count
        let body = text.dropLast(breaks)
        guard body.hasSuffix(end), let head = body.ranges(of: "<thead>").last else { return nil }
        opening = Array(body.dropLast(end.count).utf8) + Array("<tbody>".utf8)
        closing = Array("</tbody>\n</table>\n</div>\n".utf8)
        cells = body[head.upperBound...].split(separator: "<th scope=\"col\"").dropFirst()
            .map { header in "<td\(header.prefix { $0 != ">" })>" }
        guard !cells.isEmpty else { return nil }
    }

    /// A region's paragraph as a row of the table; nil where it is not one line with a cell for each column.
    func row(_ region: [LetterPiece]) -> [LetterPiece]? {
        guard region.count > 1, region.hasBars, case .html(let first)? = region.first,
            case .html(let last)? = region.last
        else { return nil }
        var pieces = region
        let begun = first.drop { $0 == LetterRows.lineBreak }
        pieces[0] = .html(Array(begun.dropFirst(Self.begin.count)))
        let breaks = last.reversed().prefix { $0 == Self.lineBreak }.count
        let ended = last.dropLast(breaks)
        guard ended.suffix(Self.end.count).elementsEqual(Self.end) else { return nil }
        pieces[pieces.count - 1] = .html(Array(ended.dropLast(Self.end.count)))
        var column = 0
        let row: [LetterPiece] = pieces.map { piece in
            guard case .html(let bytes) = piece else { return piece }
            return .html(divided(bytes, &column))
        }
        guard column == cells.count - 1 else { return nil }
        return [.html(Array("\n<tr>\(cells[0])".utf8))] + row + [.html(Array("</td></tr>".utf8))]
    }

    /// With the next cell in place of each bar that is not in a tag.
    private func divided(_ bytes: [UInt8], _ column: inout Int) -> [UInt8] {
        var result: [UInt8] = []
        var isInTag = false
        for byte in bytes {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if byte == UInt8(ascii: ">") { isInTag = false }
            guard byte == UInt8(ascii: "|"), !isInTag else {
                result.append(byte)
                continue
            }
            column += 1
            result += Array("</td>\(column < cells.count ? cells[column] : "")".utf8)
        }
        return result
    }

    fileprivate static let begin = Array("<p>|".utf8)
    fileprivate static let end = Array("|</p>".utf8)
    fileprivate static let lineBreak = UInt8(ascii: "\n")
}

extension [LetterPiece] {
    /// Whether it begins like the row of a table and is none: it would show bars.
    var hasBars: Bool {
        guard case .html(let first)? = self.first else { return false }
        return first.drop { $0 == LetterRows.lineBreak }.starts(with: LetterRows.begin)
    }

    /// Whether a region that is repeated would show bars.
    var repeatsBars: Bool {
        contains { piece in
            switch piece {
            case .html, .field, .figure: false
            case .choice(_, let then, let otherwise): then.repeatsBars || otherwise.repeatsBars
            case .each(_, let body): body.hasBars || body.repeatsBars
            }
        }
    }

    /// The same with regions right below a table's header as its rows.
    var withRows: [LetterPiece] {
        var result: [LetterPiece] = []
        for piece in self {
            switch piece {
            case .choice(let condition, let then, let otherwise):
                result.append(.choice(condition, then: then.withRows, otherwise: otherwise.withRows))
            case .each(let list, let body):
                guard case .html(let before)? = result.last, let table = LetterRows(before),
                    let row = table.row(body)
                else {
                    result.append(piece)
                    continue
                }
                result[result.count - 1] = .html(table.opening)
                result += [.each(list, row), .html(table.closing)]
            case .html, .field, .figure: result.append(piece)
            }
        }
        return result.joinedHTML
    }

    /// What may come before what is repeated.
    enum Lead { case block, row, inline }

    /// What it begins with; nil where it is empty, or items of a list.
    var lead: Lead? {
        for piece in self {
            switch piece {
            case .html(let bytes):
                let begun = bytes.drop { $0 == LetterRows.lineBreak }
                guard let first = begun.first else { continue }
                guard first == UInt8(ascii: "<") else { return .inline }
                let rest = begun.dropFirst().prefix { $0 >= UInt8(ascii: "0") && $0 != UInt8(ascii: ">") }
                let tag = String(decoding: rest, as: UTF8.self)
                // Lists are divided as a whole.
                guard tag != "li" else { return nil }
                return tag == "tr" ? .row : Self.blocks.contains(tag) ? .block : .inline
            case .field, .figure: return .inline
            case .choice(_, let then, let otherwise):
                if let lead = then.lead ?? otherwise.lead { return lead }
            case .each(_, let body):
                if let lead = body.lead { return lead }
            }
        }
        return nil
    }

    private static var blocks: Set<String> {
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "div", "blockquote", "pre", "hr"]
    }

    /// How many cells a row of a table has.
    var cellCount: Int {
        reduce(0) { count, piece in
            guard case .html(let bytes) = piece else { return count }
            return count + String(decoding: bytes, as: UTF8.self).ranges(of: "<td").count
        }
    }
}
