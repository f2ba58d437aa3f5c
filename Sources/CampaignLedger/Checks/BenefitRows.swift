import CampaignKit

/// Gifts of a vehicle that must bring the donor nothing, with what speaks against it.
struct BenefitRows {
    let connection: any LedgerConnection
    let plan: Plan
    let type: EntryType

    /// Hands over each row's id: with the benefit's value, or nil where an event leaves it unsaid.
    ///
    /// `isAnyValue` takes benefits that are small enough to disregard too.
    func each(isAnyValue: Bool, _ body: (_ id: Int64, _ value: Int64?) throws -> Void) throws {
        let events = plan.campaigns.flatMap(\.appeals).filter { $0.channel == .event || $0.benefits == .ask }
        let arguments = [.int(type.rawValue)] + events.map { LedgerValue.text($0.id) }
        let list = events.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let places = "SELECT id FROM place WHERE appeal IN (\(list))"
        let isEvent = events.isEmpty ? "0" : "(\(LiveRows.stands(in: places, row: "e", root: "u")))"
        // 1 is a token, 2 none, 4 unknown.
        let isGiven =
            isAnyValue
            ? "(e.exchange > 0 OR coalesce(e.benefit_value, 0) > 0 OR e.benefit_flags & 1 <> 0)"
            : "e.exchange > 0"
        let isUnsaid =
            "(e.benefit_flags & 4 <> 0 OR e.benefit_flags & 3 = 0 AND e.benefit_value IS NULL AND \(isEvent))"
        try connection.rows(
            """
            SELECT e.id, CASE WHEN \(isGiven) THEN max(e.exchange, coalesce(e.benefit_value, 0)) END \
            FROM entry e JOIN entry u ON u.id = e.unit WHERE e.type = $1 AND (\(isGiven) OR \(isUnsaid)) \
            AND \(LiveRows.isLeft("e")) ORDER BY e.id
            """, arguments
        ) { try body($0.int(0), $0.optionalInt(1)) }
    }
}
