import CampaignKit

/// Reads what was posted of the costs of grants, in the order of posting: one statement for each table.
struct SpendingReader {
    let connection: any LedgerConnection

    /// Of one grant; empty where nothing was posted.
    func spending(of grant: Int64) throws -> GrantSpending {
        if let found = try spending(only: grant)[grant] { return found }
        var none = GrantSpending()
        none.inForce = try Withdrawal.inForce(connection)
        return none
    }

    /// By the number of the grant, of those of which anything was posted.
    func spending(only grant: Int64? = nil) throws -> [Int64: GrantSpending] {
        let walk = SpendingWalk(
            connection: connection, grant: grant, inForce: try Withdrawal.inForce(connection))
        try walk.run()
        return walk.found
    }

    /// What of a gift is match of any grant now.
    func matched(entry: Int64) throws -> Int64 { try matched("entry", entry) }

    /// What of a row of spending is match of any grant now.
    func matched(spend: Int64) throws -> Int64 { try matched("spend", spend) }

    private func matched(_ column: String, _ number: Int64) throws -> Int64 {
        let inForce = try Withdrawal.inForce(connection)
        var amounts: [Int64] = []
        try connection.rows(
            "SELECT batch, amount FROM grant_match WHERE \(column) = $1", [.int(number)]
        ) { row in
            if inForce.holds(row.int(0), knownOn: .max) { amounts.append(row.int(1)) }
        }
        return try amounts.sum()
    }

    /// What a gift or promise brought, less what went back; nil where there is none.
    ///
    /// By the end of a day, and as known after a batch, where they are given.
    func received(entry: Int64, asOf day: CalendarDate? = nil, knownOn batch: Int64? = nil) throws -> Int64? {
        let unit = try connection.integer("SELECT unit FROM entry WHERE id = $1", [.int(entry)])
        guard unit > 0 else { return nil }
        let last = day.map { Int64($0.dayNumber) } ?? Int64(Int32.max)
        return try connection.integers(
            """
            SELECT effect FROM entry WHERE id = $1 AND simple = 1 AND day <= $2 AND batch <= $3 \
            UNION ALL SELECT received FROM commitment_delta WHERE unit = $1 AND day <= $2 AND batch <= $3
            """, [.int(unit), .int(last), .int(batch ?? .max)]
        ).sum()
    }

    /// Says of each match how much of its gift is left: the match that was said first keeps its part.
    func settleMatches(_ spending: inout [Int64: GrantSpending], _ query: PledgeQuery) throws {
        let entries = Set(spending.values.flatMap { $0.matches.compactMap(\.entry) })
        let inForce = try Withdrawal.inForce(connection)
        for entry in entries.sorted() {
            var left = try received(entry: entry, asOf: query.asOf, knownOn: query.knownOn) ?? 0
            var parts: [(grant: Int64, seq: Int64, amount: Int64)] = []
            try connection.rows(
                """
                SELECT grant_award, seq, batch, day, amount FROM grant_match WHERE entry = $1 \
                ORDER BY batch, grant_award, seq
                """, [.int(entry)]
            ) { row in
                guard inForce.holds(row.int(2), knownOn: query.knownOn ?? .max),
                    row.int(3) <= Int64(query.asOf.dayNumber)
                else { return }
                parts.append((row.int(0), row.int(1), row.int(4)))
            }
            for part in parts {
                let standing = max(0, min(part.amount, left))
                left -= standing
                guard let index = spending[part.grant]?.matches.firstIndex(where: { $0.seq == part.seq })
                else { continue }
                spending[part.grant]?.matches[index].standing = standing
            }
        }
    }
}

/// Goes once through every table of costs and puts together what belongs to each grant.
private final class SpendingWalk {
    private let connection: any LedgerConnection
    private let grant: Int64?
    private let inForce: BatchesInForce
    private var words: [GrantWordsKey: String] = [:]
    private(set) var found: [Int64: GrantSpending] = [:]

    init(connection: any LedgerConnection, grant: Int64?, inForce: BatchesInForce) {
        self.connection = connection
        self.grant = grant
        self.inForce = inForce
    }

    func run() throws {
        try readWords()
        try readTerms()
        try readBudgets()
        try readSpends()
        try readClaims()
        try readMatches()
    }

    private static func day(_ number: Int64) -> CalendarDate { CalendarDate(dayNumber: Int(number)) }

    private func add(to grant: Int64, _ body: (inout GrantSpending) -> Void) {
        var spending = found[grant] ?? GrantSpending()
        spending.inForce = inForce
        body(&spending)
        found[grant] = spending
    }

    private func rows(_ table: GrantTable, _ body: (any LedgerRow) -> Void) throws {
        let condition = grant == nil ? "" : " WHERE grant_award = $1"
        try connection.rows(
            """
            SELECT \(table.names.joined(separator: ", ")) FROM \(table.name)\(condition) \
            ORDER BY \(table.key.joined(separator: ", "))
            """, grant.map { [.int($0)] } ?? [], body)
    }

    private func readWords() throws {
        let tables = GrantTable.ofSpending.map { table in
            let ids = "SELECT id FROM \(table.name) WHERE grant_award = $1"
            let condition = table.key == ["id"] ? "id IN (\(ids))" : "id = $1"
            return "object = '\(table.name)'" + (grant == nil ? "" : " AND \(condition)")
        }
        try connection.rows(
            """
            SELECT object, id, seq, words FROM grant_personal \
            WHERE \(tables.map { "(\($0))" }.joined(separator: " OR "))
            """, grant.map { [.int($0)] } ?? []
        ) { row in
            words[GrantWordsKey(object: row.text(0), id: row.int(1), seq: row.int(2))] = row.text(3)
        }
    }

