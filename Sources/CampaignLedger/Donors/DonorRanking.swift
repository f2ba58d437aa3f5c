public import CampaignKit

/// Which donors a list has, and in which order.
public struct DonorListQuery: Sendable {
    /// What a list of donors is sorted by; equals follow by number.
    public enum Order: String, Sendable, CaseIterable {
        case number
        /// By name, however it is written, those without one last.
        case name
        /// The most first.
        case raised, received, gifts
        /// The latest first, those who never gave last.
        case last
    }

    /// Part of a name, an e-mail or a source's id; empty for all.
    public var text = ""
    /// Only what came or went back from this day on counts, and only donors of whom something did.
    public var since: CalendarDate?
    /// The last day that counts.
    public var asOf: CalendarDate
    /// The last batch that counts; nil for all.
    public var knownOn: Int64?
    public var order = Order.number
    /// Whose policies decide what counts as raised; needed for that order alone.
    public var plan: Plan?
    public var limit: Int?

    public init(asOf: CalendarDate) {
        self.asOf = asOf
    }
}

/// Puts donors into an order by what is known of them: their numbers alone are kept, not what they gave.
struct DonorRanking {
    let connection: any LedgerConnection
    let query: DonorListQuery
    private let knownOn: Int64
    private let aliases: DonorAliases

    init(_ query: DonorListQuery, _ connection: any LedgerConnection, _ aliases: DonorAliases) {
        self.aliases = aliases
        self.query = query
        self.connection = connection
        knownOn = query.knownOn ?? Int64.max
    }

    /// Numbers of donors, of those only if some are given.
    ///
    /// `raised` is what each of them raised, where the order asks for it.
    func donors(
        among found: Set<Int64>?, without hidden: Set<Int64>, raised: [Int64: Int64] = [:]
    ) throws -> [Int64] {
        var ranked: [Int64] = []
        // Who raised something need not have paid.
        let since = query.order == .raised ? nil : query.since
        try connection.rows(
            sql(query.order, isPeriod: since != nil),
            [.day(query.asOf), .int(knownOn)] + (since.map { [.day($0)] } ?? [])
        ) { row in
            let donor = row.int(0)
            if found?.contains(donor) ?? true, !hidden.contains(donor) { ranked.append(donor) }
        }
        if query.order == .name { ranked = try byName(ranked) }
        if query.order == .raised {
            if query.since != nil { ranked = ranked.filter { raised[$0] != nil } }
            ranked.sort { (raised[$1] ?? 0, $0) < (raised[$0] ?? 0, $1) }
        }
        return Array(ranked.prefix(query.limit ?? ranked.count))
    }

    private func byName(_ donors: [Int64]) throws -> [Int64] {
        var names: [Int64: String] = [:]
        try connection.rows(
            """
            SELECT q.donor, \(DonorColumns.displayName("q")) FROM \(DonorColumns.table(knownOn: knownOn)) q
            """
        ) { names[$0.int(0)] = NameFolding.fold(DonorColumns.displayName($0, from: 1)) }
        return donors.map { (name: names[$0], donor: $0) }.sorted { left, right in
            guard let mine = left.name, let theirs = right.name else {
                return left.name != nil && right.name == nil
            }
            return (mine, left.donor) < (theirs, right.donor)
        }
        .map(\.donor)
    }

    /// Donors by what is left of their payments: `$1` the last day, `$2` the last batch, `$3` the first day.
    private func sql(_ order: DonorListQuery.Order, isPeriod: Bool) -> String {
        let rank =
            switch order {
            case .number, .name, .raised: ""
            case .received: "coalesce(t.received, 0) DESC, "
            case .gifts: "coalesce(t.gifts, 0) DESC, "
            case .last: "coalesce(t.last, -1000000) DESC, "
            }
        return """
            SELECT q.donor FROM \(DonorColumns.table(knownOn: knownOn)) q \
            \(isPeriod ? "JOIN" : "LEFT JOIN") (\(sums(isPeriod))) t ON t.donor = q.donor \
            WHERE EXISTS (SELECT 1 FROM donor k WHERE k.id = q.donor AND k.batch <= $2) ORDER BY \(rank)q.donor
            """
    }

    /// As `DonorLine` says it: property is a gift and is not money; a gift that went back is none.
    private func sums(_ isPeriod: Bool) -> String {
        """
        SELECT p.donor AS donor, \(Portable.sum("CASE WHEN p.money = 1 THEN p.net ELSE 0 END")) AS received, \
        \(Portable.sum("CASE WHEN p.net > 0 THEN 1 ELSE 0 END")) AS gifts, \
        max(CASE WHEN p.net > 0 THEN p.day END) AS last FROM (SELECT e.donor AS donor, e.payment AS payment, \
        \(Portable.sum("e.effect")) AS net, min(e.day) AS day, \
        min(CASE WHEN e.type = \(EntryType.inKind.rawValue) THEN 0 ELSE 1 END) AS money FROM \(aliases.entries) e \
        WHERE e.donor IS NOT NULL AND e.payment <> 0 AND e.measure = \(EffectKind.paid.rawValue) AND e.day <= $1 \
        AND e.batch <= $2\(isPeriod ? " AND e.day >= $3" : "") AND NOT \(HiddenGifts.condition("e")) \
        GROUP BY e.donor, e.payment) p GROUP BY p.donor
        """
    }
}

/// What donors raised, as the policies of a plan's campaigns count it; of gifts hidden from staff nothing.
struct DonorRaised {
    private let query: DonorListQuery
    private let connection: any LedgerConnection
    private let counted: CountedRows

    init(_ query: DonorListQuery, plan: Plan, _ connection: any LedgerConnection) throws {
        (self.query, self.connection) = (query, connection)
        let campaigns = try DesignationMap(connection).allCampaigns().union([""])
        counted = try CountedRows(connection, plan: plan, campaigns: Array(campaigns))
    }

    /// Base-currency minor units by donor, in one walk; no entry for those of whom nothing counts.
    func sums(_ aliases: DonorAliases) throws -> [Int64: Int64] {
        typealias Row = (donor: Int64, day: Int64, place: Int64, kind: Int64, origin: Int64, raised: Int64)
        let knownOn = query.knownOn ?? .max
        var sums: [Int64: Int64] = [:]
        try connection.portions(
            DonorScan.donorRows(aliases.entries, aliases.deltas), [],
            read: { row -> Row? in
                guard row.int(6) <= knownOn, row.int(8) == 0 else { return nil }
                return (row.int(0), row.int(1), row.int(2), row.int(3), row.int(4), row.int(5))
            }
        ) { row in
            guard let row, let countClass = CountClass(rawValue: Int(row.kind)) else { return }
            let day = CalendarDate(dayNumber: Int(row.day))
            let origin = CalendarDate(dayNumber: Int(row.origin))
            guard day <= query.asOf, query.since.map({ day >= $0 }) ?? true,
                try counted.campaign(place: row.place, countClass: countClass, origin: origin) != nil
            else { return }
            sums[row.donor] = try Checked.add(sums[row.donor] ?? 0, row.raised)
        }
        return sums.filter { $0.value != 0 }
    }
}
