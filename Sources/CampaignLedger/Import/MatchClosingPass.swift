import CampaignKit

/// Settles what matching gifts close of expected matches, and what is opened again when one is reversed.
///
/// `rules.md §2`: a company's check with several soft credits closes the oldest expected matches of those
/// people; `matches` decides where it is given.
final class MatchClosingPass {
    private let session: ImportSession
    private let connection: any LedgerConnection
    private let lookup: ReferenceLookup
    private let ledger: ExpectedMatches
    /// What of each expected match each row of the file closes, by entry.
    private var closings: [Int64: [Closing]] = [:]
    /// The rows of the file that were gone through, wherever they stand: a refund may be above its gift.
    private var settled: Set<Int64> = []

    /// Rows that name a match which is left out.
    private var lost: [(row: Int64, problem: RowProblem)] = []

    private typealias Closing = (expected: Int64, amount: Int64)

    private struct Row {
        var number: Int64
        var entry: Int64
        var type: EntryType
        var effect: Int64
        var payment: Int64
        var target: Int64?
        var promise: Bool
        var day: Int64

        var isCorrection: Bool { type.family == .correction }
        var order: (Int64, Int, Int64) { (day, isCorrection ? 1 : 0, number) }
    }

    init(session: ImportSession) throws {
        self.session = session
        connection = session.connection
        lookup = try ReferenceLookup(session: session)
        ledger = ExpectedMatches(session: session)
    }

    /// A row whose match is left out is left out too.
    ///
    /// By day, gifts before corrections, as limits are judged: a later gift may close what a refund opens.
    func run(_ outcome: inout ImportOutcome) throws {
        guard try session.hasMatches || connection.exists("match_closing") else { return }
        let rows = try self.rows().sorted { $0.order < $1.order }
        var waiting = Set(rows.map(\.entry))
        // What a correction reverses is settled before it, wherever it stands.
        var blocked: [Int64: [Row]] = [:]
        for row in rows {
            var next = [row]
            while let row = next.popLast() {
                if let target = row.target, row.isCorrection, waiting.contains(target) {
                    blocked[target, default: []].append(row)
                    continue
                }
                try settle(row)
                waiting.remove(row.entry)
                next += (blocked.removeValue(forKey: row.entry) ?? []).reversed()
            }
        }
        for problem in lost {
            try StageTable.mark(problem.row, .rejected, connection)
            outcome.add(problem.problem)
        }
    }

    private func settle(_ row: Row) throws {
        if row.isCorrection {
            let list = try reopened(row)
            for closing in list { try ledger.close(closing.expected, closing.amount) }
            return try keep(row, list)
        }
        guard row.type.family == .received else { return }
        try keep(row, try named(row) ?? credited(row))
    }

    private func rows() throws -> [Row] {
        var rows: [Row] = []
        let corrections = EntryType.allCases.filter { $0.family == .correction }.map { "\($0.rawValue)" }
        try connection.rows(
            """
            SELECT row, type, effect, payment, target, pledge_name IS NOT NULL, day FROM stage WHERE state = 0 \
            AND leader = row AND (type = $1 OR matches IS NOT NULL OR type IN (\(corrections.joined(separator: ", ")))) \
            ORDER BY row
            """, [.int(EntryType.matching.rawValue)]
        ) { row in
            rows.append(
                Row(
                    number: row.int(0), entry: session.baseEntry + row.int(0),
                    type: EntryType(rawValue: Int(row.int(1))) ?? .gift, effect: row.int(2),
                    payment: row.int(3), target: row.optionalInt(4), promise: row.int(5) == 1,
                    day: row.int(6)))
        }
        return rows
    }

    private func keep(_ row: Row, _ list: [Closing]) throws {
        settled.insert(row.entry)
        guard !list.isEmpty else { return }
        closings[row.entry] = list
        for (index, closing) in list.enumerated() {
            try connection.run(
                "INSERT INTO stage_closing VALUES ($1, $2, $3, $4)",
                [.int(row.entry), .int(index), .int(closing.expected), .int(closing.amount)])
        }
    }

