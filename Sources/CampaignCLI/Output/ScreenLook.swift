import CampaignKit
import Synchronization
import Terminal

/// How text for people looks here: colors, marks, and how wide a table may be.
struct ScreenLook {
    let style: Style
    let ascii: Bool
    /// Nil when nothing is to be cut.
    let width: Int?
    /// Whether anything was cut, in any of the tables of an answer.
    let cut = CutMark()

    /// For files that are text but no screen.
    static let plain = ScreenLook(style: .none, ascii: false, width: nil)

    /// Whether a table is shown whole.
    func fits(_ table: Table) -> Bool {
        let rendered = TextTableRenderer(width: width, ascii: ascii, style: style).render(table)
        return !rendered.isCut && !rendered.overflows
    }

    /// A table as text; says whether something had to be cut.
    func render(_ table: Table) -> RenderedTable {
        let rendered = TextTableRenderer(width: width, ascii: ascii, style: style).render(table)
        if rendered.isCut || rendered.overflows { cut.set() }
        return rendered
    }

    /// What stands where a figure does not exist.
    var none: String { ascii ? "-" : "–" }
    /// Between the parts of a line.
    var dot: String { ascii ? " | " : " · " }
    /// Between two days.
    var dash: String { ascii ? "-" : "–" }
    var warning: String { "!" }

    func bar(_ part: Int64, of whole: Int64, width: Int) -> String {
        Bar.text(fraction: part, of: whole, width: width, ascii: ascii)
    }

    /// A sentence on as many lines as it takes with `indent` columns before each.
    func wrapped(_ text: String, indent: Int = 0) -> [String] {
        guard let width, width - indent >= 20, indent + DisplayWidth.of(text) > width else { return [text] }
        return Words.wrapped(text, columns: width - indent).split(separator: "\n").map(String.init)
    }

    /// A line with one text at each edge of `width` columns, or of 80.
    func edges(_ left: String, _ right: String, width: Int = 80) -> String {
        let room = max(width, DisplayWidth.of(left) + 2 + DisplayWidth.of(right))
        return left + DisplayWidth.pad(right, to: room - DisplayWidth.of(left), alignment: .trailing)
    }
}

/// Whether something was cut; said once, below the whole answer.
final class CutMark: Sendable {
    private let mark = Mutex(false)

    func set() { mark.withLock { $0 = true } }
    var isSet: Bool { mark.withLock { $0 } }
}
