import CampaignKit

/// Reads the gifts that no one has been thanked for.
struct ThankableReader {
    let connection: any LedgerConnection
    let asOf: CalendarDate
    /// The last batch whose gifts are looked at.
    var knownOn = Int64.max

    /// Gifts of which something is left at the end of the day, oldest first; those hidden from staff are only
    /// counted.
    func gifts(since: CalendarDate) throws -> (gifts: [ThankableGift], hidden: Int) {
        var gifts: [ThankableGift] = []
        var hidden = 0
        try connection.rows(Self.sql, [.day(since), .day(asOf), .int(knownOn)]) { row in
            guard row.int(1) > 0 else { return }
            if row.int(2) == 1 { hidden += 1 } else { gifts.append(Self.gift(row)) }
        }
        let again = try thankedBefore(gifts.map(\.entry))
        gifts.removeAll { again.contains($0.entry) }
        for index in gifts.indices {
            if gifts[index].isReduced { gifts[index].original = try originalLeft(gifts[index]) }
            gifts[index].credits = try credits(gifts[index].entry)
            gifts[index].places = try places(gifts[index])
        }
        return (gifts, hidden)
    }

    /// Gifts that repeat one of the same donor and amount of about a month before, which repeats another: the
    /// day of the one before, by entry.
    func repeated(since: CalendarDate) throws -> [Int64: CalendarDate] {
        var days: [Int64: CalendarDate] = [:]
        try connection.rows(Self.repeats, [.day(since), .day(asOf), .int(knownOn)]) { row in
            days[row.int(0)] = CalendarDate(dayNumber: Int(row.int(1)))
        }
        return days
    }

    /// How many of them are older than a day.
    func count(before: CalendarDate) throws -> Int {
        var entries: [Int64] = []
        let first = CalendarDate(dayNumber: 0)
        try connection.rows(Self.sql, [.day(first), .day(before), .int(knownOn)]) { row in
            if row.int(1) > 0 { entries.append(row.int(0)) }
        }
        return try entries.count - thankedBefore(entries).count
    }

    /// Those of some gifts that were posted again for the same donor after that donor was thanked.
    private func thankedBefore(_ entries: [Int64]) throws -> Set<Int64> {
        let again = try PostedAgain(connection, sameDonor: true)
        var newer: [Int64: Int64] = [:]
        for entry in entries {
            for old in again.older(than: entry) { newer[old] = entry }
        }
        guard !newer.isEmpty else { return [] }
        var thanked: Set<Int64> = []
        try connection.rows(AcknowledgmentFact.entries) { row in
            if let entry = newer[row.int(0)] { thanked.insert(entry) }
        }
        return thanked
    }

    /// Property is shown as property, whatever column says that it is.
    private static func type(_ row: any LedgerRow) -> EntryType {
        let type = EntryType(rawValue: Int(row.int(4))) ?? .gift
        let method = row.optionalInt(18).flatMap { PaymentMethod(rawValue: Int($0)) }
        return PropertyGift.type(type, ReceiptKind(name: row.text(19)), method) ?? type
    }

    private static func gift(_ row: any LedgerRow) -> ThankableGift {
        var gift = ThankableGift(
            entry: row.int(0), day: CalendarDate(dayNumber: Int(row.int(3))),
            type: type(row), amountMinor: row.int(1), donor: row.int(5))
        gift.donorKind = DonorKind(rawValue: Int(row.int(6)))
        gift.receiptedBy = ReceiptIssuer(rawValue: Int(row.int(7))) ?? .us
        gift.benefit = Benefit(row, from: 8)
        let words = row.text(11)
        // What is described was given, whatever it is worth.
        if gift.benefit == nil, !words.allSatisfy(\.isWhitespace) { gift.benefit = Benefit() }
        gift.benefit?.description = words
        gift.isReduced = row.int(1) < row.int(15)
        gift.exchangeMinor = row.int(16)
        gift.property = row.text(12)
        gift.tribute = Tribute(EntryText.unpack(row.text(17)))
        if gift.type == .daf || gift.donorKind == .dafSponsor {
            gift.donorName = DonorColumns.details(row, from: 20).displayName
        }
        if let minor = row.optionalInt(14), let currency = Currency(code: row.text(13)) {
            gift.original = Money(minorUnits: minor, currency: currency)
        }
        return gift
    }

