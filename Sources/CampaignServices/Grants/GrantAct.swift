public import CampaignKit
import CampaignLedger

/// A row of money on a grant's award: what was promised, paid, met, cut, or given back.
public struct GrantAct: Sendable, Equatable {
    public let day: CalendarDate
    public let batch: Int64
    public let type: EntryType
    /// The number in `G-12`.
    public let entry: Int64
    /// The number in `P-12`.
    public let promise: Int64
    /// Signed base-currency minor units; of the promise, as it was made.
    public let minor: Int64
    /// In the currency that the row is in; nil for the base currency.
    public let original: Money?
    /// The row that a correction names.
    public let target: Int64?
    /// The note that was kept with it.
    public let words: String
}

extension GrantReading {
    /// The rows of money on a grant's promises, each promise first, by its own day and as known.
    public func acts(of line: GrantLine) throws -> [GrantAct] {
        guard let ledger else { return [] }
        let batch = line.knownOn == .max ? nil : line.knownOn
        var query = PledgeQuery(asOf: line.asOf, plan: plan)
        query.knownOn = batch
        return try line.pledges.flatMap { pledge in
            let record = try ledger.pledge("P-\(pledge.number)", query)
            let made = GrantAct(record.gift, of: pledge.number, minor: record.gift.amountMinor)
            return try [made]
                + record.acts.map { act in
                    let row = try ledger.gift("G-\(act.id)", knownOn: batch, until: line.asOf)
                    return GrantAct(row, of: pledge.number, minor: act.effectMinor)
                }
        }
    }
}

extension GrantAct {
    fileprivate init(_ row: EntryDetail, of promise: Int64, minor: Int64) {
        (day, batch, type, entry) = (row.line.day, row.line.batch, row.line.type, row.line.id)
        (self.promise, self.minor, original) = (promise, minor, row.original)
        (target, words) = (row.target, row.words.note)
    }
}
