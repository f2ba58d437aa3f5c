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

    /// Makes the new donors that posted rows need, links the matched ones, and fills in what was not known.
    func settle(_ outcome: inout ImportOutcome) throws {
        // A row that is here makes no one: who gave it is here, too.
        let has = "s.state = 0 OR s.state IN (1, 4) AND m.donor IS NOT NULL"
        let needed = """
            (EXISTS (SELECT 1 FROM stage s WHERE s.donor64 = m.donor64 AND s.donor_ext = m.ext \
            AND s.source = m.source AND (\(has))) OR EXISTS (SELECT 1 FROM stage_soft f JOIN stage s ON s.row = f.row \
            WHERE f.donor64 = m.donor64 AND f.donor_ext = m.ext AND f.source = m.source AND (\(has))))
            """
        let everything = try !connection.holds("SELECT 1 FROM stage WHERE state <> 0")
        if !everything {
            try forgetRefused()
            try join(Self.elsewhere, .elsewhere)
            try join(Self.already, .already)
        }
        if !everything || session.hasZeroDonors {
            for index in [StageTable.Index.donor, .softDonor, .donorKey] {
                try StageTable.index(index, connection)
            }
            // A row of no money says something of those who are known, and makes whoever must not be asked;
            // a number of this ledger that no one has makes no one.
            let said =
                """
                EXISTS (SELECT 1 FROM stage_donor z WHERE z.donor64 = m.donor64 AND z.source = m.source \
                AND z.ext = m.ext AND z.row < 0 \
                AND (z.suppressions <> 0 AND m.ours = 0 OR m.donor IS NOT NULL))
                """
            try connection.run("DELETE FROM donor_map AS m WHERE NOT \(needed) AND NOT \(said)")
        }
        try fillIn(joined: try create(&outcome), &outcome)
    }

    /// A row that is left out says nothing of anyone: neither that they have died nor who they are.
    ///
    /// Its donor stays, who may have other rows, and so do its words where a later row meant them too: the
    /// same cells are read once. The matching is done again without the words that went.
    private func forgetRefused() throws {
        try StageTable.index(.donorKey, connection)
        let blank = DonorColumns.names.map { "\($0) = ''" }.joined(separator: ", ")
        try connection.run(
            """
            UPDATE stage_donor AS d SET has_details = 0, kind = NULL, suppressions = 0, \(blank) WHERE has_details = 1 \
            AND row IN (SELECT row FROM stage WHERE state IN (2, 3)) AND NOT EXISTS (SELECT 1 FROM stage s \
            WHERE s.donor64 = d.donor64 AND s.donor_ext = d.ext AND s.state IN (0, 1) AND s.row > d.row \
            AND s.row < coalesce((SELECT min(x.row) FROM stage_donor x WHERE x.donor64 = d.donor64 \
            AND x.has_details = 1 AND x.row > d.row), s.row + 1))
            """)
        if connection.changes > 0 { try DonorLookup(session: session).run() }
    }

    /// A row that is here was given by who gave it, if the names may be one person's: `B LI` at the
    /// processor,
    /// `Bo Li` on the form; or the same name with another e-mail, in a later export.
    ///
    /// What it says of them is no less true for that.
    private func join(_ sql: String, _ state: StageTable.State) throws {
        var found: [(group: Int64, key: Int64, donor: Int64)] = []
        try connection.rows(
            sql, [.int(Int64(state.rawValue)), .int(Int64(StageTable.DonorStanding.new.rawValue))]
        ) { found.append(($0.int(0), $0.int(1), $0.int(2))) }
        guard !found.isEmpty else { return }
        let aliases = try DonorAliases(connection)
        for row in found {
            let said = try traits(
                """
                SELECT \(DonorColumns.columns("d")) FROM stage_donor d WHERE d.donor64 = $1 \
                AND d.has_details = 1 ORDER BY d.ord LIMIT 1
                """, row.key)
            let known = try traits(
                "SELECT \(DonorColumns.columns("p")) FROM donor_personal p WHERE p.donor = $1",
                aliases.of(row.donor))
            guard let said, let known, !known.hasName || said.mayShareName(with: known) else { continue }
            try connection.run(
                "UPDATE donor_map SET donor = $1, grp = NULL, standing = $2 WHERE grp = $3",
                [.int(row.donor), .int(StageTable.DonorStanding.matched.rawValue), .int(row.group)])
        }
    }

    /// By the payment's id, from another source.
    private static let elsewhere = """
        SELECT DISTINCT m.grp, m.donor64, e.donor FROM stage s JOIN donor_map m ON m.donor64 = s.donor64 \
        AND m.source = s.source AND m.ext = s.donor_ext JOIN entry e ON e.id = s.target \
        WHERE s.state = $1 AND m.standing = $2 AND m.grp IS NOT NULL AND e.donor IS NOT NULL \
        ORDER BY m.grp, m.donor64, e.donor
        """

    /// By its own id, from an earlier file; the newest row with the id.
    private static let already = """
        SELECT m.grp, m.donor64, e.donor FROM stage s JOIN donor_map m ON m.donor64 = s.donor64 \
        AND m.source = s.source AND m.ext = s.donor_ext JOIN entry e ON e.key64 = s.key64 \
        AND e.external_id = s.external_id AND e.source = s.source \
        WHERE s.state = $1 AND m.standing = $2 AND m.grp IS NOT NULL AND e.donor IS NOT NULL \
        ORDER BY m.grp, e.id DESC
        """

    private func traits(_ sql: String, _ number: Int64) throws -> DonorTraits? {
        try connection.first(sql, [.int(number)]) { DonorTraits(DonorColumns.details($0, from: 0)) }
    }

    /// How many donors the posting has something new to say of.
    func updates() throws -> Int { Int(try connection.integer("SELECT count(*) FROM donor_version")) }

    /// Whether they say something that is not taken and that their source did not say before.
    func saysOtherwise() throws -> Bool {
        try SaidOfDonors(connection: connection, batch: session.batch).hasNews()
    }

    private struct Staged {
        var key: Int64
        var source: Int64
        var ext: String
        var donor: Int64?
        /// New donors of one group are one.
        var group: Int64?
        var match: DonorMatch?
        var isOurs: Bool
        var implied: DonorKind?
        var line: Int
        var day: CalendarDate
        var details: DonorDetails
    }

    /// Returns the keys of donors who are someone's that was made before in this posting.
    private func create(_ outcome: inout ImportOutcome) throws -> Set<Int64> {
        var made: [Int64: Int64] = [:]
        var joined: Set<Int64> = []
        var next = try connection.integer("SELECT max(id) FROM donor") + 1
        outcome.firstNewDonor = next
        outcome.donors = DonorReport()
        let writer = try session.donorWriter()
        let candidates = try DonorCandidates(connection, isStaged: false)
        let tombstones = try Tombstones(connection)
        let aliases = try DonorAliases(connection)
        try stagedDonors { staged in
            let (line, name) = (staged.line, staged.details.displayName)
            let possible = session.possibleDonors[staged.key] ?? []
            if let donor = staged.donor ?? staged.group.flatMap({ made[$0] }) {
                outcome.matchedDonors += 1
                if let match = staged.match {
                    outcome.donors.add(match, donor: aliases.of(donor), line: line, name: name)
                }
                // An e-mail address says who it is: of someone erased it is not kept.
                let isWords = staged.ext.contains("@") && tombstones.isErased(donor)
                if !staged.isOurs, !isWords {
                    try writer.link(donor, source: staged.source, ext: staged.ext)
                }
                if staged.donor == nil { joined.insert(staged.key) }
                return outcome.donors.add(possible, of: donor, line: line, name: name, made: made)
            }
            var details = staged.details
            let traits = DonorTraits(details)
            details.kind = try candidates.kind(implied: staged.implied, of: details, traits)
            // Another kind is another shape of name.
            let known = details.kind == staged.details.kind ? traits : nil
            try writer.create(
                next, details: details, of: staged.day, from: staged.source, traits: known)
            try writer.link(next, source: staged.source, ext: staged.ext)
            outcome.newDonors += 1
            if traits.isKnownByNameOnly, DonorIdentity.isMade(staged.ext) {
                outcome.donors.knownByNameOnly += 1
            }
            outcome.donors.add(possible, of: next, line: line, name: name, made: made)
            if let group = staged.group { made[group] = next }
            next += 1
        }
        try connection.run(
            """
            UPDATE donor_map SET donor = (SELECT l.donor FROM donor_link l WHERE l.source = donor_map.source \
            AND l.external_id = donor_map.ext), standing = 1 WHERE donor IS NULL
            """)
        outcome.placeholderDonors = Int(
            try connection.integer(
                """
                SELECT count(*) FROM (SELECT donor64 FROM stage_donor GROUP BY donor64 HAVING max(has_details) = 0) d \
                JOIN donor_map m ON m.donor64 = d.donor64 WHERE m.standing = 1
                """))
        return joined
    }

    /// Each staged donor once, by its first row, who has to be made or linked.
    private func stagedDonors(_ body: (Staged) throws -> Void) throws {
        var done: Set<Int64> = []
        try connection.portions(
            """
            SELECT d.donor64, d.source, d.ext, m.donor, m.grp, m.by, m.ours, d.implied, d.line, d.day, \(DonorColumns.columns("d")) \
            FROM stage_donor d JOIN donor_map m ON m.donor64 = d.donor64 AND m.source = d.source AND m.ext = d.ext \
            WHERE m.standing IN (2, 3) ORDER BY d.ord
            """, []
        ) { row -> Staged? in
            // The first row of a donor makes it; details of later rows are filled in afterwards.
            guard done.insert(row.int(0)).inserted else { return nil }
            return Staged(
                key: row.int(0), source: row.int(1), ext: row.text(2), donor: row.optionalInt(3),
                group: row.optionalInt(4), match: DonorMatch(rawValue: Int(row.int(5))),
                isOurs: row.int(6) == 1, implied: DonorKind(rawValue: Int(row.int(7))),
                line: Int(row.int(8)), day: CalendarDate(dayNumber: Int(row.int(9))),
                details: DonorColumns.details(row, from: 10))
        } _: { staged in
            if let staged { try body(staged) }
        }
    }

    /// What rows say of donors who are known, in the order of the file.
    private func fillIn(joined: Set<Int64>, _ outcome: inout ImportOutcome) throws {
        let writer = try session.donorWriter()
        typealias Update = (donor: Int64, source: Int64, day: CalendarDate, details: DonorDetails)
        var made: Set<Int64> = []
        try connection.portions(
            """
            SELECT m.donor, m.standing, d.donor64, d.source, d.day, d.row, \(DonorColumns.columns("d")) \
            FROM stage_donor d \
            JOIN donor_map m ON m.donor64 = d.donor64 AND m.source = d.source AND m.ext = d.ext \
            WHERE d.has_details = 1 OR m.standing = 1 ORDER BY d.ord
            """, []
        ) { row -> Update? in
            // A new donor was made from its first details.
            if row.int(1) == 1, !joined.contains(row.int(2)), made.insert(row.int(2)).inserted { return nil }
            guard session.otherNames[row.int(5)] == nil else { return nil }
            let day = CalendarDate(dayNumber: Int(row.int(4)))
            return (row.int(0), row.int(3), day, DonorColumns.details(row, from: 6))
        } _: { update in
            guard let update else { return }
            try writer.merge(
                update.details, of: update.day, from: update.source, into: update.donor,
                hears: update.donor < session.firstNewDonor)
        }
        outcome.differences = writer.differences
        outcome.differenceCount = writer.differenceCount
    }
}
