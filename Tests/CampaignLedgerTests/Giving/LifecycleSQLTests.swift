import CampaignKit
import CampaignLedger
import GRDB
import TestSupport
import Testing

/// Random histories against the same rules said in SQL over the bare rows, with no index, no shortcut for
/// plain gifts and no code in common.
@Suite("Giving: random histories against SQL", .disabled(if: TestServer.isUsed, "SQL of the file's engine"))
struct LifecycleSQLTests {
    /// A donor as the SQL sees them.
    private struct Expected: Equatable {
        var this: Int64 = 0
        var last: Int64 = 0
        var status: String?
        var largest: Int64 = 0
        var gifts: Int64 = 0
        var total: Int64 = 0
        var years: Int64 = 0
        var lastDay: Int64?
    }

    /// Payments as they stand, with their year; the payer's, in money, less what was bought.
    private static func sql(_ year: Int, asOf: CalendarDate, start: String) -> String {
        """
        WITH left_of AS (
          SELECT p.id, p.donor, p.day, CAST(strftime('%Y', p.day * 86400, 'unixepoch', '\(start)') AS INTEGER) AS year,
            p.amount AS gross, p.exchange,
            (SELECT sum(r.effect) FROM entry r WHERE r.payment = p.id AND r.measure = 2 AND r.day <= \(asOf.dayNumber)) AS net
          FROM entry p WHERE p.id = p.payment AND p.measure = 2 AND p.type <> 6 AND p.day <= \(asOf.dayNumber)
            AND p.donor IS NOT NULL),
        given AS (
          SELECT donor, day, year, CASE WHEN exchange > 0 AND net > 0 THEN net - CASE WHEN net = gross THEN exchange
            ELSE net * exchange / gross END ELSE net END AS amount FROM left_of WHERE year <= \(year)),
        by_year AS (SELECT donor, year, sum(amount) AS sum FROM given GROUP BY donor, year),
        flags AS (
          SELECT donor, sum(CASE WHEN year = \(year) THEN sum ELSE 0 END) AS y,
            sum(CASE WHEN year = \(year - 1) THEN sum ELSE 0 END) AS p,
            max(CASE WHEN year < \(year - 1) AND sum > 0 THEN 1 ELSE 0 END) AS e,
            sum(sum) AS total, sum(sum > 0) AS years FROM by_year GROUP BY donor)
        SELECT f.donor, y, p, CASE
            WHEN y > 0 AND p > 0 THEN CASE WHEN y > p THEN 'upgraded' WHEN y = p THEN 'same' ELSE 'downgraded' END
            WHEN y > 0 THEN CASE e WHEN 1 THEN 'recaptured' ELSE 'new' END
            WHEN p > 0 THEN CASE e WHEN 1 THEN 'lapsed-repeat' ELSE 'lapsed-new' END
            WHEN e = 1 THEN 'dormant' END,
          (SELECT coalesce(max(amount), 0) FROM given g WHERE g.donor = f.donor AND amount > 0),
          (SELECT count(*) FROM given g WHERE g.donor = f.donor AND amount > 0), total, years,
          (SELECT max(day) FROM given g WHERE g.donor = f.donor AND amount > 0) FROM flags f
        """
    }

    private func expected(
        _ ledger: TestLedger, _ year: Int, asOf: CalendarDate, start: String
    ) throws -> [Int64: Expected] {
        let sql = Self.sql(year, asOf: asOf, start: start)
        return try SQL(ledger.path).queue.read { database in
            var found: [Int64: Expected] = [:]
            for row in try Row.fetchAll(database, sql: sql) {
                found[row[0]] = Expected(
                    this: row[1], last: row[2], status: row[3], largest: row[4], gifts: row[5], total: row[6],
                    years: row[7], lastDay: row[8])
            }
            return found
        }
    }

    private func actual(_ facts: DonorFacts) -> Expected {
        Expected(
            this: facts.thisYearMinor, last: facts.lastYearMinor, status: facts.status?.rawValue,
            largest: facts.largestMinor, gifts: Int64(facts.gifts), total: facts.totalMinor,
            years: Int64(facts.years), lastDay: facts.last.map { Int64($0.day.dayNumber) })
    }

