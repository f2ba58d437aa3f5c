import CampaignKit

/// What sources say of donors next to what is known of them, or as it was known already.
///
/// Kept by donor, part and source, the latest alone: an undo that takes one source's words back leaves
/// another's.
///
/// Gathered while rows are read and posted once, where it is news; hashed rows keep only salted digests.
struct SaidOfDonors {
    let connection: any LedgerConnection
    let batch: Int64

    /// The part that holds suppressions which were known already; the others are those of `DonorPart`.
    static let suppressions = 0

    /// Takes what a source says, nil when it is nothing any more.
    ///
    /// Of several rows the latest day stands. What agrees with what is known is no reason to post anything.
    func hear(
        _ donor: Int64, part: Int, source: Int64, day: CalendarDate, words: String?, agrees: Bool = false
    ) throws {
        try connection.run(
            """
            INSERT INTO donor_heard(donor, part, source, day, words, agrees) VALUES ($1, $2, $3, $4, $5, $6) \
            ON CONFLICT (donor, part, source) DO UPDATE SET day = excluded.day, words = excluded.words, \
            agrees = excluded.agrees \
            WHERE excluded.day >= donor_heard.day
            """,
            [
                .int(donor), .int(part), .int(source), .day(day), words.map(LedgerValue.text) ?? .null,
                .int(agrees ? 1 : 0),
            ])
    }

    /// Someone decided about a part: what sources said of it before is settled.
    func settle(_ donor: Int64, _ part: DonorPart, on day: CalendarDate) throws {
        for said in try latest(of: donor) where said.part == part.rawValue {
            try hear(donor, part: said.part, source: said.source, day: day, words: nil)
        }
    }

    /// What a batch said is again what was said before it.
    func takeBack(_ undone: Int64, on day: CalendarDate) throws {
        var found: [(donor: Int64, part: Int, source: Int64, words: String?)] = []
        try connection.rows(
            """
            SELECT s.donor, s.part, s.source, (SELECT w.words FROM donor_said_words w WHERE w.donor = s.donor \
            AND w.part = s.part AND w.source = s.source AND w.batch = (SELECT max(b.batch) FROM donor_said b \
            WHERE b.donor = s.donor AND b.part = s.part AND b.source = s.source AND b.batch < s.batch)) \
            FROM donor_said s WHERE s.batch = $1 AND \(Self.isLatest("s"))
            """, [.int(undone)]
        ) { found.append(($0.int(0), Int($0.int(1)), $0.int(2), $0.isNull(3) ? nil : $0.text(3))) }
        for said in found {
            try hear(said.donor, part: said.part, source: said.source, day: day, words: said.words)
        }
    }

    /// What sources say of a donor now, by part and source.
    func latest(of donor: Int64) throws -> [(part: Int, source: Int64, day: CalendarDate, words: String)] {
        var found: [(part: Int, source: Int64, day: CalendarDate, words: String)] = []
        try connection.rows(
            """
            SELECT s.part, s.source, s.day, w.words FROM donor_said s JOIN donor_said_words w ON w.donor = s.donor \
            AND w.part = s.part AND w.source = s.source AND w.batch = s.batch WHERE s.donor = $1 \
            AND \(Self.isLatest("s")) ORDER BY s.part, s.source
            """, [.int(donor)]
        ) { row in
            let day = CalendarDate(dayNumber: Int(row.int(2)))
            found.append((Int(row.int(0)), row.int(1), day, row.text(3)))
        }
        return found
    }

    /// Whether anything was heard that is news.
    func hasNews() throws -> Bool {
        try connection.holds(
            "SELECT 1 FROM donor_heard h WHERE h.agrees = 0 AND \(Self.isNews)")
    }

    /// Writes what was heard and is news.
    func post() throws {
        guard try connection.exists("donor_heard") else { return }
        let rows = try connection.bulk(
            "donor_said", ["donor", "part", "source", "batch", "day", "personal_digest"])
        let words = try connection.bulk(
            "donor_said_words", ["donor", "part", "source", "batch", "salt", "words"])
        var salts = SaltPool()
        try connection.rows(
            """
            SELECT h.donor, h.part, h.source, h.day, h.words FROM donor_heard h WHERE \(Self.isNews)
            """
        ) { row in
            let salt = salts.next()
            for writer in row.isNull(4) ? [rows] : [rows, words] {
                for index in 0..<3 { writer.int(row.int(index)) }
                writer.int(batch)
            }
            rows.int(row.int(3))
            if row.isNull(4) {
                rows.null()
            } else {
                rows.bytes(EntryText.digest([row.text(4)], salt))
                words.bytes(salt)
                words.text(row.text(4))
                try words.endRow()
            }
            try rows.endRow()
        }
        try rows.finish()
        try words.finish()
        try connection.run("DELETE FROM donor_heard")
    }

    private static let isNews = """
        h.words IS DISTINCT FROM (SELECT w.words FROM donor_said s LEFT JOIN donor_said_words w ON w.donor = s.donor \
        AND w.part = s.part AND w.source = s.source AND w.batch = s.batch WHERE s.donor = h.donor \
        AND s.part = h.part AND s.source = h.source ORDER BY s.batch DESC LIMIT 1)
        """

    private static func isLatest(_ row: String) -> String {
        """
        NOT EXISTS (SELECT 1 FROM donor_said n WHERE n.donor = \(row).donor AND n.part = \(row).part \
        AND n.source = \(row).source AND n.batch > \(row).batch)
        """
    }
}
