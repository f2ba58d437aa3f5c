import CampaignKit

/// Joins rows that share `gift_id`, donor, date and type into one gift with splits; anything else that shares
/// an id is an error.
///
/// `docs/csv.md`.
struct SplitGrouper {
    let session: ImportSession

    private struct Row {
        var number: Int64
        var line: Int
        var identity: [String]
        var place: Int64
        var amount: Int64
        var effect: Int64
        var exchange: Int64
        var fee: Int64
        /// In another currency; nil in the base currency.
        var original: Int64?
        var content: Int64
        var day: Int64
        var benefit: Benefit?
    }

    func run(_ outcome: inout ImportOutcome) throws {
        try joinByID(&outcome)
        try comparePayments(&outcome)
        try compareTwins(&outcome)
    }

    private func joinByID(_ outcome: inout ImportOutcome) throws {
        guard !session.repeatedKeys.isEmpty else { return }
        try session.indexKeys()
        for key in session.repeatedKeys.sorted() {
            for group in try groups(key) { try join(group, &outcome) }
        }
    }

    /// Rows of one key by source and id: two ids may share a key.
    private func groups(_ key: Int64) throws -> [[Row]] {
        Array(try rows("key64 = $1", [.int(key)]).values).filter { $0.count > 1 }
    }

    /// Rows without an id of their own whose payment has one at its processor: equal in every cell they are
    /// the same payment.
    private func comparePayments(_ outcome: inout ImportOutcome) throws {
        guard session.options.equalRows != .splits else { return }
        var payments: [String] = []
        try session.connection.rows(
            """
            SELECT a.value FROM stage_alias a JOIN stage s ON s.row = a.row WHERE a.kind = $1 AND s.key64 IS NULL \
            AND s.state = 0 GROUP BY a.value HAVING count(*) > 1 ORDER BY \(Portable.byBytes("a.value"))
            """, [.int(AliasKind.processor.rawValue)]
        ) { payments.append($0.text(0)) }
        for payment in payments {
            let group = try rows(
                """
                key64 IS NULL AND state = 0 AND row IN (SELECT row FROM stage_alias WHERE kind = $1 AND value = $2)
                """, [.int(AliasKind.processor.rawValue), .text(payment)])
            for rows in group.values { _ = try withoutEqualRows(rows, &outcome, column: "processor_id") }
        }
    }

    /// Rows without any id: each is a gift, unless someone says that equal ones are one.
    private func compareTwins(_ outcome: inout ImportOutcome) throws {
        guard session.options.equalRows == .dedupe else { return }
        var contents: [Int64] = []
        try session.connection.rows(
            """
            SELECT content64 FROM stage WHERE key64 IS NULL AND state = 0 GROUP BY content64 HAVING count(*) > 1 \
            ORDER BY content64
            """
        ) { contents.append($0.int(0)) }
        if !contents.isEmpty { try StageTable.index(.content, session.connection) }
        for content in contents {
            let group = try rows("content64 = $1 AND key64 IS NULL AND state = 0", [.int(content)])
            for rows in group.values {
                let kept = try withoutEqualRows(rows, &outcome, column: "") ?? []
                // They differ in a note, say: both are posted.
                for row in kept.dropFirst() { outcome.add(TwinRows.problem(row.line, kept[0].line)) }
            }
        }
    }

    /// Rows that a condition finds, by source and id.
    private func rows(_ condition: String, _ arguments: [LedgerValue]) throws -> [String: [Row]] {
        var byID: [String: [Row]] = [:]
        try session.connection.rows(
            """
            SELECT row, line, source, external_id, donor_ext, date, type, pledge_name, reverses, currency, place, \
            amount, effect, exchange, fee, content64, day, benefit_value, benefit_cost, benefit_flags, original FROM stage \
            WHERE \(condition) ORDER BY row
            """, arguments
        ) { row in
            let identity = (4...9).map { row.isNull($0) ? "" : row.text($0) }
            byID["\(row.int(2))/\(row.isNull(3) ? "" : row.text(3))", default: []].append(
                Row(
                    number: row.int(0), line: Int(row.int(1)), identity: identity, place: row.int(10),
                    amount: row.int(11), effect: row.int(12), exchange: row.int(13), fee: row.int(14),
                    original: row.optionalInt(20),
                    content: row.int(15), day: row.int(16), benefit: Self.benefit(row, from: 17)))
        }
        return byID
    }

