import CampaignKit

/// Sums the rows of a list, with what of them the plan's policies keep out of `received`.
struct EntryTotalsReader {
    let connection: any LedgerConnection
    let plan: Plan
    let asOf: CalendarDate

    /// In one walk over the rows: grouped by the engine, they would be sorted first.
    func totals(_ query: EntryQuery) throws -> EntryTotals {
        let reader = try EntryReader(connection: connection, moves: query.moves)
        var filter = EntryFilter()
        filter.add(query, reader.moves)
        var totals = EntryTotals()
        var apart: [Int64: Apart] = [:]
        let today = Int64(asOf.dayNumber)
        try connection.rows(sql(reader, filter), filter.arguments) { row in
            totals.count += 1
            guard row.int(0) == 1 else { return }
            let (effect, isInKind) = (row.int(1), row.int(3) == 1)
            guard row.int(2) <= today else {
                guard !isInKind else { return }
                totals.postDatedCount += Int(row.int(7))
                totals.postDatedMinor = try Checked.add(totals.postDatedMinor, effect)
                return
            }
            guard !isInKind else {
                totals.inKindMinor = try Checked.add(totals.inKindMinor, effect)
                return
            }
            totals.paidMinor = try Checked.add(totals.paidMinor, effect)
            let (bought, isGovernment) = (row.int(4), Self.governments.contains(row.int(5)))
            guard bought != 0 || isGovernment else { return }
            try apart[row.int(6), default: Apart()].add(effect, bought: bought, isGovernment)
        }
        try addPolicies(of: apart, to: &totals)
        return totals
    }

    /// Of the payments that are due in one place, what a policy may keep out.
    private struct Apart {
        var government: Int64 = 0
        var governmentBought: Int64 = 0
        var bought: Int64 = 0

        mutating func add(_ effect: Int64, bought: Int64, _ isGovernment: Bool) throws(MoneyError) {
            if isGovernment {
                government = try Checked.add(government, effect)
                governmentBought = try Checked.add(governmentBought, bought)
            } else {
                self.bought = try Checked.add(self.bought, bought)
            }
        }
    }

    private func addPolicies(of places: [Int64: Apart], to totals: inout EntryTotals) throws {
        guard !places.isEmpty else { return }
        let index = PlanIndex(plan)
        // 0 stands for rows without a place.
        var campaigns: [Int64: String] = [0: ""]
        try connection.rows("SELECT id, campaign FROM place") { row in
            if places[row.int(0)] != nil { campaigns[row.int(0)] = row.text(1) }
        }
        for (place, apart) in places {
            let policy = index.campaign(campaigns[place] ?? "")?.counting ?? CountingPolicy()
            if policy.government == .exclude {
                totals.governmentMinor = try Checked.add(totals.governmentMinor, apart.government)
            } else if policy.exchange == .exclude {
                totals.purchaseMinor = try Checked.add(totals.purchaseMinor, apart.governmentBought)
            }
            guard policy.exchange == .exclude else { continue }
            totals.purchaseMinor = try Checked.add(totals.purchaseMinor, apart.bought)
        }
    }

    /// Whether it is money or property that came or went, how much and when, whether it is property, what of
    /// it bought something, how and where it counts, and whether it is a whole gift that is not due yet.
    private func sql(_ reader: EntryReader, _ filter: EntryFilter) -> String {
        let isPaid = "e.measure = \(EffectKind.paid.rawValue)"
        let isWhole = """
            e.day > \(asOf.dayNumber) AND e.payment = e.id AND NOT EXISTS (SELECT 1 FROM entry v \
            WHERE v.target = e.id AND v.type = \(EntryType.void.rawValue))
            """
        return """
            SELECT \(Portable.truth(isPaid)), e.effect, e.day, \(Portable.truth(Self.isInKind)), \(Self.bought), \
            \(EntryReader.unit("class")), \(reader.placeColumn), \(Portable.truth(isWhole)) \
            FROM \(EntryReader.sumTables)\(filter.condition)
            """
    }

    // Most rows are payments themselves: no other row has to be looked up for them.
    private static let isInKind = """
        CASE WHEN e.payment = e.id THEN e.type = \(EntryType.inKind.rawValue) ELSE EXISTS (SELECT 1 FROM entry k \
        WHERE k.id = e.payment AND k.type = \(EntryType.inKind.rawValue)) END
        """

    /// The purchase part of a payment, or of what went back of one by its share.
    private static let bought = """
        CASE WHEN e.payment = e.id AND e.exchange = 0 THEN 0 ELSE \
        coalesce((SELECT CASE WHEN k.exchange = 0 OR k.amount = 0 THEN 0 WHEN abs(e.effect) = k.amount \
        THEN CASE WHEN e.effect < 0 THEN -k.exchange ELSE k.exchange END \
        ELSE CAST(e.effect * k.exchange / k.amount AS BIGINT) END FROM entry k WHERE k.id = e.payment), 0) END
        """

    private static let governments = [CountClass.government, .governmentInKind].map { Int64($0.rawValue) }
}

/// What the rows of a list come to, in base-currency minor units.
///
/// `paidMinor` is money in and out; `received` of a campaign leaves out what its policy excludes.
public struct EntryTotals: Sendable, Equatable {
    public var count = 0
    /// Money of gifts and payments less what went back; gifts in kind are not money.
    public var paidMinor: Int64 = 0
    /// Of it, what bought something and is excluded by the policy of its campaign.
    public var purchaseMinor: Int64 = 0
    /// Of it, what governments gave and the policy of its campaign excludes.
    public var governmentMinor: Int64 = 0
    /// Gifts in kind, not in `paidMinor`.
    public var inKindMinor: Int64 = 0
    /// Gifts and payments of a later day, in none of the sums.
    public var postDatedCount = 0
    public var postDatedMinor: Int64 = 0

    public init() {}
}
