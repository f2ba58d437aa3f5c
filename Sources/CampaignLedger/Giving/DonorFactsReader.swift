import CampaignKit

/// Walks every donor's gifts once, by the index on donors and days, and hands over what each unit gave.
final class DonorFactsReader {
    private let connection: any LedgerConnection
    private let query: GivingQuery
    private let years: YearTable
    private let donors: DonorBasics
    private let households: HouseholdMap
    private let aliases: DonorAliases
    private var places: [Int64: Designation] = [:]
    /// Payments of more than one row, and what is recognized of others' gifts, by donor.
    private var parts: [Int64: [UnitGiving.Gift]] = [:]
    /// Plain gifts that something acted on: they are among the parts.
    private var actedOn: [Int64: Set<Int64>] = [:]
    /// Households of which a member is still to come.
    private var open: [Int64: (giving: UnitGiving, missing: Int)] = [:]
    private var giving = UnitGiving()
    private var sizes: [Int64] = []

    init(connection: any LedgerConnection, query: GivingQuery) throws {
        self.connection = connection
        self.query = query
        years = YearTable(query.year)
        donors = try DonorBasics(connection, knownOn: query.knownOn)
        aliases = try DonorAliases(connection, knownOn: query.knownOn ?? .max)
        households = try HouseholdMap(
            connection, query.unit == .household ? donors.households : [], aliases)
        try readParts()
        try connection.rows("SELECT p.id, \(PlaceColumns.columns("p")) FROM place p") { row in
            places[row.int(0)] = PlaceColumns.place(row, from: 1)
        }
    }

    private func readParts() throws {
        let payments = try PaymentRecords(connection, query, aliases)
        for payment in payments.byID.values.sorted(by: { $0.id < $1.id }) where payment.donor != 0 {
            actedOn[payment.donor, default: []].insert(payment.id)
            guard !payment.isInKind, !(query.forStaff && payment.isHidden) else { continue }
            let gift = UnitGiving.Gift(
                day: payment.day, amount: try payment.given(), place: payment.place, entry: payment.id)
            parts[payment.donor, default: []].append(gift)
            if isThisYear(payment.day), gift.amount > 0 { sizes.append(gift.amount) }
        }
        guard query.soft else { return }
        for credit in try Recognition.credits(connection, query, payments, households, aliases) {
            parts[credit.donor, default: []].append(credit.gift)
        }
    }

    private func isThisYear(_ day: Int) -> Bool { years.year(of: day) == query.year.year }

    /// Returns the sizes of the gifts of the year.
    func run(_ body: (DonorFacts) throws -> Void) throws -> [Int64] {
        var current: Int64 = 0
        var skipped: Set<Int64>?
        let limits: [LedgerValue] = [.day(query.lastGiftDay), .int(query.knownOn ?? .max)]
        let hidden = query.forStaff ? " AND anonymity NOT IN (\(HiddenGifts.levels))" : ""
        try connection.rows(Self.plainGifts(hidden, in: aliases.entries), limits) { row in
            let donor = row.int(0)
            if donor != current {
                try finish(from: current, before: donor, body)
                current = donor
                skipped = actedOn[donor]
            }
            if skipped?.contains(row.int(4)) == true { return }
            let gift = UnitGiving.Gift(
                day: Int(row.int(1)), amount: row.int(2), place: row.int(3), entry: row.int(4))
            let year = years.year(of: gift.day)
            let isThisYear = year == query.year.year
            try giving.add(gift, year: year, isThisYear: isThisYear)
            if isThisYear { sizes.append(gift.amount) }
        }
        try finish(from: current, before: donors.end, body)
        return sizes
    }

    /// By index, and all of a donor together: nothing is sorted, and no row of the table is read.
    private static func plainGifts(_ condition: String, in entries: String) -> String {
        """
        SELECT donor, day, effect, place, id FROM \(entries) x WHERE donor IS NOT NULL AND simple = 1 AND day <= $1 \
        AND batch <= $2 AND class NOT IN (\(CountClass.inKind.rawValue), \(CountClass.governmentInKind.rawValue))\
        \(condition) ORDER BY donor, day
        """
    }

    /// Closes a donor, and those up to the next who have no plain gift.
    private func finish(
        from current: Int64, before next: Int64, _ body: (DonorFacts) throws -> Void
    ) throws {
        if current > 0 { try close(current, body) }
        var donor = current + 1
        while donor < next {
            try close(donor, body)
            donor += 1
        }
    }

    private func close(_ donor: Int64, _ body: (DonorFacts) throws -> Void) throws {
        defer { giving.clear() }
        for gift in parts[donor] ?? [] {
            let year = years.year(of: gift.day)
            try giving.add(gift, year: year, isThisYear: year == query.year.year)
        }
        let unit = households.unit(of: donor)
        guard let members = households.members[unit] else {
            if donors.isKnown(donor) { try body(facts(donor, [donor], giving)) }
            return
        }
        var sum = open[unit] ?? (UnitGiving(), members.count)
        try sum.giving.add(giving)
        sum.missing -= 1
        open[unit] = sum.missing == 0 ? nil : sum
        guard sum.missing == 0 else { return }
        let known = members.filter(donors.isKnown)
        if let first = known.first { try body(facts(first, known, sum.giving)) }
    }

    private func facts(_ donor: Int64, _ members: [Int64], _ giving: UnitGiving) throws -> DonorFacts {
        var facts = DonorFacts(donor: donor, members: members)
        donors.fill(&facts)
        for (year, sum) in giving.years {
            facts.totalMinor = try Checked.add(facts.totalMinor, sum)
            if sum > 0 { facts.years += 1 }
            if year == query.year.year {
                facts.thisYearMinor = sum
            } else if year == query.year.year - 1 {
                facts.lastYearMinor = sum
            } else if sum > 0 {
                facts.gaveEarlier = true
            }
        }
        facts.gifts = giving.gifts
        facts.giftsThisYear = giving.giftsThisYear
        facts.largestMinor = giving.largest
        facts.first = giving.first.map(gift)
        facts.last = giving.last.map(gift)
        return facts
    }

    private func gift(_ gift: UnitGiving.Gift) -> DonorFacts.Gift {
        DonorFacts.Gift(
            day: CalendarDate(dayNumber: gift.day), minorUnits: gift.amount,
            place: places[gift.place] ?? .unassigned, entry: gift.entry == 0 ? nil : gift.entry)
    }
}
