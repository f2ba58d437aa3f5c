public import CampaignKit

/// One cell of a table: what a person reads and what a program gets.
public struct Cell: Sendable, Hashable {
    /// What is shown; plain text without escape sequences (use `tone` for color).
    public let text: String
    /// What CSV and TSV carry.
    public let value: CellValue
    /// How the text table colors it.
    public let tone: Tone
    /// Whether the text table lets it run on over the blank cells that follow, as words before a sum do.
    public let spans: Bool

    /// A cell that shows `text` and carries `value`.
    public init(_ text: String, value: CellValue, tone: Tone = .plain, spans: Bool = false) {
        self.text = text
        self.value = value
        self.tone = tone
        self.spans = spans
    }

    /// A cell of words, the same for people and programs.
    public init(_ text: String, tone: Tone = .plain, spans: Bool = false) {
        self.init(text, value: .text(text), tone: tone, spans: spans)
    }

    /// A figure: `text` as formatted for people, `plain` for programs.
    public static func number(_ text: String, plain: PlainNumber, tone: Tone = .plain) -> Cell {
        Cell(text, value: .number(plain), tone: tone)
    }

    /// A cell with nothing in it for programs, and `text` (a dash, perhaps) for people.
    public static func blank(_ text: String = "") -> Cell {
        Cell(text, value: .none)
    }
}

/// What a cell holds for a program, next to what it shows a person.
public enum CellValue: Sendable, Hashable {
    /// Words.
    case text(String)
    /// A plain decimal such as `-12.50`: no currency sign, no grouping.
    case number(PlainNumber)
    /// Nothing; the cell may still show a dash.
    case none

    var isNumber: Bool { if case .number = self { true } else { false } }
}

/// What a text means, for those who can see color; the words or marks in it must already say so.
public enum Tone: String, Sendable, Hashable, CaseIterable {
    /// Nothing special.
    case plain
    /// A heading or a total.
    case strong
    /// Of less interest.
    case faint
    /// Ahead, done, met.
    case good
    /// Worth a look.
    case caution
    /// Behind, wrong.
    case bad
    /// An id or a command to type.
    case accent
}
