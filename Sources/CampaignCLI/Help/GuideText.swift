import CampaignKit
import Terminal

/// A guide's Markdown as text for a terminal.
///
/// The guides keep to a part of Markdown: headings, paragraphs, lists of one level, pipe tables of two
/// columns, fences, emphasis, code and links.
struct GuideText {
    /// The text in lines of at most `columns`; only what is in a fence may be longer.
    static func of(_ markdown: String, columns: Int = 80) -> String {
        var guide = GuideText(columns: columns)
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) { guide.take(line) }
        guide.close()
        while guide.lines.last?.isEmpty == true { guide.lines.removeLast() }
        return guide.lines.joined(separator: "\n") + "\n"
    }

    private let columns: Int
    private var lines: [String] = []
    /// The paragraph or item that is being read, with what goes before its first line.
    private var paragraph: (lead: String, words: String)?
    private var rows: [(name: String, meaning: String)] = []
    /// The backticks that end the fence being read.
    private var fence: Substring?

    private init(columns: Int) { self.columns = columns }

    private mutating func take(_ line: Substring) {
        if let fence {
            if line == fence { self.fence = nil } else { lines.append(line.isEmpty ? "" : "    " + line) }
        } else if line.hasPrefix("```") {
            close()
            fence = line.prefix { $0 == "`" }
        } else if line.hasPrefix("<!--") {
            close()
        } else if line.isEmpty {
            close()
            if lines.last?.isEmpty == false { lines.append("") }
        } else if line.hasPrefix("#") {
            let words = plain(line.drop { $0 == "#" }.drop { $0 == " " })
            lines.append(line.hasPrefix("###") ? "  " + words : words.uppercased())
        } else if line.hasPrefix("|") {
            takeRow(line)
        } else if line.hasPrefix("    "), paragraph == nil {
            lines.append(String(line))
        } else if let item = line.prefixMatch(of: #/(-|\d+\.) /#) {
            close()
            paragraph = ("  \(item.1) ", String(line[item.range.upperBound...]))
        } else {
            let words = line.drop { $0 == " " }
            paragraph = paragraph.map { ($0.lead, $0.words + " " + words) } ?? ("  ", String(words))
        }
    }

    /// A row of a table; its head and the line below that are not shown.
    private mutating func takeRow(_ line: Substring) {
        let cells = line.replacing("\\|", with: "\u{1}").split(separator: "|")
            .map { String($0.trimmingSpaces).replacing("\u{1}", with: "|") }
        guard cells.count == 2 else { return }
        if cells[0].allSatisfy({ "-:".contains($0) }) { rows = [] } else { rows.append((cells[0], cells[1])) }
    }

    private mutating func close() {
        if let open = paragraph { append(plain(open.words), after: open.lead) }
        paragraph = nil
        let names = rows.map { "  " + plain($0.name, quoting: false) }
        let widths = names.map(DisplayWidth.of).filter { $0 <= 28 }
        let indent = (widths.max() ?? 28) + 2
        for (name, row) in zip(names, rows) {
            if DisplayWidth.of(name) + 2 > indent {
                lines.append(name.replacing(Self.hardBlank, with: " "))
                append(plain(row.meaning), after: String(repeating: " ", count: indent))
            } else {
                append(plain(row.meaning), after: DisplayWidth.pad(name, to: indent))
            }
        }
        rows = []
    }

    /// Words in lines, all of them as far in as the first.
    private mutating func append(_ words: String, after lead: String) {
        let indent = DisplayWidth.of(lead)
        let wrapped = Words.wrapped(words, columns: columns - indent).split(separator: "\n")
        for (index, line) in wrapped.enumerated() {
            let start = index == 0 ? lead : String(repeating: " ", count: indent)
            lines.append((start + line).replacing(Self.hardBlank, with: " "))
        }
    }

    /// Keeps code on one line while words are wrapped.
    private static let hardBlank = "\u{A0}"

    /// Without marks; code that reads like words is quoted, and a link to a guide names its topic.
    private func plain(_ markdown: some StringProtocol, quoting: Bool = true) -> String {
        let pieces = markdown.split(separator: "`", omittingEmptySubsequences: false)
        return pieces.enumerated().map { index, piece in
            guard index.isMultiple(of: 2) else {
                let isWords = piece.contains(" ") || piece.allSatisfy(\.isLowercase)
                let quote = quoting && isWords ? "'" : ""
                return quote + String(piece).replacing(" ", with: Self.hardBlank) + quote
            }
            return String(piece)
                .replacing(/\[([^\]]*)\]\(([^)]*)\)/) { link in
                    let name = link.2.hasSuffix(".md") ? String(link.2.dropLast(3)) : ""
                    return HelpTopic.named(name).map { "\(link.1) (campaign help \($0.name))" }
                        ?? String(link.1)
                }
                .replacing(/\*+([^*\s](?:[^*]*[^*\s])?)\*+/) { String($0.1) }
        }.joined()
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
