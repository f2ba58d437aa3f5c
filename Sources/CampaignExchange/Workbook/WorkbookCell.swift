public import CampaignKit

/// One cell of a workbook.
public enum WorkbookCell: Sendable, Equatable {
    /// Always text: ZIP codes keep their zeros, and nothing is ever a formula.
    case text(String)
    /// A plain decimal such as `-12.50`; its decimals choose the format.
    case number(String)
    case date(CalendarDate)
    case blank
}
