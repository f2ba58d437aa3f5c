import CampaignKit

/// Reads donors for lists and screens.
struct DonorReader {
    let connection: any LedgerConnection
    let asOf: CalendarDate
    /// The last batch that counts.
    let knownOn: Int64

    /// Hands over donors whose name, organization, e-mail or source id holds the text, by number.
    func lines(matching text: String, limit: Int?, _ body: (DonorLine) throws -> Void) throws {
        let pattern =
            "%" + text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
            + "%"
        let condition =
            text.isEmpty
            ? ""
            : """
             AND (p.name LIKE $1 ESCAPE '\\' OR p.organization LIKE $1 ESCAPE '\\' OR p.email LIKE $1 ESCAPE '\\' \
            OR p.first_name || ' ' || p.last_name LIKE $1 ESCAPE '\\' OR p.last_name || ', ' || p.first_name LIKE $1 ESCAPE '\\' \
            OR EXISTS (SELECT 1 FROM donor_link l WHERE l.donor = p.donor AND l.external_id LIKE $1 ESCAPE '\\'))
            """
        let limited = limit.map { " LIMIT \($0)" } ?? ""
        try connection.rows(
            "SELECT p.donor, \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE \(isKnown)\(condition) ORDER BY p.donor\(limited)",
            text.isEmpty ? [] : [.text(pattern)]
        ) { row in try body(try line(row.int(0), DonorColumns.details(row, from: 1))) }
    }

    func line(_ donor: Int64) throws -> DonorLine? {
        let details = try connection.first(
            "SELECT \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE p.donor = $1 AND \(isKnown)",
            [.int(donor)]
        ) { DonorColumns.details($0, from: 0) }
        return try details.map { try line(donor, $0) }
    }

    private func line(_ donor: Int64, _ details: DonorDetails) throws -> DonorLine {
        var line = DonorLine(
            id: donor, details: details, externalIDs: try externalIDs(donor), gifts: 0, receivedMinor: 0,
            lastGift: nil)
        try connection.rows(
            """
            SELECT coalesce(sum(net > 0), 0), coalesce(sum(net), 0), max(CASE WHEN net > 0 THEN day END) \
            FROM (\(payments))
            """, [.int(donor), .day(asOf)]
        ) { row in
            line.gifts = Int(row.int(0))
            line.receivedMinor = row.int(1)
            line.lastGift = row.optionalInt(2).map { CalendarDate(dayNumber: Int($0)) }
        }
        return line
    }

    /// What is left of each payment of donor `$1` at the end of day `$2`.
    private var payments: String {
        """
        SELECT e.payment AS payment, sum(e.effect) AS net, min(e.day) AS day FROM entry e WHERE e.donor = $1 \
        AND e.payment <> 0 AND e.measure = \(Measure.paid.rawValue) AND e.day <= $2 AND e.batch <= \(knownOn) \
        AND NOT \(HiddenGifts.condition("e")) GROUP BY e.payment
        """
    }

    /// Whether the donor of `p` was known by then.
    private var isKnown: String {
        "EXISTS (SELECT 1 FROM donor k WHERE k.id = p.donor AND k.batch <= \(knownOn))"
    }

    private func externalIDs(_ donor: Int64) throws -> [String] {
        var ids: [String] = []
        try connection.rows(
            """
            SELECT s.name || ':' || l.external_id FROM donor_link l JOIN source s ON s.id = l.source \
            WHERE l.donor = $1 AND l.batch <= \(knownOn) AND \(Self.isTheirs("l")) ORDER BY l.batch, s.id, l.external_id
            """, [.int(donor)]
        ) { ids.append($0.text(0)) }
        return ids
    }

    /// Whether the link of this alias is an id that a source gave the donor.
    ///
    /// Our own numbers, by which a row may name a donor, are no source's id. Keys we made ourselves for
    /// donors without an id start with a tilde and are nobody's business.
    static func isTheirs(_ link: String) -> String {
        "\(link).external_id NOT LIKE '~%' AND upper(\(link).external_id) <> 'D-' || \(link).donor"
    }

    /// Money by the year it came or went back in; a gift is one of the year it came in, if any of it is left.
    func years(_ donor: Int64) throws -> [DonorRecord.Year] {
        var byYear: [Int: DonorRecord.Year] = [:]
        try connection.rows(
            """
            SELECT e.day, e.effect, e.id = e.payment AND n.net > 0 FROM (\(payments)) n \
            JOIN entry e ON e.payment = n.payment WHERE e.donor = $1 AND e.measure = \(Measure.paid.rawValue) \
            AND e.day <= $2 AND e.batch <= \(knownOn)
            """, [.int(donor), .day(asOf)]
        ) { row in
            let year = CalendarDate(dayNumber: Int(row.int(0))).year
            var sum = byYear[year] ?? DonorRecord.Year(year: year, gifts: 0, receivedMinor: 0)
            sum.gifts += row.int(2) == 1 ? 1 : 0
            sum.receivedMinor &+= row.int(1)
            byYear[year] = sum
        }
        return byYear.values.filter { $0.gifts > 0 || $0.receivedMinor != 0 }.sorted { $0.year > $1.year }
    }

    /// How many gifts and promises of a donor are hidden from staff.
    func hidden(_ donor: Int64) throws -> Int {
        Int(
            try connection.integer(
                """
                SELECT count(*) FROM entry e WHERE e.donor = $1 AND e.batch <= \(knownOn) AND e.id IN (e.unit, e.payment) \
                AND \(HiddenGifts.condition("e"))
                """, [.int(donor)]))
    }

    /// Numbers of donors that `D-77`, `source:id` or a source's id names.
    func find(_ text: String) throws -> [Int64] {
        if text.uppercased().hasPrefix("D-"), let number = Int64(text.dropFirst(2)) {
            return try line(number) == nil ? [] : [number]
        }
        var found: [Int64] = []
        try connection.rows(
            """
            SELECT DISTINCT l.donor FROM donor_link l JOIN source s ON s.id = l.source \
            WHERE l.batch <= \(knownOn) AND (l.external_id = $1 OR s.name || ':' || l.external_id = $1) ORDER BY l.donor
            """, [.text(text)]
        ) { found.append($0.int(0)) }
        return found
    }
}
