import CampaignKit

/// Reads the rows of one commitment for what they come to in its own currency.
struct OriginalRows {
    let connection: any LedgerConnection

    /// The rows that are posted, with the effects that they were given; all of them, or those up to a day and
    /// a batch.
    func posted(
        _ unit: Int64, until day: CalendarDate? = nil, knownOn: Int64? = nil
    ) throws -> [OriginalAmounts.Row] {
        var rows: [OriginalAmounts.Row] = []
        let lastDay = day.map { Int64($0.dayNumber) } ?? Int64.max
        let select = "SELECT id, \(Self.columns) FROM entry WHERE batch <= $1 AND day <= $2"
        try connection.rows(
            "\(select) AND id = $3 UNION ALL \(select) AND unit = $3 AND unit <> id",
            [.int(knownOn ?? Int64.max), .int(lastDay), .int(unit)]
        ) { if let row = Self.row($0, isSettled: true) { rows.append(row) } }
        return rows
    }

    /// The rows about to be posted that stand, still at the rates of their own days.
    func staged(_ unit: Int64, baseEntry: Int64) throws -> [OriginalAmounts.Row] {
        var rows: [OriginalAmounts.Row] = []
        try connection.rows(
            "SELECT row + $1, \(Self.columns) FROM stage WHERE unit = $2 AND state = 0 AND leader = row",
            [.int(baseEntry), .int(unit)]
        ) { if let row = Self.row($0, isSettled: false) { rows.append(row) } }
        return rows
    }

    private static let columns = "payment, measure, type, target, currency, original, amount, effect"

    private static func row(_ row: any LedgerRow, isSettled: Bool) -> OriginalAmounts.Row? {
        guard let measure = EffectKind(rawValue: Int(row.int(2))),
            let type = EntryType(rawValue: Int(row.int(3)))
        else { return nil }
        return OriginalAmounts.Row(
            entry: row.int(0), payment: row.int(1), measure: measure, type: type,
            corrects: type.family == .correction ? row.int(4) : 0, currency: row.text(5),
            original: Int64(clamping: row.int(6).magnitude), amount: row.int(7), effect: row.int(8),
            isSettled: isSettled)
    }
}
