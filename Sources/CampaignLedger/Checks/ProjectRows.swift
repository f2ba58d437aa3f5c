import CampaignKit

/// Gifts, pledges and payments for a project within some days: one pass over the rows.
struct ProjectRows {
    let connection: any LedgerConnection
    let project: String

    /// Those from one day to another that were not taken back.
    func rows(from first: CalendarDate, to last: CalendarDate) throws -> CountedIDs {
        let places = "SELECT id FROM place WHERE project = $1"
        var found = CountedIDs()
        try connection.rows(
            """
            SELECT e.id FROM entry e JOIN entry u ON u.id = e.unit WHERE e.day >= $2 AND e.day <= $3 \
            AND e.type IN (\(LiveRows.given)) AND (\(LiveRows.stands(in: places, row: "e", root: "u"))) \
            AND \(LiveRows.isLeft("e")) ORDER BY e.id
            """, [.text(project), .day(first), .day(last)]
        ) { found.add("G-\($0.int(0))") }
        return found
    }

    /// Whether anything was ever posted for it.
    var isUsed: Bool {
        get throws {
            try connection.integer(
                """
                SELECT EXISTS (SELECT 1 FROM day_delta WHERE place IN (SELECT id FROM place WHERE project = $1))
                """, [.text(project)]) == 1
        }
    }
}
