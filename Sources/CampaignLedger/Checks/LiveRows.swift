import CampaignKit

/// Conditions on posted rows that several rules share, as SQL.
enum LiveRows {
    /// Money or property received, and promises: what someone was asked for.
    static let given = types { $0.family == .received || $0.family == .promise }

    /// Whether a stored change is of the gift itself, not of the exchange difference of a refund.
    static let isOfGift: String = {
        let differences = [CountClass.refundDifference, .governmentRefundDifference]
        return "class NOT IN (\(differences.map { String($0.rawValue) }.joined(separator: ", ")))"
    }()

    private static func types(_ isOne: (EntryType) -> Bool) -> String {
        EntryType.allCases.filter(isOne).map { String($0.rawValue) }.joined(separator: ", ")
    }

    /// Whether anything is left of the row of this alias, after all that was voided or reversed.
    ///
    /// `limits` are further conditions on those, by the alias `x`.
    static func isLeft(_ row: String, limits: String = "") -> String {
        """
        \(row).effect + coalesce((SELECT \(Portable.sum("x.effect")) FROM entry x WHERE x.unit = \(row).unit AND x.unit <> x.id \
        AND x.id <> \(row).id AND x.payment = \(row).payment AND x.measure = \(row).measure\(limits)), 0) > 0
        """
    }

    /// Whether the row of this alias, or what it is a payment on, is in one of some places.
    ///
    /// `root` is the alias of what it is a payment on.
    static func stands(in places: String, row: String, root: String) -> String {
        let original =
            "\(root).place IN (\(places)) OR \(root).place IS NULL AND EXISTS "
            + "(SELECT 1 FROM split t WHERE t.entry = \(root).id AND t.place IN (\(places)))"
        return MovedGifts().standsIn(places, unit: "\(row).unit", original: original)
    }
}

/// How many rows a rule found, with the ids of the first few: one line stands for thousands.
struct CountedIDs {
    static let shown = 3

    private(set) var count = 0
    private var ids: [String] = []

    mutating func add(_ id: String) {
        count += 1
        if ids.count < Self.shown { ids.append(id) }
    }

    /// `P-3, P-9`, or `P-3, P-9, P-12 and 40 more`.
    var text: String {
        let rest = count > ids.count ? " and \(count - ids.count) more" : ""
        return ids.joined(separator: ", ") + rest
    }

    /// `1 pledge`, `40 pledges`.
    func of(_ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// The word for one, or that for several.
    func word(_ one: String, _ several: String) -> String { count == 1 ? one : several }
}

/// Gifts, pledges and payments for a project within some days: one pass over the rows.
struct ProjectRows {
    let connection: any LedgerConnection
    let project: String

    /// Those from one day to another that were not reversed.
    func rows(from first: CalendarDate, to last: CalendarDate) throws -> CountedIDs {
        let places = "SELECT id FROM place WHERE project = $3"
        var found = CountedIDs()
        try connection.rows(
            """
            SELECT e.id FROM entry e JOIN entry u ON u.id = e.unit WHERE e.day >= $1 AND e.day <= $2 \
            AND e.type IN (\(LiveRows.given)) AND (\(LiveRows.stands(in: places, row: "e", root: "u"))) \
            AND \(LiveRows.isLeft("e")) ORDER BY e.id
            """, [.day(first), .day(last), .text(project)]
        ) { found.add("G-\($0.int(0))") }
        return found
    }

    /// The first and the last day on which each project's money changed: one pass over the dated changes.
    ///
    /// Tells which projects need to be looked at row by row.
    static func days(_ connection: any LedgerConnection) throws -> [String: ClosedRange<Int64>] {
        var days: [String: ClosedRange<Int64>] = [:]
        try connection.rows(
            """
            SELECT p.project, min(d.day), max(d.day) FROM day_delta d JOIN place p ON p.id = d.place \
            WHERE p.project <> '' GROUP BY p.project
            """
        ) { days[$0.text(0)] = $0.int(1)...$0.int(2) }
        return days
    }
}
