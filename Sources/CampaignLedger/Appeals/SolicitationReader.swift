import CampaignKit

/// Reads who was asked.
struct SolicitationReader {
    let connection: any LedgerConnection

    func solicitations(
        ofAppeal appeal: String, asOf: CalendarDate?, knownOn: Int64?
    ) throws -> [Solicitation] {
        var list: [Solicitation] = []
        let aliases = try DonorAliases(connection, knownOn: knownOn ?? .max)
        try connection.rows(
            """
            SELECT s.donor, p.campaign, p.keycode, s.segment, s.day, s.cost, s.ask FROM solicitation s \
            JOIN place p ON p.id = s.place WHERE p.appeal = $1 AND s.day <= $2 AND \(Self.stands("$3")) ORDER BY s.id
            """, [.text(appeal), .int(asOf?.dayNumber ?? Int.max), .int(knownOn ?? Int64.max)]
        ) { row in
            list.append(
                Solicitation(
                    donor: aliases.of(row.int(0)),
                    place: Designation(campaign: row.text(1), appeal: appeal, keycode: row.text(2)),
                    segment: row.text(3), day: CalendarDate(dayNumber: Int(row.int(4))),
                    costMinor: row.optionalInt(5), askMinor: row.optionalInt(6)))
        }
        return list
    }

    func totals(asOf: CalendarDate?, knownOn: Int64?) throws -> [String: SolicitationTotal] {
        var totals: [String: SolicitationTotal] = [:]
        try connection.rows(
            """
            SELECT p.appeal, count(*), \(Portable.sum("s.cost")) FROM solicitation s JOIN place p ON p.id = s.place \
            WHERE s.day <= $1 AND \(Self.stands("$2")) GROUP BY p.appeal
            """, [.int(asOf?.dayNumber ?? Int.max), .int(knownOn ?? Int64.max)]
        ) { row in
            var total = SolicitationTotal()
            total.pieces = Int(row.int(1))
            total.costMinor = row.optionalInt(2)
            totals[row.text(0)] = total
        }
        return totals
    }

    /// How many pieces of a batch are not reversed.
    func standing(inBatch batch: Int64) throws -> Int64 {
        try connection.integer(
            "SELECT count(*) FROM solicitation s WHERE \(Self.stands("$1")) AND s.batch = $2",
            [.int(Int64.max), .int(batch)])
    }

    /// Every batch that recorded pieces of an appeal, in order.
    func postings(ofAppeal appeal: String) throws -> [SolicitationPosting] {
        var list: [SolicitationPosting] = []
        try connection.rows(
            """
            SELECT s.batch, b.posted_on, min(s.day), count(*), \(Portable.sum("s.cost")), (SELECT min(c.batch) FROM change c \
            WHERE c.object = '\(SolicitationFact.object)' AND c.object_id = s.batch AND c.kind = \
            \(SolicitationFact.notSent)) FROM solicitation s JOIN place p ON p.id = s.place \
            JOIN batch b ON b.id = s.batch WHERE p.appeal = $1 GROUP BY s.batch, b.posted_on ORDER BY s.batch
            """, [.text(appeal)]
        ) { row in
            list.append(
                SolicitationPosting(
                    batch: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))),
                    day: CalendarDate(dayNumber: Int(row.int(2))), pieces: Int(row.int(3)),
                    costMinor: row.optionalInt(4), voidedBy: row.optionalInt(5)))
        }
        return list
    }

    /// The codes that each appeal was sent under.
    func keycodes(knownOn: Int64?) throws -> [String: Set<String>] {
        var codes: [String: Set<String>] = [:]
        try connection.rows(
            """
            SELECT p.appeal, p.keycode FROM place p WHERE p.keycode <> '' AND p.id IN \
            (SELECT s.place FROM solicitation s WHERE \(Self.stands("$1"))) ORDER BY p.id
            """, [.int(knownOn ?? Int64.max)]
        ) { codes[$0.text(0), default: []].insert($0.text(1)) }
        return codes
    }

    /// Whether piece `s` was recorded by batch `batch` and not reversed by then.
    static func stands(_ batch: String) -> String {
        """
        s.batch <= \(batch) AND s.batch NOT IN (SELECT c.object_id FROM change c WHERE c.object = \
        '\(SolicitationFact.object)' AND c.kind = \(SolicitationFact.notSent) AND c.batch <= \(batch))
        """
    }
}
