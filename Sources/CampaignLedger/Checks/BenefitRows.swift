import CampaignKit

/// Gifts of a vehicle that must bring the donor nothing, with what speaks against it: one pass over the rows.
struct BenefitRows {
    /// What differs between the vehicles.
    struct Vehicle {
        var code: String
        var type: EntryType
        /// Benefits that are small enough to disregard matter too.
        var isAnyValue: Bool
        /// One of them: `an IRA distribution`.
        var one: String
        /// Several of them: `IRA distributions`.
        var several: String
        /// What to do about a benefit.
        var remedy: String
    }

    let connection: any LedgerConnection
    let context: LedgerCheckContext
    let vehicle: Vehicle

    /// Each gift that brought a benefit, and for each event those of which no one said.
    func findings() throws -> [Finding] {
        var given = CappedFindings(code: vehicle.code)
        var unsaid: [String: CountedIDs] = [:]
        try each { id, appeal, value in
            guard let value else { return unsaid[appeal, default: CountedIDs()].add("G-\(id)") }
            let worth = value > 0 ? "a benefit of \(context.text(value))" : "a benefit"
            given.add(
                Finding(
                    code: vehicle.code, severity: .warning, message: "\(vehicle.one) brought \(worth)",
                    subject: "G-\(id)", hint: vehicle.remedy))
        }
        return given.all
            + unsaid.sorted { $0.key < $1.key }.map { appeal, gifts in
                Finding(
                    code: vehicle.code, severity: .warning,
                    message: gifts.word(
                        "\(vehicle.one) does not say whether it brought a benefit",
                        "\(gifts.count) \(vehicle.several) do not say whether they brought a benefit")
                        + ": \(gifts.text)",
                    subject: appeal.isEmpty ? nil : appeal,
                    hint:
                        "ask whether it pays for a seat; `none` in benefit_value records that there was no benefit"
                )
            }
    }

    /// Hands over each row's id and appeal: with the benefit's value, or nil where it is left unsaid.
    private func each(_ body: (_ id: Int64, _ appeal: String, _ value: Int64?) throws -> Void) throws {
        let appeals = context.plan.campaigns.flatMap(\.appeals)
        let events = appeals.filter { $0.channel == .event || $0.benefits == .ask }
        let arguments = [.int(vehicle.type.rawValue)] + events.map { LedgerValue.text($0.id) }
        let list = events.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        let places = "SELECT id FROM place WHERE appeal IN (\(list))"
        let isEvent = events.isEmpty ? "1 = 0" : "(\(LiveRows.stands(in: places, row: "e", root: "u")))"
        // 1 is a token, 2 none, 4 unknown.
        let isGiven =
            vehicle.isAnyValue
            ? "(e.exchange > 0 OR coalesce(e.benefit_value, 0) > 0 OR e.benefit_flags & 1 <> 0)"
            : "e.exchange > 0"
        let isUnsaid =
            "(e.benefit_flags & 4 <> 0 OR e.benefit_flags & 3 = 0 AND e.benefit_value IS NULL AND \(isEvent))"
        try connection.rows(
            """
            SELECT e.id, coalesce((SELECT p.appeal FROM place p WHERE p.id = coalesce(\
            \(MovedGifts().lastPlace(ofUnit: "e.unit")), u.place, \
            (SELECT t.place FROM split t WHERE t.entry = u.id ORDER BY t.ord LIMIT 1))), ''), \
            CASE WHEN \(isGiven) THEN \(Portable.greatest("e.exchange", "coalesce(e.benefit_value, 0)")) END \
            FROM entry e JOIN entry u ON u.id = e.unit WHERE e.type = $1 AND (\(isGiven) OR \(isUnsaid)) \
            AND \(LiveRows.isLeft("e")) ORDER BY e.id
            """, arguments
        ) { try body($0.int(0), $0.text(1), $0.optionalInt(2)) }
    }
}
