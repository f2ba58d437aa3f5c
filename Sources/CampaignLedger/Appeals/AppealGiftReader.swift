public import CampaignKit

/// What one gift, pledge or award raised in a place, all its days and corrections together.
public struct AppealGift: Sendable, Equatable {
    /// The row that made it, shown as `G-12`.
    public var unit: Int64
    /// Nil for someone unnamed.
    public var donor: Int64?
    /// Those who are credited with it, as when it is asked who is to be asked no more.
    public var credited: [Int64] = []
    public var place: Designation
    /// What it raised by the day asked for, as `status` counts it; above zero.
    public var raisedMinor: Int64
    /// The day it was first raised on.
    public var day: CalendarDate
}

/// Which gifts of an appeal, or of its campaign without any appeal, are asked for.
public struct AppealGiftQuery: Sendable {
    public var plan: Plan
    public var campaign: String
    public var appeal: Appeal
    /// Only what belongs to no appeal, and only of these days; nil for the appeal's own.
    public var unattributed: ClosedRange<CalendarDate>?
    public var asOf: CalendarDate
    public var knownOn: Int64?

    public init(
        plan: Plan, campaign: String, appeal: Appeal, unattributed: ClosedRange<CalendarDate>? = nil,
        asOf: CalendarDate, knownOn: Int64? = nil
    ) {
        self.plan = plan
        self.campaign = campaign
        self.appeal = appeal
        self.unattributed = unattributed
        self.asOf = asOf
        self.knownOn = knownOn
    }
}

/// Reads the gifts that an appeal brought: those that name it, or one of its keycodes and no appeal or other
/// campaign.
struct AppealGiftReader {
    let connection: any LedgerConnection

    /// What was raised in places, as `status --by appeal` counts it, summed by gift and place.
    ///
    /// A gift over several places counts in each with its part.
    func gifts(_ query: AppealGiftQuery, _ body: (AppealGift) throws -> Void) throws {
        let places = try self.places(query)
        guard !places.isEmpty else { return }
        let structure = try DesignationMap(connection).structure(query.plan)
        let aliases = try DonorAliases(connection, knownOn: query.knownOn ?? .max)
        var sums: [Key: AppealGift] = [:]
        let list = places.keys.sorted().map(String.init).joined(separator: ", ")
        try connection.rows(
            """
            SELECT id AS unit, donor, day, place, class, day AS origin, effect AS raised FROM entry \
            WHERE simple = 1 AND place IN (\(list)) AND day <= $1 AND batch <= $2 UNION ALL SELECT unit, donor, day, \
            place, class, origin, raised FROM commitment_delta WHERE place IN (\(list)) AND raised <> 0 \
            AND day <= $1 AND batch <= $2
            """, [.day(query.asOf), .int(query.knownOn ?? Int64.max)]
        ) { row in
            guard let place = places[row.int(3)], let countClass = CountClass(rawValue: Int(row.int(4)))
            else { return }
            let rule = structure.rule(ofCampaign: place.campaign)
            let outside = rule.isOutside(CalendarDate(dayNumber: Int(row.int(5))))
            guard Tally.counts(countClass, under: rule.policy, outside: outside) else { return }
            let day = CalendarDate(dayNumber: Int(row.int(2)))
            let key = Key(unit: row.int(0), place: row.int(3))
            var gift =
                sums[key]
                ?? AppealGift(
                    unit: key.unit, donor: aliases.of(row.optionalInt(1)), place: place, raisedMinor: 0,
                    day: day)
            gift.raisedMinor = try Checked.add(gift.raisedMinor, row.int(6))
            gift.day = min(gift.day, day)
            sums[key] = gift
        }
        for (_, gift) in sums.sorted(by: { ($0.key.unit, $0.key.place) < ($1.key.unit, $1.key.place) }) {
            guard gift.raisedMinor > 0, query.unattributed.map({ $0.contains(gift.day) }) ?? true else {
                continue
            }
            var gift = gift
            gift.credited = try credited(gift.unit).map { aliases.of($0) }
            try body(gift)
        }
    }

