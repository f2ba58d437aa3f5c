public import CampaignKit

/// One cell of a workbook.
public enum WorkbookCell: Sendable, Equatable {
    /// Always text: ZIP codes keep their zeros, and nothing is ever a formula.
    case text(String)
    /// A decimal; its decimals choose the format.
    case number(PlainNumber)
    case date(CalendarDate)
    case blank
}
