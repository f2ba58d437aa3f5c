import CampaignKit

/// A gift that answers an appeal comes within a year of it.
enum AppealDatesCheck: LedgerCheck {
    static let code = "appeal-dates"
    static let title = "Gifts are dated far from their appeal"
    static let isDeep = false
    static let explanation = """
        Gifts or pledges of an appeal are dated more than a year before it began or after it ended. They \
        count, but usually the keycode or the year of the appeal is wrong, and then so are its response rate \
        and its return. Recode them with `campaign gift move`, or correct the appeal's dates.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let index = PlanIndex(context.plan)
        var found: [String: (first: Int64, last: Int64)] = [:]
        // Only appeals with a gift or pledge that is too far away are looked at row by row.
        try connection.rows(
            """
            SELECT p.appeal, min(d.origin), max(d.origin) FROM day_delta d JOIN place p ON p.id = d.place \
            WHERE p.appeal <> '' GROUP BY p.appeal
            """
        ) { found[$0.text(0)] = ($0.int(1), $0.int(2)) }
        return try found.sorted { $0.key < $1.key }.compactMap { id, days in
            guard let appeal = index.appeal(id) else { return nil }
            let first = appeal.starts.map { $0.adding(months: -12).dayNumber } ?? Int(Int32.min)
            let last = appeal.ends.map { $0.adding(months: 12).dayNumber } ?? Int(Int32.max)
            guard days.first < first || days.last > last else { return nil }
            return try finding(connection, appeal, first, last)
        }
    }

    private static func finding(
        _ connection: any LedgerConnection, _ appeal: Appeal, _ first: Int, _ last: Int
    ) throws -> Finding? {
        let places = "SELECT id FROM place WHERE appeal = $3"
        var far = CountedIDs()
        try connection.rows(
            """
            SELECT e.id FROM entry e WHERE e.unit = e.id AND (e.day < $1 OR e.day > $2) \
            AND (\(LiveRows.stands(in: places, row: "e", root: "e"))) AND \(LiveRows.isLeft("e")) ORDER BY e.id
            """, [.int(first), .int(last), .text(appeal.id)]
        ) { far.add("G-\($0.int(0))") }
        guard far.count > 0 else { return nil }
        return Finding(
            code: code, severity: .note,
            message:
                "\(far.of("gift")) of this appeal \(far.word("is", "are")) dated more than a year away from it: \(far.text)",
            subject: appeal.id, hint: "campaign gift list --appeal \(appeal.id)")
    }
}
