import CampaignKit

/// Rows whose donor staff may not see: a gift hidden from them, and what happened to it.
enum HiddenGifts {
    /// Whether the row of this alias is hidden, as SQL.
    ///
    /// A refund says nothing of anonymity itself, nor need a payment on a promise: the gift and the
    /// promise do.
    static func condition(_ row: String) -> String {
        """
        (\(row).anonymity IN (\(levels)) OR NOT \(isAlone(row)) AND EXISTS (SELECT 1 FROM entry h \
        WHERE h.id IN (\(row).unit, \(row).payment) AND h.anonymity IN (\(levels))))
        """
    }

    /// Whether the row of this alias is its own gift or promise, as most are: then no other is looked up.
    private static func isAlone(_ row: String) -> String {
        "(\(row).unit = \(row).id AND (\(row).payment = \(row).id OR \(row).payment = 0))"
    }

    /// The strictest level that the row of this alias, its gift or its promise asks for, as SQL.
    static func level(_ row: String) -> String {
        """
        (CASE WHEN \(isAlone(row)) THEN \(row).anonymity ELSE (SELECT max(h.anonymity) FROM entry h \
        WHERE h.id IN (\(row).id, \(row).unit, \(row).payment)) END)
        """
    }

    /// What is said in place of a hidden row's number.
    static let words = "a posted gift that is hidden from staff"

    static func holds(_ entry: Int64, _ connection: any LedgerConnection) throws -> Bool {
        try connection.holds(
            "SELECT 1 FROM entry e WHERE e.id = $1 AND \(condition("e"))", [.int(entry)])
    }

    /// The levels that hide a row from staff.
    static let levels = Anonymity.allCases.filter { $0.hides(from: .staff) }.map { "\($0.rawValue)" }
        .joined(separator: ", ")

    /// Donors no one would know but for a gift that is hidden from staff: they are in no list.
    ///
    /// They came with it, and nothing else is known of them: no other gift, no credit, no letter.
    static let strangers = """
        SELECT d.id FROM donor d WHERE d.id IN (SELECT t.donor FROM (\(donors)) t WHERE t.donor IS NOT NULL) \
        AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.donor = d.id AND NOT \(condition("e"))) \
        AND NOT EXISTS (SELECT 1 FROM soft_credit c JOIN entry e ON e.id = c.entry WHERE c.donor = d.id \
        AND NOT \(condition("e"))) AND NOT EXISTS (SELECT 1 FROM solicitation s WHERE s.donor = d.id) \
        AND (EXISTS (SELECT 1 FROM entry h WHERE h.donor = d.id AND h.batch = d.batch) OR EXISTS \
        (SELECT 1 FROM soft_credit c JOIN entry h ON h.id = c.entry WHERE c.donor = d.id AND h.batch = d.batch))
        """

    static func strangers(_ connection: any LedgerConnection) throws -> Set<Int64> {
        var donors: Set<Int64> = []
        try connection.rows(strangers) { donors.insert($0.int(0)) }
        guard !donors.isEmpty else { return [] }
        // Someone of whom another number is known is no stranger.
        for (alias, donor) in try DonorAliases(connection).present where !donors.contains(alias) {
            donors.remove(donor)
        }
        return donors
    }

    /// Whose gifts, or payments on promises, are hidden, and who is recognized for one.
    ///
    /// By an index on the few rows that are.
    static let donors = """
        SELECT c.donor FROM soft_credit c WHERE c.entry IN (SELECT h.id FROM entry h WHERE h.anonymity IN (\(levels))) \
        UNION ALL \
        SELECT h.donor FROM entry h WHERE h.anonymity IN (\(levels)) AND h.donor IS NOT NULL UNION ALL \
        SELECT e.donor FROM entry e WHERE e.unit <> e.id AND e.unit IN \
        (SELECT h.id FROM entry h WHERE h.anonymity IN (\(levels)))
        """
}
