import CampaignKit

/// Reads what was posted as the matter of transactions, by date, then by commitment and batch.
///
/// Set-based and sorted by the engine: memory does not grow with the journal.
struct JournalReader {
    let connection: any LedgerConnection
    let namesDonors: Bool
    let asOf: CalendarDate
    let knownOn: Int64

    func matters(_ body: (JournalSource) throws -> Void) throws {
        let places = try places()
        var current: JournalSource?
        try connection.rows(sql, [.day(asOf), .int(knownOn)]) { row in
            let next = JournalSource(
                date: CalendarDate(dayNumber: Int(row.int(0))),
                depositOf: row.optionalInt(23).map { CalendarDate(dayNumber: Int($0)) },
                commitment: row.int(2), batch: row.int(3))
            if let done = current, !done.belongs(with: next) {
                try body(done)
                current = nil
            }
            var matter = current ?? next
            if let entry = entry(row, places) { matter.entries.append(entry) }
            if let change = change(row, places) {
                matter.changes.append(change)
                matter.rootHolding = holding(row)
            }
            current = matter
        }
        if let current { try body(current) }
    }

    private func places() throws -> [Int64: Designation] {
        var places: [Int64: Designation] = [:]
        try connection.rows("SELECT id, campaign, project FROM place") { row in
            places[row.int(0)] = Designation(campaign: row.text(1), project: row.text(2))
        }
        return places
    }

    private func entry(_ row: any LedgerRow, _ places: [Int64: Designation]) -> JournalSource.Entry? {
        guard let id = row.optionalInt(4), let type = EntryType(rawValue: Int(row.int(5))) else { return nil }
        var original: ForeignAmount?
        if let currency = Currency(code: row.text(9)), let minor = row.optionalInt(10) {
            original = ForeignAmount(
                original: Money(minorUnits: minor, currency: currency), rate: row.text(11), rateSource: "")
        }
        return JournalSource.Entry(
            id: id, type: type, actsOn: row.optionalInt(17), paidMinor: row.int(6), holding: holding(row),
            feeMinor: row.int(24), place: row.optionalInt(25).flatMap { places[$0] } ?? .unassigned,
            original: original,
            donorName: namesDonors ? name(row) : "")
    }

    private func holding(_ row: any LedgerRow) -> JournalSource.Holding {
        switch (row.optionalInt(8), row.optionalInt(7)) {
        case (let day?, _): .inTransit(until: CalendarDate(dayNumber: Int(day)))
        case (nil, Self.securities): .securities
        case (nil, Self.property): .property
        default: .cash
        }
    }

    private func name(_ row: any LedgerRow) -> String {
        guard Anonymity(rawValue: Int(row.int(18)))?.hides(from: .staff) == false else { return "" }
        return DonorColumns.displayName(row, from: 19)
    }

    private func change(_ row: any LedgerRow, _ places: [Int64: Designation]) -> JournalSource.Change? {
        guard let place = row.optionalInt(12), let countClass = CountClass(rawValue: Int(row.int(13))) else {
            return nil
        }
        return JournalSource.Change(
            place: places[place] ?? .unassigned, countClass: countClass,
            origin: CalendarDate(dayNumber: Int(row.int(14))), raised: row.int(15), received: row.int(16))
    }
}

// MARK: - SQL

extension JournalReader {
    private static let securities: Int64 = 1
    private static let property: Int64 = 2

    /// Plain gifts stand for themselves; everything else is its rows and the changes stored for them; what
    /// was deposited later than it was received comes again on that day, and with it what was moved between.
    private var sql: String {
        let days = "e.day <= $1 AND e.batch <= $2"
        let later = Self.inTransit("p") + " IS NOT NULL AND p.deposited <= $1"
        return """
            WITH deposit AS (SELECT DISTINCT e.unit AS unit, e.day AS day, e.batch AS batch, p.deposited AS deposited \
            FROM entry e JOIN entry p ON p.id = e.payment WHERE e.simple = 0 AND e.day = p.day AND \(later) AND \(days) \
            UNION SELECT e.unit, e.day, e.batch, p.deposited FROM commitment_delta e JOIN entry p ON p.id = e.unit \
            WHERE p.payment = p.id AND e.day < p.deposited AND \(later) AND \(days) AND \(Self.isMoney) \
            GROUP BY e.unit, e.day, e.batch, p.deposited HAVING \(Portable.sum("e.received")) = 0 AND max(e.received) > 0) \
            SELECT * FROM (\
            \(plainGift("e.day", "NULL")) FROM entry e JOIN entry p ON p.id = e.id\(donor) WHERE e.simple = 1 AND \(days) \
            UNION ALL \
            \(plainGift("p.deposited", "e.day")) FROM entry e JOIN entry p ON p.id = e.id\(donor) \
            WHERE e.simple = 1 AND \(later) AND \(days) \
            UNION ALL \
            \(posted("e.day", "NULL")) FROM entry e LEFT JOIN entry p ON p.id = e.payment\(donor) \
            WHERE e.simple = 0 AND \(days) \
            UNION ALL \
            \(posted("d.deposited", "d.day")) FROM deposit d JOIN entry e ON e.unit = d.unit AND e.day = d.day \
            AND e.batch = d.batch AND e.simple = 0 LEFT JOIN entry p ON p.id = e.payment\(donor) \
            UNION ALL \
            \(counted("e.day", "NULL")) FROM commitment_delta e JOIN entry p ON p.id = e.unit WHERE \(days) AND \(Self.isMoney) \
            UNION ALL \
            \(counted("d.deposited", "d.day")) FROM deposit d JOIN commitment_delta e ON e.unit = d.unit \
            AND e.day = d.day AND e.batch = d.batch JOIN entry p ON p.id = e.unit WHERE \(Self.isMoney)\
            ) AS journal ORDER BY date, moved, unit, batch, since NULLS FIRST, place IS NULL, place NULLS FIRST, \
            class NULLS FIRST, entry NULLS FIRST
            """
    }

