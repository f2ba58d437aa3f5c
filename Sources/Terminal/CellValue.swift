public import CampaignKit

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
