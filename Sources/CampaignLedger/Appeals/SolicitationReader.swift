import CampaignKit

/// Reads who was asked.
struct SolicitationReader {
    let connection: any LedgerConnection

    func solicitations(
        ofAppeal appeal: String, asOf: CalendarDate?, knownOn: Int64?
    ) throws -> [Solicitation] {
        var list: [Solicitation] = []
        try connection.rows(
            """
            SELECT s.donor, p.campaign, p.keycode, s.segment, s.day, s.cost, s.ask FROM solicitation s \
            JOIN place p ON p.id = s.place WHERE p.appeal = $1 AND s.day <= $2 AND s.batch <= $3 ORDER BY s.id
            """, [.text(appeal), .int(asOf?.dayNumber ?? Int.max), .int(knownOn ?? Int64.max)]
        ) { row in
            list.append(
                Solicitation(
                    donor: row.int(0),
                    place: Place(campaign: row.text(1), appeal: appeal, keycode: row.text(2)),
                    segment: row.text(3), day: CalendarDate(dayNumber: Int(row.int(4))),
                    costMinor: row.optionalInt(5), askMinor: row.optionalInt(6)))
        }
        return list
    }

    func totals(asOf: CalendarDate?, knownOn: Int64?) throws -> [String: SolicitationTotal] {
        var totals: [String: SolicitationTotal] = [:]
        try connection.rows(
            """
            SELECT p.appeal, count(*), sum(s.cost) FROM solicitation s JOIN place p ON p.id = s.place \
            WHERE s.day <= $1 AND s.batch <= $2 GROUP BY p.appeal
            """, [.int(asOf?.dayNumber ?? Int.max), .int(knownOn ?? Int64.max)]
        ) { row in
            var total = SolicitationTotal()
            total.pieces = Int(row.int(1))
            total.costMinor = row.optionalInt(2)
            totals[row.text(0)] = total
        }
        return totals
    }
}
