import CampaignKit

/// Finds the donors of staged rows and makes those that are new.
///
/// Matching: `rules.md §5`.
struct DonorPass {
    let session: ImportSession
    private var connection: any LedgerConnection { session.connection }

    init(session: ImportSession) {
        self.session = session
    }

    /// Looks every staged donor up: by its id in the source, else by e-mail with the same surname.
    func lookUp() throws {
        let hasDonors = try connection.integer("SELECT EXISTS (SELECT 1 FROM donor)") == 1
        try connection.run(
            """
            INSERT INTO donor_map(donor64, source, ext, donor, is_new) SELECT d.donor64, d.source, d.ext, l.donor, 0 \
            FROM stage_donor d LEFT JOIN donor_link l ON l.source = d.source AND l.external_id = d.ext \
            WHERE true ON CONFLICT DO NOTHING
            """)
        guard hasDonors else { return try matchInFile() }
        // Our own numbers name a donor where rows are typed by hand; a platform's D-1 is somebody else.
        try connection.run(
            """
            UPDATE donor_map SET donor = CAST(substr(ext, 3) AS INTEGER), is_new = 2 WHERE donor IS NULL \
            AND source IN (SELECT id FROM source WHERE name = $1) AND upper(ext) GLOB 'D-[0-9]*' \
            AND EXISTS (SELECT 1 FROM donor d WHERE 'D-' || d.id = upper(ext))
            """, [.text(ImportSession.manualSource)])
        let unknown = try unknownDonors()
        guard !unknown.isEmpty else { return }
        try connection.run(
            "CREATE INDEX IF NOT EXISTS temp.donor_map_donor ON donor_map(donor) WHERE donor IS NOT NULL")
        for donor in unknown { try matchByEmail(donor.key, donor.source, donor.ext, donor.email) }
        try matchInFile()
    }

    /// Donors of several sources that nobody knows yet may be the same.
    private func matchInFile() throws {
        let isMixed =
            try connection.integer(
                "SELECT min(source) < max(source) FROM donor_map WHERE donor IS NULL") == 1
        guard isMixed else { return }
        for donor in try unknownDonors() {
            session.sameDonors.add(donor.key, source: donor.source, email: donor.email)
        }
    }

    private typealias Unknown = (key: Int64, source: Int64, ext: String, email: Int64)

    /// Those without a number of ours whose e-mail may tell who they are.
    private func unknownDonors() throws -> [Unknown] {
        var unknown: [Unknown] = []
        try connection.rows(
            """
            SELECT d.donor64, d.source, d.ext, \(DonorDetailsSQL.columns("d")) FROM stage_donor d JOIN donor_map m \
            ON m.donor64 = d.donor64 AND m.source = d.source AND m.ext = d.ext \
            WHERE m.donor IS NULL AND d.email <> '' ORDER BY d.rowid
            """
        ) { row in
            if let email = DonorIdentity.emailKey(of: DonorColumns.details(row, from: 3)) {
                unknown.append((row.int(0), row.int(1), row.text(2), email))
            }
        }
        return unknown
    }

    /// An e-mail never matches a donor who has another id of the same source.
    ///
    /// A typed row without an id has none of its own, and our own numbers are no source's ids.
    private func matchByEmail(_ key: Int64, _ source: Int64, _ ext: String, _ email: Int64) throws {
        let typed = try connection.integer(
            "SELECT id FROM source WHERE name = $1", [.text(ImportSession.manualSource)])
        let isIdless = source == typed && ext.hasPrefix("~")
        let blocks = isIdless ? "false" : "true"
        let isID = "NOT LIKE '~%'"
        let found = try connection.integer(
            """
            SELECT p.donor FROM donor_personal p WHERE p.email64 = $1 AND NOT EXISTS \
            (SELECT 1 FROM donor_link l WHERE \(blocks) AND l.donor = p.donor AND l.source = $2 \
            AND l.external_id \(isID) AND \(Self.isForeign("l.external_id", of: "l"))) AND NOT EXISTS \
            (SELECT 1 FROM donor_map m WHERE \(blocks) AND m.donor = p.donor AND m.source = $2 \
            AND m.ext \(isID) AND \(Self.isForeign("m.ext", of: "m"))) ORDER BY p.donor LIMIT 1
            """, [.int(email), .int(source)])
        guard found > 0 else { return }
        try connection.run(
            "UPDATE donor_map SET donor = $1, is_new = 2 WHERE donor64 = $2 AND source = $3 AND ext = $4 AND donor IS NULL",
            [.int(found), .int(key), .int(source), .text(ext)])
    }

    /// Whether an id of a donor's is not our own number of them, written by hand.
    private static func isForeign(_ id: String, of row: String) -> String {
        let typed = "SELECT name FROM source WHERE id = \(row).source"
        return "(upper(\(id)) <> 'D-' || \(row).donor OR (\(typed)) <> '\(ImportSession.manualSource)')"
    }

