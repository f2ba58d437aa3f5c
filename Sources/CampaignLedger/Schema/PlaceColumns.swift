import CampaignKit

/// The columns that say where a place is, in one order for the table, its readers and digests.
enum PlaceColumns {
    static let names = ["campaign", "appeal", "project", "line", "unit", "keycode"]

    /// The columns for a SELECT, of a table by its alias.
    static func columns(_ alias: String) -> String { names.map { "\(alias).\($0)" }.joined(separator: ", ") }

    static func texts(_ place: Designation) -> [String] {
        [place.campaign, place.appeal, place.project, place.line, place.unit, place.keycode]
    }

    /// A place from a row in which the columns begin at `first`.
    static func place(_ row: any LedgerRow, from first: Int) -> Designation {
        Designation(
            campaign: row.text(first), appeal: row.text(first + 1), project: row.text(first + 2),
            line: row.text(first + 3), unit: row.text(first + 4), keycode: row.text(first + 5))
    }

    /// The place of a number; unassigned where there is none.
    static func place(_ id: Int64, _ connection: any LedgerConnection) throws -> Designation {
        try connection.first("SELECT \(columns("p")) FROM place p WHERE p.id = $1", [.int(id)]) {
            place($0, from: 0)
        } ?? .unassigned
    }
}

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