    private func credited(_ entry: Int64) throws -> [Int64] {
        var donors: [Int64] = []
        try connection.rows(
            """
            SELECT donor FROM soft_credit WHERE entry = $1 AND kind IN (\(AppealHistoryReader.creditKinds)) \
            ORDER BY ord
            """, [.int(entry)]
        ) { donors.append($0.int(0)) }
        return donors
    }

    private struct Key: Hashable {
        var unit: Int64
        var place: Int64
    }

    /// The places by number that a query is about.
    private func places(_ query: AppealGiftQuery) throws -> [Int64: Designation] {
        let codes = try keycodes(query)
        var places: [Int64: Designation] = [:]
        try connection.rows(
            "SELECT p.id, \(PlaceColumns.columns("p")) FROM place p ORDER BY p.id"
        ) { row in
            let place = PlaceColumns.place(row, from: 1)
            // The code of a row that says another campaign was contradicted when it was posted.
            let isHere = ["", query.campaign].contains(place.campaign) || query.campaign.isEmpty
            let isOwn =
                place.appeal == query.appeal.id
                || place.appeal.isEmpty && isHere && codes.contains(place.keycode.uppercased())
            let isLoose = place.appeal.isEmpty && place.campaign == query.campaign && !isOwn
            if query.unattributed == nil ? isOwn : isLoose { places[row.int(0)] = place }
        }
        return places
    }

    /// The codes that the plan gives, and those that were sent, whatever the plan says now.
    private func keycodes(_ query: AppealGiftQuery) throws -> Set<String> {
        Set(Keycode.all(of: query.appeal).keys).union(
            try SolicitationReader(connection: connection).keycodes(knownOn: query.knownOn)[query.appeal.id]
                ?? [])
    }

    /// Everyone who gave or promised to an appeal, or is credited for it, while any of it is left.
    func donors(of appeal: Appeal, asOf: CalendarDate, knownOn: Int64) throws -> Set<Int64> {
        let query = AppealGiftQuery(
            plan: Plan(organization: Organization(name: ""), campaigns: []), campaign: "", appeal: appeal,
            asOf: asOf, knownOn: knownOn)
        let places = try self.places(query)
        guard !places.isEmpty else { return [] }
        let aliases = try DonorAliases(connection, knownOn: knownOn)
        let list = places.keys.sorted().map(String.init).joined(separator: ", ")
        let measures = "\(EffectKind.committed.rawValue), \(EffectKind.paid.rawValue)"
        let standing = """
            SELECT u.id FROM entry u WHERE u.unit = u.id AND u.measure IN (\(measures)) AND u.day <= $1 \
            AND u.batch <= $2 AND (u.place IN (\(list)) OR u.place IS NULL AND EXISTS (SELECT 1 FROM split t \
            WHERE t.entry = u.id AND t.place IN (\(list)))) AND u.effect + coalesce((SELECT \(Portable.sum("k.effect")) FROM entry k \
            WHERE k.unit = u.id AND k.unit <> k.id AND k.measure = u.measure AND k.day <= $1 AND k.batch <= $2), 0) > 0
            """
        var donors: Set<Int64> = []
        try connection.rows(
            """
            SELECT e.donor FROM entry e WHERE e.donor IS NOT NULL AND e.id IN (\(standing)) UNION \
            SELECT p.donor FROM entry p WHERE p.donor IS NOT NULL AND p.unit <> p.id AND p.payment = p.id \
            AND p.measure = \(EffectKind.paid.rawValue) AND p.day <= $1 AND p.batch <= $2 AND p.unit IN (\(standing)) \
            UNION SELECT c.donor FROM soft_credit c WHERE c.kind IN (\(AppealHistoryReader.creditKinds)) \
            AND c.entry IN (\(standing))
            """, [.day(asOf), .int(knownOn)]
        ) { donors.insert(aliases.of($0.int(0))) }
        return donors
    }
}
