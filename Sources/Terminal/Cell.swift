public import CampaignKit

/// One cell of a table: what a person reads and what a program gets.
public struct Cell: Sendable, Hashable {
    /// What is shown; plain text without escape sequences (use `tone` for color).
    public let text: String
    /// What CSV and TSV carry.
    public let value: CellValue
    /// How the text table colors it.
    public let tone: Tone

    /// A cell that shows `text` and carries `value`.
    public init(_ text: String, value: CellValue, tone: Tone = .plain) {
        self.text = text
        self.value = value
        self.tone = tone
    }

    /// A cell of words, the same for people and programs.
    public init(_ text: String, tone: Tone = .plain) {
        self.init(text, value: .text(text), tone: tone)
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
