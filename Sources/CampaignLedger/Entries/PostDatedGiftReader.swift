public import CampaignKit

/// A post-dated check that is here and counts on a later day: outside every figure until then.
///
/// `rules.md §1.6`.
public struct PostDatedGift: Sendable, Equatable {
    /// What it will add to raised in one campaign, in minor units.
    public struct Part: Sendable, Equatable {
        public var campaign: String
        public var raised: Int64
    }

    /// The day it bears.
    public var day: CalendarDate
    /// The check, less what was reversed of it.
    public var minorUnits: Int64
    /// What it pays is in raised already; its parts then have nothing.
    public var isOnPromise: Bool
    /// By campaign id; money without a campaign has an empty one.
    public var parts: [Part]
}

/// Reads the post-dated checks that are held at the end of a day.
struct PostDatedGiftReader {
    let connection: any LedgerConnection
    let counted: CountedRows

    /// By day; an index on the days of post-dated gifts leads to those to come and to no other row.
    func gifts(asOf: CalendarDate, knownOn: Int64) throws -> [PostDatedGift] {
        var found: [(entry: Int64, unit: Int64, gift: PostDatedGift)] = []
        try connection.rows(Self.rows, [.int(knownOn), .day(asOf)]) { row in
            let gift = PostDatedGift(
                day: CalendarDate(dayNumber: Int(row.int(2))), minorUnits: row.int(3),
                isOnPromise: row.int(0) != row.int(1), parts: [])
            if gift.minorUnits > 0 { found.append((row.int(0), row.int(1), gift)) }
        }
        return try found.map { entry, unit, gift in
            var gift = gift
            gift.parts = try parts(unit, gift, knownOn)
            return gift
        }
    }

    /// Who gave a check that is held, and who is credited for one by some kinds of credit, in SQL.
    static func donors(
        _ connection: any LedgerConnection, asOf: CalendarDate, knownOn: Int64, creditKinds: String
    ) throws -> Set<Int64> {
        var donors: Set<Int64> = []
        var held: [Int64] = []
        let aliases = try DonorAliases(connection, knownOn: knownOn)
        try connection.rows(Self.rows, [.int(knownOn), .day(asOf)]) { row in
            guard row.int(3) > 0 else { return }
            held.append(row.int(0))
            if let donor = row.optionalInt(4) { donors.insert(aliases.of(donor)) }
        }
        for entry in held {
            try connection.rows(
                "SELECT donor FROM soft_credit WHERE entry = $1 AND kind IN (\(creditKinds))", [.int(entry)]
            ) { donors.insert(aliases.of($0.int(0))) }
        }
        return donors
    }

    private func parts(_ unit: Int64, _ gift: PostDatedGift, _ knownOn: Int64) throws -> [PostDatedGift.Part]
    {
        var sums: [String: Int64] = [:]
        try connection.rows(
            Self.changes, [.int(unit), .day(gift.day), .int(knownOn)]
        ) { row in
            guard let countClass = CountClass(rawValue: Int(row.int(1))) else { return }
            let origin = CalendarDate(dayNumber: Int(row.int(2)))
            let campaign = try counted.campaign(place: row.int(0), countClass: countClass, origin: origin)
            guard let campaign else { return }
            sums[campaign] = try Checked.add(sums[campaign] ?? 0, gift.isOnPromise ? 0 : row.int(3))
        }
        return sums.map { PostDatedGift.Part(campaign: $0.key, raised: $0.value) }
            .sorted { $0.campaign < $1.campaign }
    }

    // Arguments are numbered in the order they are met, and the subquery comes first.
    static let rows = """
        SELECT e.id, e.unit, e.day, e.effect + coalesce((SELECT \(Portable.sum("x.effect")) FROM entry x WHERE x.unit = e.unit \
        AND x.unit <> x.id AND x.id <> e.id AND x.payment = e.id AND x.measure = \(EffectKind.paid.rawValue) \
        AND x.batch <= $1), 0), e.donor FROM entry e WHERE e.basis = \(DateBasis.postDated.rawValue) AND e.day > $2 \
        AND e.received <= $2 AND e.batch <= $1 AND e.measure = \(EffectKind.paid.rawValue) \
        AND e.type <> \(EntryType.inKind.rawValue) ORDER BY e.day, e.id
        """

    /// What a commitment amounts to by place on a day; a plain gift stands for itself without a stored
    /// change.
    private static let changes = """
        SELECT place, class, origin, \(Portable.sum("raised")) FROM (SELECT place, class, day AS origin, effect AS raised FROM entry \
        WHERE id = $1 AND simple = 1 AND day <= $2 AND batch <= $3 UNION ALL SELECT place, class, origin, raised \
        FROM commitment_delta WHERE unit = $1 AND day <= $2 AND batch <= $3) c GROUP BY place, class, origin
        """
}
