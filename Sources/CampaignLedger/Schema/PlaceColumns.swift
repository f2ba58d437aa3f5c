import CampaignKit

/// Reads a place by its number.
enum PlaceReader {
    static func place(_ id: Int64, _ connection: any LedgerConnection) throws -> Place {
        try connection.first(
            "SELECT campaign, appeal, project, line, unit, keycode FROM place WHERE id = $1", [.int(id)]
        ) { row in
            Place(
                campaign: row.text(0), appeal: row.text(1), project: row.text(2), line: row.text(3),
                unit: row.text(4), keycode: row.text(5))
        } ?? .unassigned
    }
}