    @Test(arguments: Seeds.forRun(count: 3), [("01-01", "+0 months"), ("07-01", "+6 months")])
    func everyDonorAgrees(seed: UInt64, basis: (start: String, shift: String)) throws {
        var flavor = HistoryBuilder.Flavor()
        flavor.commitments = 60
        let history = HistoryBuilder.history(seed: seed, flavor: flavor)
        var random = SeededGenerator(seed: seed ^ 0x11FE)
        let ledger = try TestLedger(today: "2027-12-31")
        try ledger.post(history.batches(3, &random))
        let start = try #require(MonthDay(basis.start))
        var statuses: Set<LifecycleStatus> = []
        for asOf in history.someDays(6, &random) + [.day("2027-12-31")] {
            let present = LifecycleYear(containing: asOf, startingOn: start).year
            for year in (present - 2)...present {
                let expected = try expected(ledger, year, asOf: asOf, start: basis.shift)
                var seen: Set<Int64> = []
                var partition = LifecyclePartition()
                let query = GivingQuery(
                    year: LifecycleYear(year, startingOn: start), asOf: asOf, unit: .person)
                _ = try ledger.ledger.donorFacts(query) { facts in
                    let about = "seed \(seed) \(basis.start) \(year) as of \(asOf) D-\(facts.donor)"
                    #expect(actual(facts) == expected[facts.donor] ?? Expected(), "\(about)")
                    #expect(seen.insert(facts.donor).inserted, "\(about)")
                    try partition.add(facts)
                    if let status = facts.status { statuses.insert(status) }
                }
                #expect(Set(expected.keys).isSubset(of: seen), "seed \(seed)")
                #expect(try partition.checks().allSatisfy(\.holds), "seed \(seed) \(year) as of \(asOf)")
            }
        }
        #expect(statuses.count >= 4, "seed \(seed): too little happened")
    }

    /// In whatever order and however many batches it was posted, and through a batch that came later.
    @Test(arguments: Seeds.forRun(count: 2))
    func postingOrderDoesNotMatter(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x22FE)
        let whole = try TestLedger(today: "2027-12-31")
        try whole.post(history.batches(1, &random))
        let parts = try TestLedger(today: "2027-12-31")
        try parts.post(history.batches(5, &random))
        for year in 2024...2027 {
            // Donors are numbered as they come, and so are places.
            let (one, other) = (try whole.facts(year), try parts.facts(year))
            #expect(one.count == other.count)
            for (donor, facts) in one {
                let same = try #require(other[donor])
                #expect(actual(facts) == actual(same), "seed \(seed) \(year) \(donor)")
                #expect(facts.last?.minorUnits == same.last?.minorUnits, "seed \(seed) \(year) \(donor)")
            }
        }
    }

    /// Households are the sums of their members, whoever they are.
    @Test(arguments: Seeds.forRun(count: 2))
    func householdsAreTheSumsOfTheirMembers(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ledger = try TestLedger(today: "2027-12-31")
        try ledger.post(
            (0..<400).map { index in
                let donor = Int.random(in: 0..<40, using: &random)
                let day = CalendarDate.day("2023-01-01").adding(
                    days: Int.random(in: 0..<1700, using: &random))
                let row = Rows.gift(
                    "\(Int.random(in: 1...900, using: &random))", on: day.description, id: "g\(index)",
                    donor: "d\(donor)")
                return donor % 4 == 0 ? row : row.household("h\(donor % 9)")
            })
        for year in 2023...2027 {
            let people = try ledger.facts(year, unit: .person)
            let byNumber = Dictionary(uniqueKeysWithValues: people.values.map { ($0.donor, $0) })
            for home in try ledger.facts(year).values {
                let members = home.members.compactMap { byNumber[$0] }
                #expect(home.thisYearMinor == members.reduce(0) { $0 + $1.thisYearMinor }, "seed \(seed)")
                #expect(home.gifts == members.reduce(0) { $0 + $1.gifts }, "seed \(seed)")
                #expect(home.largestMinor == members.map(\.largestMinor).max(), "seed \(seed)")
                #expect(home.last?.day == members.compactMap { $0.last?.day }.max(), "seed \(seed)")
                #expect(home.gaveEarlier == members.contains(where: \.gaveEarlier), "seed \(seed)")
            }
        }
    }
}
