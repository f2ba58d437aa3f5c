import CampaignKit

/// Reads what each commitment adds to raised in some campaigns, one after the other.
struct CommitmentSizeReader {
    let connection: any LedgerConnection
    let counted: CountedRows
    let campaigns: [String]

    /// Hands over every size but zero; both tables are read in the order of their units, so nothing is held.
    func sizes(asOf: CalendarDate, knownOn: Int64, _ body: (Int64) throws -> Void) throws {
        var current: Int64 = 0
        var size: Int64 = 0
        func close() throws {
            if size != 0 { try body(size) }
            size = 0
        }
        let arguments = [.day(asOf), .int(knownOn)] + campaigns.map(LedgerValue.text)
        try connection.rows(Self.rows(CountedRows.places(of: campaigns, from: 3)), arguments) { row in
            if row.int(0) != current {
                try close()
                current = row.int(0)
            }
            guard let countClass = CountClass(rawValue: Int(row.int(2))) else { return }
            let origin = CalendarDate(dayNumber: Int(row.int(3)))
            let campaign = try counted.campaign(place: row.int(1), countClass: countClass, origin: origin)
            if campaign != nil { size = try Checked.add(size, row.int(4)) }
        }
        try close()
    }

    static func rows(_ places: String) -> String {
        """
        SELECT id AS unit, place, class, day AS origin, effect AS raised FROM entry WHERE simple = 1 AND day <= $1 \
        AND batch <= $2 AND place IN (\(places)) UNION ALL SELECT unit, place, class, origin, raised \
        FROM commitment_delta WHERE raised <> 0 AND day <= $1 AND batch <= $2 AND place IN (\(places)) ORDER BY unit
        """
    }
}