    /// What is left after refunds, in the currency that it came in.
    private func originalLeft(_ gift: ThankableGift) throws -> Money? {
        guard let original = gift.original else { return nil }
        let unit = try connection.integer("SELECT unit FROM entry WHERE id = $1", [.int(gift.entry)])
        let rows = try OriginalRows(connection: connection).posted(unit)
        return OriginalAmounts(unit: unit, rows).left(ofPayment: gift.entry)
            .map { Money(minorUnits: $0, currency: original.currency) }
    }

    private func credits(_ entry: Int64) throws -> [ThankableGift.Credit] {
        var credits: [ThankableGift.Credit] = []
        let donor = DonorAliases.owner("c.donor", knownOn: nil)
        try connection.rows(
            "SELECT \(donor), c.kind FROM soft_credit c WHERE c.entry = $1 ORDER BY c.ord", [.int(entry)]
        ) { row in
            credits.append(
                ThankableGift.Credit(
                    donor: row.int(0), kind: SoftCreditKind(rawValue: Int(row.int(1))) ?? .recognition))
        }
        return credits
    }

    /// A payment is for what its promise is for; a split gift for several things.
    private func places(_ gift: ThankableGift) throws -> [Designation] {
        var ids: [Int64] = []
        try connection.rows(
            """
            SELECT coalesce(t.place, u.place, 0) FROM entry e JOIN entry u ON u.id = e.unit \
            LEFT JOIN split t ON t.entry = u.id AND u.place IS NULL WHERE e.id = $1 ORDER BY t.ord NULLS FIRST
            """, [.int(gift.entry)]
        ) { ids.append($0.int(0)) }
        return try ids.map { try PlaceColumns.place($0, connection) }
    }

    private static let types = EntryType.allCases.filter(\.bringsMoney)
        .map { String($0.rawValue) }.joined(separator: ", ")

    /// A month is 25 to 35 days: weekends move a charge; the parameters are those of `sql`.
    private static let repeats = """
        SELECT e.id, max(p.day) FROM entry e \
        JOIN entry p ON p.donor = e.donor AND p.day >= e.day - 35 AND p.day <= e.day - 25 \
        JOIN entry q ON q.donor = p.donor AND q.day >= p.day - 35 AND q.day <= p.day - 25 \
        WHERE e.day >= $1 AND e.day <= $2 AND e.batch <= $3 AND p.batch <= $3 AND q.batch <= $3 \
        AND e.donor IS NOT NULL AND p.amount = e.amount AND q.amount = e.amount \
        AND e.payment = e.id AND p.payment = p.id AND q.payment = q.id \
        AND e.type IN (\(types)) AND p.type IN (\(types)) AND q.type IN (\(types)) GROUP BY e.id
        """

    /// `$1` the first day, `$2` the last, `$3` the last batch.
    private static let sql = """
        SELECT e.id, e.effect + (SELECT coalesce(\(Portable.sum("k.effect")), 0) FROM entry k WHERE k.unit = e.unit \
        AND k.unit <> k.id AND k.payment = e.id AND k.id <> e.id), \
        \(HiddenGifts.condition("e")), e.day, e.type, \(DonorAliases.owner("e.donor", knownOn: nil)), dp.kind, e.receipted_by, e.benefit_value, e.benefit_cost, \
        e.benefit_flags, coalesce(ep.benefit, ''), coalesce(ep.description, ''), e.currency, e.original, e.amount, \
        e.exchange, coalesce(ep.tribute, ''), e.method, e.receipt_kind, \(DonorColumns.columns("dp")) \
        FROM entry e LEFT JOIN donor_personal dp ON dp.donor = \(DonorAliases.owner("e.donor", knownOn: nil)) LEFT JOIN entry_personal ep ON ep.entry = e.id \
        WHERE e.day >= $1 AND e.day <= $2 AND e.batch <= $3 AND e.donor IS NOT NULL AND e.type IN (\(types)) AND e.payment = e.id \
        AND e.id NOT IN (\(AcknowledgmentFact.entries)) ORDER BY e.day, e.id
        """
}