    /// What `matches` names; nil where it names nothing.
    ///
    /// One expected match is closed by all that came; of several each takes what it waits for, in their
    /// order.
    private func named(_ row: Row) throws -> [Closing]? {
        guard let staged = try lookup.staged(row.number), !staged.matches.isEmpty else { return nil }
        var expected: [Int64] = []
        for name in staged.matches {
            guard let matched = try lookup.entry(named: name, staged: staged) else {
                let problem = staged.problem(
                    "refers-to-rejected", "matches", "it refers to a row that is left out",
                    "fix that row first")
                lost.append((row.number, problem))
                return []
            }
            guard
                let found = try matched.type == .matchExpected
                    ? matched.entry : lookup.expectedMatch(of: matched.entry),
                !expected.contains(found)
            else { continue }
            expected.append(found)
        }
        guard let last = expected.last else { return [] }
        var left = row.effect
        var list: [Closing] = []
        for match in expected {
            let amount = match == last ? left : min(left, try ledger.open(match))
            guard amount > 0 else { continue }
            try ledger.close(match, amount)
            list.append((match, amount))
            left -= amount
        }
        return list
    }

    /// The oldest expected matches of the people that are credited, by the amounts of their credits.
    private func credited(_ row: Row) throws -> [Closing] {
        guard row.type == .matching, !row.promise else { return [] }
        let credits = try ledger.credits(ofRow: row.number)
        guard !credits.isEmpty else { return [] }
        let payer = try ledger.donor(ofRow: row.number)
        var left = row.effect
        var list: [Closing] = []
        func take(_ people: [String], upTo limit: Int64) throws {
            var limit = min(limit, left)
            for match in try ledger.waiting(for: people, from: payer) where limit > 0 {
                let amount = min(limit, try ledger.open(match))
                guard amount > 0 else { continue }
                try ledger.close(match, amount)
                limit -= amount
                left -= amount
                if let known = list.firstIndex(where: { $0.expected == match }) {
                    list[known].amount += amount
                } else {
                    list.append((match, amount))
                }
            }
        }
        for credit in credits { if let amount = credit.amount { try take([credit.person], upTo: amount) } }
        let others = credits.filter { $0.amount == nil }.map(\.person)
        if !others.isEmpty { try take(others, upTo: left) }
        return list
    }

    /// What a correction of a matching gift opens again, or closes once more.
    private func reopened(_ row: Row) throws -> [Closing] {
        guard row.payment != 0, row.payment != row.entry else { return [] }
        if row.type == .void, let target = row.target {
            return try written(by: [target]).map { ($0.expected, -$0.amount) }
        }
        let family = try family(of: row.payment)
        let standing = try written(by: family.entries).filter { $0.amount > 0 }
        let closed = standing.reduce(Int64(0)) { $0 + $1.amount }
        guard let first = standing.first else { return [] }
        guard row.effect < 0 else {
            return standing.count == 1 ? [(first.expected, row.effect)] : []
        }
        guard family.net > 0 else { return [] }
        let share = Int128(closed) * Int128(min(-row.effect, family.net)) / Int128(family.net)
        let parts = Allocation.spread(Int64(clamping: share), over: standing.map(\.amount))
        return zip(standing, parts).filter { $1 > 0 }.map { ($0.expected, -$1) }
    }

    /// A payment with the corrections of it that are settled, and what all of it amounts to.
    private func family(of payment: Int64) throws -> (entries: [Int64], net: Int64) {
        var entries: [Int64] = []
        var net: Int64 = 0
        try connection.rows(
            """
            SELECT id, effect, 1 FROM entry WHERE id = $1 OR unit = (SELECT unit FROM entry WHERE id = $1) \
            AND payment = $1 AND unit <> id \
            UNION ALL SELECT $2 + row, effect, 0 FROM stage WHERE payment = $1 AND state = 0
            """, [.int(payment), .int(session.baseEntry)]
        ) { row in
            guard row.int(2) == 1 || row.int(0) == payment || settled.contains(row.int(0)) else { return }
            entries.append(row.int(0))
            net += row.int(1)
        }
        return (entries, net)
    }

    /// What some rows close together, by expected match.
    private func written(by entries: [Int64]) throws -> [Closing] {
        var sums: [Int64: Int64] = [:]
        for entry in entries {
            for closing in closings[entry] ?? [] { sums[closing.expected, default: 0] += closing.amount }
            try connection.rows(
                "SELECT expected, amount FROM match_closing WHERE entry = $1", [.int(entry)]
            ) { sums[$0.int(0), default: 0] += $0.int(1) }
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