    /// Makes the new donors that posted rows need, links the matched ones, and fills in what was not known.
    func settle(_ outcome: inout ImportOutcome) throws {
        let needed = """
            (EXISTS (SELECT 1 FROM stage s WHERE s.donor64 = m.donor64 AND s.donor_ext = m.ext \
            AND s.source = m.source AND s.state IN (0, 1)) OR EXISTS (SELECT 1 FROM stage_soft f JOIN stage s \
            ON s.row = f.row WHERE f.donor64 = m.donor64 AND f.donor_ext = m.ext AND f.source = m.source \
            AND s.state IN (0, 1)))
            """
        let everything =
            try connection.integer("SELECT NOT EXISTS (SELECT 1 FROM stage WHERE state <> 0)") == 1
        if !everything {
            try connection.run("CREATE INDEX IF NOT EXISTS temp.stage_donor64 ON stage(donor64)")
            try connection.run("CREATE INDEX IF NOT EXISTS temp.stage_soft64 ON stage_soft(donor64)")
            try forgetRefused()
            try connection.run("DELETE FROM donor_map AS m WHERE NOT \(needed)")
        }
        try create(&outcome)
        try fillIn(&outcome)
    }

    /// A row that is left out says nothing of anybody: neither that they have died nor who they are.
    ///
    /// Its donor stays, who may have other rows; the matching is done again without its words.
    private func forgetRefused() throws {
        let blank = DonorColumns.names.map { "\($0) = ''" }.joined(separator: ", ")
        try connection.run(
            """
            UPDATE stage_donor SET has_details = 0, kind = NULL, suppressions = 0, \(blank) WHERE has_details = 1 \
            AND row IN (SELECT row FROM stage WHERE state IN (2, 3))
            """)
        if connection.changes > 0 {
            try connection.run("UPDATE donor_map SET donor = NULL, is_new = 0 WHERE is_new = 2")
        }
        session.sameDonors = FileDonorMatch()
        try lookUp()
    }

    /// How many donors the posting has something new to say of.
    func updates() throws -> Int { Int(try connection.integer("SELECT count(*) FROM temp.donor_version")) }

    private struct Staged {
        var key: Int64
        var source: Int64
        var ext: String
        var donor: Int64?
        var day: CalendarDate
        var details: DonorDetails
    }

    private func create(_ outcome: inout ImportOutcome) throws {
        var next = try connection.integer("SELECT max(id) FROM donor") + 1
        outcome.firstNewDonor = next
        let writer = try session.donorWriter()
        var done: Set<Int64> = []
        try connection.rows(
            """
            SELECT d.donor64, d.source, d.ext, m.donor, d.day, m.is_new, \(DonorDetailsSQL.columns("d")) \
            FROM stage_donor d JOIN donor_map m ON m.donor64 = d.donor64 AND m.source = d.source AND m.ext = d.ext \
            WHERE m.donor IS NULL OR m.is_new = 2 ORDER BY d.rowid
            """
        ) { row in
            // The first row of a donor makes it; details of later rows are filled in afterwards.
            guard done.insert(row.int(0)).inserted else { return }
            let staged = Staged(
                key: row.int(0), source: row.int(1), ext: row.text(2), donor: row.optionalInt(3),
                day: CalendarDate(dayNumber: Int(row.int(4))), details: DonorColumns.details(row, from: 6))
            if let donor = staged.donor ?? session.sameDonors.donor(of: staged.key, next: next) {
                outcome.matchedDonors += 1
                try writer.link(donor, source: staged.source, ext: staged.ext)
                return
            }
            try writer.create(next, details: staged.details, of: staged.day)
            try writer.link(next, source: staged.source, ext: staged.ext)
            outcome.newDonors += 1
            next += 1
        }
        try connection.run(
            """
            UPDATE donor_map SET donor = (SELECT l.donor FROM donor_link l WHERE l.source = donor_map.source \
            AND l.external_id = donor_map.ext), is_new = 1 WHERE donor IS NULL
            """)
        outcome.placeholderDonors = Int(
            try connection.integer(
                """
                SELECT count(*) FROM (SELECT donor64 FROM stage_donor GROUP BY donor64 HAVING max(has_details) = 0) d \
                JOIN donor_map m ON m.donor64 = d.donor64 WHERE m.is_new = 1
                """))
    }

    /// What rows say of donors who are known, in the order of the file.
    private func fillIn(_ outcome: inout ImportOutcome) throws {
        let writer = try session.donorWriter()
        var updates: [(donor: Int64, source: Int64, day: CalendarDate, details: DonorDetails)] = []
        var made: Set<Int64> = []
        func flush() throws {
            for update in updates {
                try writer.merge(update.details, of: update.day, from: update.source, into: update.donor)
            }
            updates.removeAll(keepingCapacity: true)
        }
        try connection.rows(
            """
            SELECT m.donor, m.is_new, d.donor64, d.source, d.day, \(DonorDetailsSQL.columns("d")) FROM stage_donor d \
            JOIN donor_map m ON m.donor64 = d.donor64 AND m.source = d.source AND m.ext = d.ext \
            WHERE d.has_details = 1 OR m.is_new = 1 ORDER BY d.rowid
            """
        ) { row in
            // A new donor was made from its first details.
            if row.int(1) == 1, !session.sameDonors.linked.contains(row.int(2)),
                made.insert(row.int(2)).inserted
            {
                return
            }
            updates.append(
                (
                    row.int(0), row.int(3), CalendarDate(dayNumber: Int(row.int(4))),
                    DonorColumns.details(row, from: 5)
                ))
            if updates.count >= 1000 { try flush() }
        }
        try flush()
        outcome.differences = writer.differences
        outcome.differenceCount = writer.differenceCount
    }
}