    /// The words of a row; of those that are gone, that they were erased.
    private func text(_ table: GrantTable, _ id: Int64, _ seq: Int64, hashed: Bool) -> String {
        words[GrantWordsKey(object: table.name, id: id, seq: seq)] ?? (hashed ? "(erased)" : "")
    }

    private func readTerms() throws {
        try rows(.cost) { row in
            var terms = CostTerms(
                words: text(.cost, row.int(0), row.int(1), hashed: !row.isNull(12)))
            if let base = row.optionalInt(4).flatMap({ IndirectTerm.Base(rawValue: Int($0)) }) {
                terms.indirect = IndirectTerm(
                    base, rate: row.int(5), equipment: row.int(6), subaward: row.int(7))
            }
            if let kind = row.optionalInt(10).flatMap({ MatchTerm.Kind(rawValue: Int($0)) }) {
                terms.match = MatchTerm(
                    amount: row.optionalInt(8), tenths: row.optionalInt(9), kind: kind,
                    by: row.optionalInt(11).map(Self.day))
            }
            add(to: row.int(0)) { $0.terms.append((row.int(2), Self.day(row.int(3)), terms)) }
        }
    }

    private func readBudgets() throws {
        try rows(.budget) { row in
            let said = text(.budget, row.int(0), row.int(1), hashed: !row.isNull(8))
            add(to: row.int(0)) { spending in
                let part = GrantBudgetVersion.Row(row.text(5), row.int(6))
                if let last = spending.budgets.indices.last, spending.budgets[last].version == row.int(4) {
                    spending.budgets[last].rows.append(part)
                } else {
                    spending.budgets.append(
                        GrantBudgetVersion(
                            version: row.int(4), batch: row.int(2), day: Self.day(row.int(3)), rows: [part],
                            isApproved: row.int(7) == 1, words: said))
                }
            }
        }
    }

    private func readSpends() throws {
        let places = try places()
        try rows(.spend) { row in
            var spend = Spend(
                row.int(5), on: Self.day(row.int(3)), category: row.text(9), number: row.int(0),
                batch: row.int(1))
            spend.paid = row.optionalInt(4).map(Self.day)
            if let currency = Currency(code: row.text(6)), let original = row.optionalInt(7) {
                spend.foreign = ForeignAmount(
                    original: Money(minorUnits: original, currency: currency), rate: row.text(8),
                    rateSource: "")
            }
            spend.place = row.optionalInt(10).flatMap { places[$0] }
            spend.flags = Spend.Flags(rawValue: row.int(11))
            (spend.source, spend.reverses) = (row.optionalInt(12), row.optionalInt(13))
            spend.externalID = row.text(14)
            let hashed = !row.isNull(15)
            let said = text(.spend, spend.number, 0, hashed: hashed)
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            spend.words = Spend.Words(
                payee: said.first ?? "", reference: said.dropFirst().first ?? "",
                note: said.dropFirst(2).first ?? "")
            add(to: row.int(2)) { $0.spends.append(spend) }
        }
    }

    private func places() throws -> [Int64: Designation] {
        var places: [Int64: Designation] = [:]
        try connection.rows(
            """
            SELECT p.id, \(PlaceColumns.columns("p")) FROM place p \
            WHERE p.id IN (SELECT place FROM spend WHERE place IS NOT NULL)
            """
        ) { places[$0.int(0)] = PlaceColumns.place($0, from: 1) }
        return places
    }

    private func readClaims() throws {
        // A claim whose row was voided is none, as if that batch had undone it.
        var voided: [Int64: Int64] = [:]
        try connection.rows(
            """
            SELECT c.id, z.batch FROM claim c JOIN entry e ON e.id = c.entry \
            JOIN entry z ON z.id = \(Withdrawal.void(of: "e"))
            """
        ) { voided[$0.int(0)] = $0.int(1) }
        try rows(.claim) { row in
            var claim = GrantClaim(
                through: Self.day(row.int(4)), on: Self.day(row.int(3)), direct: row.int(5),
                indirect: row.int(6), number: row.int(0), batch: row.int(1), entry: row.int(7),
                words: text(.claim, row.int(0), 0, hashed: !row.isNull(8)))
            claim.voidedBy = voided[claim.number]
            add(to: row.int(2)) { $0.claims.append(claim) }
        }
    }

    private func readMatches() throws {
        let inKind = Set(
            try connection.integers(
                "SELECT m.entry FROM grant_match m JOIN entry e ON e.id = m.entry WHERE e.type = $1",
                [.int(EntryType.inKind.rawValue)]))
        try rows(.match) { row in
            var match = GrantMatch(
                row.int(6), on: Self.day(row.int(3)), entry: row.optionalInt(4), spend: row.optionalInt(5),
                words: text(.match, row.int(0), row.int(1), hashed: !row.isNull(7)), seq: row.int(1),
                batch: row.int(2))
            match.isGiftInKind = match.entry.map(inKind.contains) ?? false
            add(to: row.int(0)) { $0.matches.append(match) }
        }
    }
}