    /// A plain gift: the row and what it counts in one.
    private func plainGift(_ date: String, _ since: String) -> String {
        """
        SELECT \(date) AS date, \(since) IS NOT NULL AS moved, e.id AS unit, e.batch AS batch, e.id AS entry, e.type, e.effect, \
        \(Self.holding("e")), \(Self.inTransit("e")), e.currency, e.original, e.fx_rate, e.place AS place, \
        e.class AS class, e.day, e.effect, e.effect, CAST(NULL AS BIGINT), \(name), \(since) AS since, e.fee, \
        e.place AS tagged
        """
    }

    /// Any other row: money acts in cash, or where its payment is held when it acts on the payment's day.
    ///
    /// Property and stock stay what they are: nothing here tells of their sale.
    private func posted(_ date: String, _ since: String) -> String {
        """
        SELECT \(date), \(since) IS NOT NULL, e.unit, e.batch, e.id, e.type, \
        CASE WHEN e.measure = \(EffectKind.paid.rawValue) THEN e.effect ELSE 0 END, \
        CASE WHEN e.day = p.day OR \(Self.holding("p")) <> 0 THEN \(Self.holding("p")) ELSE 0 END, \
        CASE WHEN e.day = p.day THEN \(Self.inTransit("p")) END, e.currency, e.original, e.fx_rate, \
        NULL, NULL, NULL, NULL, NULL, CASE WHEN e.payment = e.id THEN e.unit ELSE coalesce(e.target, e.unit) END, \
        \(name), \(since), CASE WHEN e.measure = \(EffectKind.paid.rawValue) THEN e.fee ELSE 0 END, e.place
        """
    }

    /// What is stored for a commitment, with where the money that it began with is held.
    private func counted(_ date: String, _ since: String) -> String {
        """
        SELECT \(date), \(since) IS NOT NULL, e.unit, e.batch, NULL, NULL, NULL, \
        CASE WHEN p.payment = p.id THEN \(Self.holding("p")) ELSE 0 END, \
        CASE WHEN p.payment = p.id AND e.day < p.deposited THEN \(Self.inTransit("p")) END, \
        NULL, NULL, NULL, e.place, e.class, e.origin, e.raised, e.received, NULL, NULL, NULL, NULL, NULL, NULL, \
        \(since), 0, NULL
        """
    }

    private var name: String {
        guard namesDonors else { return "NULL, NULL, NULL, NULL, NULL" }
        return "\(HiddenGifts.level("e")), \(DonorColumns.displayName("dp"))"
    }

    private var donor: String {
        let owner = DonorAliases.owner("e.donor", knownOn: knownOn)
        return namesDonors ? " LEFT JOIN donor_personal dp ON dp.donor = \(owner)" : ""
    }

    private static func holding(_ row: String) -> String {
        """
        CASE WHEN \(row).type = \(EntryType.inKind.rawValue) THEN \(property) \
        WHEN \(row).type = \(EntryType.stock.rawValue) OR \(row).method = \(PaymentMethod.stock.rawValue) \
        THEN \(securities) ELSE 0 END
        """
    }

    /// The day of the deposit of money that was received before it.
    private static func inTransit(_ row: String) -> String {
        "CASE WHEN \(holding(row)) = 0 AND \(row).deposited > \(row).day THEN \(row).deposited END"
    }

    /// What may be in the books: not what repeats another line, nor promises that no policy counts.
    private static let isMoney: String = {
        let classes = CountClass.allCases.filter {
            switch $0 {
            case .conditional, .governmentConditional, .matchExpected: false
            case .settledDifference, .governmentSettledDifference: true
            default: !$0.isMemo
            }
        }
        let list = classes.map { String($0.rawValue) }.joined(separator: ", ")
        return "e.place > 0 AND e.class IN (\(list)) AND (e.raised <> 0 OR e.received <> 0)"
    }()
}
