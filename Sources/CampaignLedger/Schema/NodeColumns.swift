import CampaignKit

/// The columns of running totals, in the order of `Tally.fields`.
enum NodeColumns {
    static let names = [
        "raised", "received", "outstanding", "commitments", "gifts", "donors", "first_time", "conditional",
        "advance", "due_back", "revocable", "in_kind", "match_expected", "exchange", "excluded_government",
        "excluded_conditional", "excluded_advance", "excluded_due_back", "excluded_outside", "written_off",
        "pipeline", "settled_difference", "refund_difference", "overdue", "unscheduled",
    ]

    /// A tally from a row whose columns start at `offset`.
    static func tally(_ row: any LedgerRow, from offset: Int) -> Tally {
        var tally = Tally()
        for (index, field) in Tally.fields.enumerated() { tally[keyPath: field] = row.int(offset + index) }
        return tally
    }
}
