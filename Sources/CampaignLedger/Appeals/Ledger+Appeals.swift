public import CampaignKit

extension Ledger {
    /// What donors did that bears on asking them for an appeal.
    public func appealHistory(_ query: AppealHistoryQuery) throws(LedgerError) -> AppealHistory {
        try reading { try AppealHistoryReader(connection: $0, query: query).history() }
    }

    /// The names and addresses of some donors, by number: what letters are made of.
    ///
    /// Of another day those of that day, and with `knownOn` as they were known after a batch, as far as they
    /// were said since they became donors.
    public func appealPeople(
        _ donors: Set<Int64>, asOf: CalendarDate? = nil, knownOn: Int64? = nil
    ) throws(LedgerError) -> [Int64: AppealPerson] {
        try reading { connection in
            var people: [Int64: AppealPerson] = [:]
            people.reserveCapacity(donors.count)
            let aliases = try DonorAliases(connection, knownOn: knownOn ?? .max)
            try DonorVersions(connection: connection, asOf: asOf, knownOn: knownOn).each(of: donors) {
                people[$0] = AppealPerson(donor: $0, details: $1)
            }
            let which = DonorVersions.isFew(donors) ? Portable.among("l.donor", donors) : "1 = 1"
            // Keys that we made ourselves, and our own numbers, are no other system's.
            try connection.rows(
                """
                SELECT l.donor, s.name || ':' || l.external_id FROM donor_link l JOIN source s ON s.id = l.source \
                WHERE \(DonorReader.isTheirs("l")) AND \(which) \
                ORDER BY l.batch DESC, s.id DESC, \(Portable.byBytes("l.external_id")) DESC
                """
            ) { row in people[aliases.of(row.int(0))]?.externalID = row.text(1) }
            return people
        }
    }

    /// What is left of some gifts in the currency that each came in, by payment; none in the base currency.
    ///
    /// As of the end of a day; `knownOn` is a batch, nil for the last. Where something was bought with it,
    /// the part that was given (`rules.md §1.2`).
    public func originalAmounts(
        of gifts: [DonorFacts.Gift], asOf: CalendarDate, knownOn: Int64? = nil
    ) throws(LedgerError) -> [Int64: Money] {
        try reading { connection in
            var amounts: [Int64: Money] = [:]
            for gift in gifts {
                guard let entry = gift.entry,
                    let (unit, code) = try connection.first(
                        "SELECT unit, currency FROM entry WHERE id = $1 AND original IS NOT NULL",
                        [.int(entry)], { ($0.int(0), $0.text(1)) }),
                    let currency = Currency(code: code)
                else { continue }
                let rows = try OriginalRows(connection: connection).posted(
                    unit, until: asOf, knownOn: knownOn)
                guard let left = OriginalAmounts(unit: unit, rows).left(ofPayment: entry) else { continue }
                let paid = rows.filter { $0.measure == .paid && $0.payment == entry }
                let base = try paid.reduce(Int64(0)) { sum, row in try Checked.add(sum, row.effect) }
                let given =
                    gift.minorUnits < base
                    ? try Checked.scale(left, by: gift.minorUnits, over: base) : left
                amounts[entry] = Money(minorUnits: given, currency: currency)
            }
            return amounts
        }
    }

    /// What an appeal brought, gift by gift.
    public func appealGifts(
        _ query: AppealGiftQuery, _ body: (AppealGift) throws -> Void
    ) throws {
        try engine.read { try AppealGiftReader(connection: $0).gifts(query, body) }
    }

    /// The household of each donor that is one of several: the lowest number among its members.
    public func households(knownOn: Int64? = nil) throws(LedgerError) -> [Int64: Int64] {
        try reading { connection in
            var units: [Int64: Int64] = [:]
            let named = try DonorBasics(connection, knownOn: knownOn).households
            let aliases = try DonorAliases(connection, knownOn: knownOn ?? .max)
            for (unit, members) in try HouseholdMap(connection, named, aliases).members {
                for member in members { units[member] = unit }
            }
            return units
        }
    }
}
