import CampaignKit

/// Says of every staged donor who it is: someone who is known, or which new one.
///
/// `rules.md §5`, row by row in the order of the file, so that it amounts to the same donors as posting rows
/// as they come.
final class DonorLookup {
    private let session: ImportSession
    private var connection: any LedgerConnection { session.connection }
    private let candidates: DonorCandidates
    private let numbers: OurNumbers
    private let tombstones: Tombstones
    private let keys: DonorKeyWriter
    private let details: any BulkWriter
    /// The number that the next new donor would get.
    private var next: Int64

    init(session: ImportSession) throws {
        self.session = session
        let connection = session.connection
        for table in ["donor_map", "file_key", "file_donor", "file_id"] {
            try connection.run("DELETE FROM \(table)")
        }
        session.possibleDonors = [:]
        session.otherNames = [:]
        candidates = try DonorCandidates(connection, isStaged: true)
        numbers = try OurNumbers(session: session)
        tombstones = try Tombstones(connection)
        keys = try DonorKeyWriter(connection, table: "file_key")
        details = try connection.single(
            "file_donor", ["donor", "kind", "suppressions"] + DonorColumns.names)
        next = try connection.integer("SELECT max(id) FROM donor") + 1
    }

    /// A row of `stage_donor`.
    private struct Staged {
        var number: Int64
        var source: Int64
        var ext: String
        var key: Int64
        var hasDetails: Bool
        var isOurs: Bool
        var implied: DonorKind?
        var details: DonorDetails
        /// Who it is by an earlier import, or an earlier row; the second may be new.
        var linked: Int64?
        var mapped: Int64?
    }

    func run() throws {
        // Read in portions: what is found is written to tables that the reading asks.
        var last: Int64 = 0
        while true {
            var rows: [Staged] = []
            try connection.rows(Self.staged, [.int(last)]) { row in
                last = row.int(0)
                rows.append(
                    Staged(
                        number: row.int(1), source: row.int(2), ext: row.text(3), key: row.int(4),
                        hasDetails: row.int(5) == 1, isOurs: row.int(6) == 1,
                        implied: DonorKind(rawValue: Int(row.int(7))),
                        details: DonorColumns.details(row, from: 9), linked: row.optionalInt(8)))
            }
            guard !rows.isEmpty else { return }
            for row in rows { try take(row) }
        }
    }

    private static let staged = """
        SELECT d.ord, d.row, d.source, d.ext, d.donor64, d.has_details, d.ours, d.implied, l.donor, \
        \(DonorColumns.columns("d")) FROM stage_donor d \
        LEFT JOIN donor_link l ON l.source = d.source AND l.external_id = d.ext AND d.ours = 0 \
        WHERE d.ord > $1 ORDER BY d.ord LIMIT 500
        """

    private func take(_ row: Staged) throws {
        let mapped = try connection.first(
            "SELECT donor, grp FROM donor_map WHERE donor64 = $1 AND source = $2 AND ext = $3",
            [.int(row.key), .int(row.source), .text(row.ext)]
        ) { $0.optionalInt(0) ?? $0.optionalInt(1) }
        if let mapped {
            if let donor = mapped { try learn(row, of: donor) }
            return
        }
        if let linked = row.linked { return try map(row, donor: linked, .linked) }
        switch try numbers.answer(row.ext, isOurs: row.isOurs, source: row.source, key: row.key) {
        case .donor(let donor): try map(row, donor: donor, .matched, by: .number)
        case .nobody: try map(row, donor: nil, .unknownNumber)
        case .notOurs: try match(row)
        }
    }

    /// By what the row says of its donor; else someone new.
    private func match(_ row: Staged) throws {
        let traits = DonorTraits(row.details)
        // Who was erased does not come back, and no one is asked about them.
        let erased = try tombstones.donor(traits) { try hasOtherID(row, than: $0) }
        if let erased { return try map(row, donor: erased, .matched) }
        let verdict = try candidates.verdict(traits, row.details, source: row.source, ext: row.ext)
        session.note(possible: verdict.toTell, key: row.key)
        if let match = verdict.match {
            return try map(row, donor: match.donor, .matched, by: match.by)
        }
        var details = row.details
        details.kind = try candidates.kind(implied: row.implied, of: details, traits)
        try map(row, donor: next, .new)
        // Another kind is another shape of name.
        try write(details, of: next, details.kind == row.details.kind ? traits : nil)
        next += 1
    }

    /// Whether a row's source knows a donor by another id than the row's.
    private func hasOtherID(_ row: Staged, than donor: Int64) throws -> Bool {
        guard !DonorIdentity.isMade(row.ext), !WordID.isMade(row.ext, of: row.details) else { return false }
        return try connection.holds(
            """
            SELECT 1 FROM donor_link WHERE source = $1 AND donor = $2 AND external_id <> $3 \
            AND NOT \(Portable.begins("external_id", with: "~"))
            """, [.int(row.source), .int(donor), .text(row.ext)])
    }

    private func map(
        _ row: Staged, donor: Int64?, _ standing: StageTable.DonorStanding, by reason: DonorMatch? = nil
    ) throws {
        let isNew = donor.map { $0 >= session.firstNewDonor } ?? false
        try connection.run(
            """
            INSERT INTO donor_map(donor64, source, ext, donor, grp, standing, by, ours) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .int(row.key), .int(row.source), .text(row.ext), .reference(isNew ? nil : donor),
                .reference(isNew ? donor : nil), .int(standing.rawValue),
                .reference(reason.map { Int64($0.rawValue) }), .int(row.isOurs || reason == .number ? 1 : 0),
            ])
        guard let donor else { return }
        if !row.isOurs, reason != .number, !DonorIdentity.isMade(row.ext) {
            try connection.run(
                "INSERT INTO file_id VALUES ($1, $2, $3)", [.int(donor), .int(row.source), .text(row.ext)])
        }
        if standing != .new { try learn(row, of: donor) }
    }

    /// What the file says of a donor may find the next row's.
    private func learn(_ row: Staged, of donor: Int64) throws {
        guard row.hasDetails, session.otherNames[row.number] == nil,
            let old = try candidates.details(donor), !old.isErased
        else { return }
        let merged = DonorMerge(row.details, of: CalendarDate(dayNumber: 0), into: DatedDetails(old)).result
            .details
        guard merged != old else { return }
        try connection.run("DELETE FROM file_donor WHERE donor = $1", [.int(donor)])
        try write(merged, of: donor)
    }

    private func write(_ merged: DonorDetails, of donor: Int64, _ traits: DonorTraits? = nil) throws {
        details.int(donor)
        details.optional(merged.kind?.rawValue)
        details.int(merged.suppressions.rawValue)
        for text in DonorColumns.texts(merged) { details.text(text) }
        try details.endRow()
        try keys.write(donor, traits ?? DonorTraits(merged))
    }
}
