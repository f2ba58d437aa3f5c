public import CampaignKit
import CampaignLedger

/// What came in during the years of a study, as `status` counts it.
///
/// The donors' sums are another number: they leave out gifts in kind and gifts of no one named, and take off
/// the year of a gift what went back of it later (`rules.md §3`).
public struct YearReceipts {
    /// Minor units, in the year up to the day asked for.
    public let thisYear: Int64
    /// Minor units, in the whole year before.
    public let lastYear: Int64

    public init(_ books: LedgerView, year: LifecycleYear, asOf: CalendarDate) throws {
        func received(until day: CalendarDate) throws -> Int64 {
            let plan = books.loaded.plan
            return try books.ledger?.tallies(plan: plan, asOf: day, knownOn: books.batch)[.total].received
                ?? 0
        }
        let before = try received(until: year.last.starts.adding(days: -1))
        let last = try received(until: year.last.ends)
        let this = try received(until: min(asOf, year.this.ends))
        lastYear = try Checked.subtract(last, before)
        thisYear = try Checked.subtract(this, last)
    }
}
