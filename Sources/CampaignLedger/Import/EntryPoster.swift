import CampaignKit

/// Turns good staged rows into entries, set by set.
struct EntryPoster {
    let session: ImportSession
    private var connection: any LedgerConnection { session.connection }

    init(session: ImportSession) {
        self.session = session
    }

    func run() throws {
        try dropPersonal()
        let base = session.baseEntry
        try connection.run(
            """
            INSERT INTO entry(\(EntryColumns.names.joined(separator: ", "))) \
            SELECT \(EntryColumns.all.map(staged).joined(separator: ", ")) FROM stage s \
            LEFT JOIN donor_map m ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext \
            LEFT JOIN donor_personal p ON p.donor = \(try DonorAliases(connection).owner("coalesce(s.donor, m.donor)")) \
            WHERE s.state = 0 AND s.leader = s.row ORDER BY s.row
            """, [.int(base), .int(session.batch), .int(DonorKind.government.rawValue)])
        try connection.run(
            """
            INSERT INTO split(entry, ord, place, amount) SELECT t.entry, t.ord, t.place, t.amount FROM stage_split t \
            JOIN stage s ON s.row = t.entry - $1 WHERE s.state = 0 AND s.unit = t.entry OR s.state = 0 AND s.payment = t.entry
            """, [.int(base)])
        try postPromises()
        try connection.run(
            """
            INSERT INTO soft_credit(entry, ord, donor, kind, amount) \
            SELECT $1 + s.leader, row_number() OVER (PARTITION BY s.leader ORDER BY f.row, f.ord) - 1, m.donor, f.kind, \
            f.amount FROM stage_soft f JOIN stage s ON s.row = f.row JOIN donor_map m ON m.donor64 = f.donor64 \
            AND m.source = f.source AND m.ext = f.donor_ext WHERE s.state = 0
            """, [.int(base)])
        try postSideRows()
    }

    /// What a column is in the staged row `s`; $1, $2 and $3 are the base of entries, the batch and
    /// government.
    private func staged(_ column: EntryColumn) -> String {
        switch column.origin {
        case .posting(.id): "$1 + s.row"
        case .posting(.batch): "$2"
        case .posting(.donor): "coalesce(s.donor, m.donor)"
        case .posting(.countClass): "s.class + CASE WHEN p.kind = $3 THEN 2 ELSE 0 END"
        case .posting, .row: "s.\(column.name)"
        }
    }

    /// Ids of other systems, what of expected matches is closed, what cuts left; nothing of rows that are
    /// left out.
    private func postSideRows() throws {
        let base = session.baseEntry
        try connection.run(
            """
            INSERT INTO entry_alias(entry, kind, value) SELECT DISTINCT $1 + s.leader, a.kind, a.value \
            FROM stage_alias a JOIN stage s ON s.row = a.row WHERE s.state = 0
            """, [.int(base)])
        try connection.run(
            """
            INSERT INTO match_closing(entry, ord, expected, amount) SELECT c.entry, c.ord, c.expected, c.amount \
            FROM stage_closing c JOIN stage s ON s.row = c.entry - $1 WHERE s.state = 0 \
            AND NOT EXISTS (SELECT 1 FROM stage x WHERE x.row = c.expected - $1 AND x.state <> 0)
            """, [.int(base)])
        try connection.run(
            """
            INSERT INTO surplus(entry, kind) SELECT $1 + t.row, t.kind FROM stage_surplus t \
            JOIN stage s ON s.row = t.row WHERE s.state = 0 AND s.leader = s.row ORDER BY t.row
            """, [.int(base)])
    }

    private func postPromises() throws {
        let base = session.baseEntry
        try connection.run(
            """
            INSERT INTO promise(id, batch, entry, source, name, name64, is_grant) \
            SELECT (SELECT coalesce(max(id), 0) FROM promise) + row_number() OVER (ORDER BY t.row), $1, $2 + t.row, \
            t.source, t.name, t.name64, t.is_grant FROM stage_promise t JOIN stage s ON s.row = t.row \
            WHERE s.state = 0 AND s.leader = s.row ORDER BY t.row
            """, [.int(session.batch), .int(base)])
        // A schedule of a promise split over places is on each of its rows: together they are the whole
        // schedule.
        try connection.run(
            """
            INSERT INTO installment(entry, ord, due, amount) SELECT $1 + s.leader, \
            row_number() OVER (PARTITION BY s.leader ORDER BY t.due, t.row) - 1, t.due, t.amount \
            FROM stage_schedule t JOIN stage s ON s.row = t.row WHERE s.state = 0
            """, [.int(base)])
    }

    /// The words of rows that are not posted, or that are parts of another, were written and are not kept.
    private func dropPersonal() throws {
        try connection.run(
            """
            DELETE FROM entry_personal WHERE entry IN (SELECT $1 + row FROM stage WHERE state <> 0 \
            UNION SELECT $1 + row FROM stage WHERE leader <> row)
            """, [.int(session.baseEntry)])
    }
}
