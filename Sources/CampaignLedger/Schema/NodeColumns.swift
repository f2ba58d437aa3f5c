import CampaignKit

/// The columns of running totals.
enum NodeColumns {
    static let names = Tally.columns.map(\.name)

    /// A tally from a row whose columns start at `offset`.
    static func tally(_ row: any LedgerRow, from offset: Int) -> Tally {
        var tally = Tally()
        for (index, field) in Tally.fields.enumerated() { tally[keyPath: field] = row.int(offset + index) }
        return tally
    }
}
