import CampaignKit

/// A figure before it is text.
enum FigureValue: Equatable, Sendable {
    /// Minor units of the base currency.
    case money(Int64)
    case count(Int64)
    case percent(Percent)
    case date(CalendarDate)
    case words(String)

    enum Kind: Sendable { case money, count, percent, date, words }
}