    private func join(_ group: [Row], _ outcome: inout ImportOutcome) throws {
        let leader = group[0]
        let strangers = group.filter { $0.identity != leader.identity }
        guard strangers.isEmpty else {
            for row in group {
                guard let other = group.first(where: { $0.identity != row.identity }) else { continue }
                outcome.add(Self.problem(row, other))
            }
            return try reject(group.map(\.number))
        }
        guard let group = try withoutEqualRows(group, &outcome) else { return }
        guard group.count > 1 else { return }
        var total = leader
        total.amount = 0
        total.effect = 0
        total.exchange = 0
        total.fee = 0
        total.original = nil
        total.content = 0
        for row in group {
            total.amount = try Checked.add(total.amount, row.amount)
            total.effect = try Checked.add(total.effect, row.effect)
            total.exchange = try Checked.add(total.exchange, row.exchange)
            total.fee = try Checked.add(total.fee, row.fee)
            if let original = row.original {
                total.original = try Checked.add(total.original ?? 0, original)
            }
            // Order never matters, so that a re-sorted export is still the same gift.
            total.content &+= row.content
        }
        if let problem = SplitBenefit.settle(
            &total.exchange, payment: total.amount, benefits: group.map(\.benefit), line: leader.line,
            day: CalendarDate(dayNumber: Int(leader.day)), organization: session.context.plan.organization)
        {
            outcome.add(problem)
            return try reject(group.map(\.number))
        }
        try write(total, group)
        outcome.splitRows += group.count - 1
    }

    private static func benefit(_ row: any LedgerRow, from index: Int) -> Benefit? {
        guard !row.isNull(index) else { return nil }
        return Benefit(
            valueMinor: row.int(index), costMinor: row.optionalInt(index + 1),
            isToken: row.int(index + 2) & 1 == 1)
    }

    private func write(_ total: Row, _ group: [Row]) throws {
        let connection = session.connection
        let isSpread = Set(group.map(\.place)).count > 1
        try connection.run(
            """
            UPDATE stage SET amount = $1, effect = $2, exchange = $3, fee = $4, content64 = $5, \
            place = CASE WHEN $6 = 1 THEN NULL ELSE place END, \
            simple = CASE WHEN $6 = 1 OR $3 <> 0 THEN 0 ELSE simple END, original = $7 WHERE row = $8
            """,
            [
                .int(total.amount), .int(total.effect), .int(total.exchange), .int(total.fee),
                .int(total.content),
                .int(isSpread ? 1 : 0), .reference(total.original), .int(total.number),
            ])
        for row in group.dropFirst() {
            try connection.run(
                "UPDATE stage SET leader = $1 WHERE row = $2", [.int(total.number), .int(row.number)])
        }
        guard isSpread else { return }
        for (index, row) in group.enumerated() {
            try connection.run(
                "INSERT INTO stage_split VALUES ($1, $2, $3, $4)",
                [.int(session.baseEntry + total.number), .int(index), .int(row.place), .int(row.amount)])
        }
    }

    /// The rows of a gift without those that are equal to another; nil when they are refused.
    private func withoutEqualRows(
        _ group: [Row], _ outcome: inout ImportOutcome, column: String = "gift_id"
    ) throws -> [Row]? {
        guard session.options.equalRows != .splits else { return group }
        var kept: [Row] = []
        var equal: [(row: Row, first: Row)] = []
        for row in group {
            if let first = try kept.first(where: { try isEqual($0, row) }) {
                equal.append((row, first))
            } else {
                kept.append(row)
            }
        }
        guard !equal.isEmpty else { return group }
        var choice = session.options.equalRows
        if choice == .refuse, column == "gift_id", let before = try postedChoice(group) { choice = before }
        if choice == .splits { return group }
        guard choice == .refuse else {
            for (row, _) in equal { try StageTable.mark(row.number, .skipped, session.connection) }
            outcome.equalRows += equal.count
            return kept
        }
        var named: Set<Int> = []
        for (row, first) in equal {
            if named.insert(first.line).inserted { outcome.add(Self.equalProblem(first, row, column)) }
            outcome.add(Self.equalProblem(row, first, column))
        }
        let isOneGift = column == "gift_id"
        for row in kept where isOneGift && !named.contains(row.line) {
            outcome.add(Self.siblingProblem(row, equal[0].row))
        }
        try reject((isOneGift ? group : group.filter { isNamed($0, equal) }).map(\.number))
        return nil
    }

