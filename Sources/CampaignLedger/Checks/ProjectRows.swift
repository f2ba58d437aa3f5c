import CampaignKit

/// Gifts, pledges and payments for a project within some days: one pass over the rows.
struct ProjectRows {
    let connection: any LedgerConnection
    let project: String

    /// Those from one day to another that were not reversed.
    func rows(from first: CalendarDate, to last: CalendarDate) throws -> CountedIDs {
        let places = "SELECT id FROM place WHERE project = $3"
        var found = CountedIDs()
        try connection.rows(
            """
            SELECT e.id FROM entry e JOIN entry u ON u.id = e.unit WHERE e.day >= $1 AND e.day <= $2 \
            AND e.type IN (\(LiveRows.given)) AND (\(LiveRows.stands(in: places, row: "e", root: "u"))) \
            AND \(LiveRows.isLeft("e")) ORDER BY e.id
            """, [.day(first), .day(last), .text(project)]
        ) { found.add("G-\($0.int(0))") }
        return found
    }

    /// The first and the last day on which each project's money changed: one pass over the dated changes.
    ///
    /// Tells which projects need to be looked at row by row.
    static func days(_ connection: any LedgerConnection) throws -> [String: ClosedRange<Int64>] {
        var days: [String: ClosedRange<Int64>] = [:]
        try connection.rows(
            """
            SELECT p.project, min(d.day), max(d.day) FROM day_delta d JOIN place p ON p.id = d.place \
            WHERE p.project <> '' GROUP BY p.project
            """
        ) { days[$0.text(0)] = $0.int(1)...$0.int(2) }
        return days
    }
}
