public import CampaignKit

/// What a journal says before its first transaction and after its last.
public struct JournalHeading: Sendable {
    public var title: String
    /// Lines about where the figures come from.
    public var remarks: [String]
    public var currency: Currency
    /// The day that the balances are of.
    public var asOf: CalendarDate
    /// Every account that is used, and what is on it in the end.
    public var balances: JournalBalances

    public init(
        title: String, remarks: [String], currency: Currency, asOf: CalendarDate, balances: JournalBalances
    ) {
        self.title = title
        self.remarks = remarks
        self.currency = currency
        self.asOf = asOf
        self.balances = balances
    }
}
