import CampaignKit
import Synchronization
import Terminal

/// How text for people looks here: colors, marks, and how wide a table may be.
struct ScreenLook {
    let style: Style
    let ascii: Bool
    /// How wide tables may be; nil when nothing is to be left out.
    let width: Int?
    /// How wide sentences may be, also in a pipe; nil for no limit.
    let prose: Int?
    /// What had no room, in any of the tables of an answer.
    let cut = CutMark()

    /// - Parameter prose: the width of sentences where it is not that of tables.
    init(style: Style, ascii: Bool, width: Int?, prose: Int? = nil) {
        self.style = style
        self.ascii = ascii
        self.width = width
        self.prose = (width ?? prose).map { min($0, Self.widestProse) }
    }

    /// Lines of words are read with ease up to here; tables take all that there is.
    static let widestProse = 100
    /// Where neither a screen nor `--width` says it.
    static let standardWidth = 80

    /// For files that are text but no screen.
    static let plain = ScreenLook(style: .none, ascii: false, width: nil)

    /// Whether a table is shown whole.
    func fits(_ table: Table) -> Bool {
        TextTableRenderer(width: width, ascii: ascii, style: style).render(table).isWhole
    }

    /// A table as text; notes what had no room.
    func render(_ table: Table) -> RenderedTable {
        let rendered = TextTableRenderer(width: width, ascii: ascii, style: style).render(table)
        cut.note(rendered)
        return rendered
    }

    /// What stands where a figure does not exist.
    var none: String { ascii ? "-" : "–" }
    /// Between the parts of a line.
    var dot: String { ascii ? " | " : " · " }
    /// Between two days.
    var dash: String { ascii ? "-" : "–" }
    var warning: String { "!" }

    /// - Parameter other: how many columns its line has besides it; a bar is as short as the screen makes it.
    func bar(_ part: Int64, of whole: Int64, width: Int, besides other: Int = 0) -> String {
        let room = prose.map { max(0, min(width, $0 - other)) } ?? width
        return Bar.text(fraction: part, of: whole, width: room, ascii: ascii)
    }

    /// A sentence on as many lines as it takes with `indent` columns before each.
    func wrapped(_ text: String, indent: Int = 0, hanging: Int = 0) -> [String] {
        guard let prose, prose - indent >= 20, indent + DisplayWidth.of(text) > prose else { return [text] }
        return Words.wrapped(text, columns: prose - indent, hanging: hanging).split(separator: "\n")
            .map(String.init)
    }

    /// Parts of a sentence, none of them broken, `indent` columns in or after a label.
    func flowed(
        _ parts: [String], separator: String, indent: Int = 0, after label: String = ""
    ) -> [String] {
        guard !parts.isEmpty else { return [] }
        let blanks = String(repeating: " ", count: indent + label.count)
        let first = String(repeating: " ", count: indent) + label
        guard let prose, prose - blanks.count >= 20 else {
            return [first + parts.joined(separator: separator)]
        }
        let lines = Words.flowed(parts, separator: separator, columns: prose - blanks.count)
        return lines.enumerated().map { ($0 == 0 ? first : blanks) + $1 }
    }

    /// A headline, bold on each of its lines.
    func headline(_ text: String) -> String {
        wrapped(TerminalText.safe(text)).map { style.bold($0) + "\n" }.joined()
    }

    /// A line with one text at each edge of `width` columns or of the screen; two where both are too long.
    func edges(
        _ left: String, _ right: String, width: Int = standardWidth, isBold: Bool = false
    ) -> String {
        // Escape sequences take no columns, so a title is styled after it is laid out.
        let styled: (String) -> String = { isBold ? style.bold($0) : $0 }
        let needed = DisplayWidth.of(left) + 2 + DisplayWidth.of(right)
        if let prose, needed > prose {
            return (wrapped(left).map(styled) + wrapped(right)).joined(separator: "\n")
        }
        let room = max(min(width, prose ?? width), needed) - DisplayWidth.of(left)
        return styled(left) + DisplayWidth.pad(right, to: room, alignment: .trailing)
    }
}

/// What had no room on the screen; said once, below the whole answer.
final class CutMark: Sendable {
    private let mark = Mutex((columns: [String](), overflows: false))

    func note(_ table: RenderedTable) {
        mark.withLock { mark in
            mark.columns += table.leftOut.filter { !mark.columns.contains($0) }
            if table.overflows { mark.overflows = true }
        }
    }

    /// The line that says what is missing and how to see it; nil where all of it is there.
    var words: String? {
        let (columns, overflows) = mark.withLock { $0 }
        let what = columns.isEmpty ? [] : ["left out: " + columns.joined(separator: ", ")]
        let parts = what + (overflows ? ["the screen is too narrow for this table"] : [])
        return parts.isEmpty
            ? nil : "note: \(parts.joined(separator: "; ")); -o FILE.csv or --width 0 shows everything"
    }
}