    /// What was chosen of these rows when they were posted: one of them, or all as parts of a gift.
    private func postedChoice(_ group: [Row]) throws -> ImportOptions.EqualRows? {
        let withdrawal = try Withdrawal(session.connection)
        let posted = try session.connection.first(
            """
            SELECT e.content64 FROM entry e JOIN stage s ON s.key64 = e.key64 AND s.external_id = e.external_id \
            AND s.source = e.source WHERE s.row = $1 AND NOT \(withdrawal.isUndone("e")) \
            ORDER BY e.id DESC LIMIT 1
            """, [.int(group[0].number)]
        ) { $0.int(0) }
        guard let posted else { return nil }
        if group.allSatisfy({ $0.content == posted }) { return .dedupe }
        return group.reduce(Int64(0)) { $0 &+ $1.content } == posted ? .splits : nil
    }

    /// Whether two rows of a gift say the same in every cell.
    private func isEqual(_ first: Row, _ second: Row) throws -> Bool {
        guard first.content == second.content, first.place == second.place else { return false }
        try session.indexWords()
        return try words(first.number) == words(second.number)
            && [nil, details(first.number)].contains(details(second.number))
    }

    private func words(_ row: Int64) throws -> [String] {
        var words =
            try session.connection.first(
                "SELECT reference, note, description, benefit, tribute, extra FROM entry_personal WHERE entry = $1",
                [.int(session.baseEntry + row)]
            ) { row in (0..<6).map { row.text($0) } } ?? []
        try session.connection.rows(
            "SELECT kind, value FROM stage_alias WHERE row = $1 ORDER BY kind", [.int(row)]
        ) { words += ["\($0.int(0))", $0.text(1)] }
        return words
    }

    /// What a row says of its donor; nil when it says what the row before said.
    private func details(_ row: Int64) throws -> DonorDetails? {
        try session.connection.first(
            "SELECT \(DonorColumns.columns("d")) FROM stage_donor d WHERE d.row = $1 AND d.has_details = 1",
            [.int(row)]
        ) { DonorColumns.details($0, from: 0) }
    }

    private func isNamed(_ row: Row, _ equal: [(row: Row, first: Row)]) -> Bool {
        equal.contains { $0.row.number == row.number || $0.first.number == row.number }
    }

    private static func equalProblem(_ row: Row, _ other: Row, _ column: String) -> RowProblem {
        RowProblem(
            code: "equal-rows", line: row.line, column: column,
            message: "it is equal to line \(other.line) in every cell",
            hint: column == "gift_id"
                ? "--dedupe posts one of them, --splits posts them as parts of one gift"
                : "--dedupe posts one of them, --splits posts both")
    }

    /// A part of a gift of which other rows are refused: half a gift is none.
    private static func siblingProblem(_ row: Row, _ refused: Row) -> RowProblem {
        RowProblem(
            code: "equal-rows", line: row.line, column: "gift_id",
            message: "line \(refused.line), part of the same gift, is refused",
            hint: "use --dedupe or --splits for the rows that are equal")
    }

    private func reject(_ numbers: [Int64]) throws {
        for number in numbers {
            try session.connection.run(
                "UPDATE stage SET state = $1 WHERE row = $2",
                [.int(StageTable.State.rejected.rawValue), .int(number)])
        }
    }

    private static func problem(_ row: Row, _ other: Row) -> RowProblem {
        let names = ["donor", "date", "type", "pledge", "reversed gift", "currency"]
        let differing = zip(names, zip(row.identity, other.identity)).filter { $1.0 != $1.1 }.map(\.0)
        return RowProblem(
            code: "shared-gift-id", line: row.line, column: "gift_id",
            message:
                "line \(other.line) has the same gift_id but a different \(differing.joined(separator: " and "))",
            hint: "rows of one gift share donor, date and type; give another gift its own id")
    }
}
