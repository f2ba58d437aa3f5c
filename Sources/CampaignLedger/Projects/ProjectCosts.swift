import CampaignKit

/// What grants, and gifts that paid cost share, spent on one project: by the line that each cost was for.
///
/// `rules.md §7.1`: money of an award is on hand until it is spent or passed on. A cost that names no place
/// is spread over the places of its grant.
struct ProjectCosts {
    /// What was spent of some promises, or of a gift.
    struct Cost {
        /// Their rows, the first first.
        var entries: [Int64]
        /// Empty for the project as a whole.
        var line: String
        var amount: Int64
        /// Whether more than came is owed by us alone: of what is only earned or claimed, others paid ahead.
        var isOutright: Bool
    }

    private(set) var costs: [Cost] = []

    private let connection: any LedgerConnection
    private let asOf: CalendarDate
    private let knownOn: Int64
    private let project: String
    /// The lines of the project's places of the ledger.
    private let lines: [Int64: String]

    init(
        _ connection: any LedgerConnection, asOf: CalendarDate, knownOn: Int64, _ project: String,
        _ lines: [Int64: String]
    ) throws {
        (self.connection, self.asOf, self.knownOn) = (connection, asOf, knownOn)
        (self.project, self.lines) = (project, lines)
        let spending = try SpendingReader(connection: connection).spending()
        guard !spending.isEmpty else { return }
        let promises = try promises()
        for (grant, all) in spending.sorted(by: { $0.key < $1.key }) {
            let said = all.at(asOf, knownOn: knownOn)
            if let entries = promises[grant] { try take(said, of: grant, entries) }
            for spend in said.spends where !spend.isCharged && spend.place?.project == project {
                guard let source = spend.source else { continue }
                costs.append(
                    Cost(
                        entries: [source], line: spend.place?.line ?? "", amount: spend.amount,
                        isOutright: false))
            }
        }
    }

    private mutating func take(_ said: GrantSpending, of grant: Int64, _ entries: [Int64]) throws {
        var byLine: [String: Int64] = [:]
        var unplaced = try GrantCosts(said, award: 0).overheadOnlyClaimed
        for spend in said.spends where spend.isCharged {
            guard let place = spend.place, !place.project.isEmpty else {
                unplaced = try Checked.add(unplaced, spend.amount)
                continue
            }
            guard place.project == project else { continue }
            byLine[place.line] = try Checked.add(byLine[place.line] ?? 0, spend.amount)
        }
        let record = try GrantReader(connection: connection).record(grant)
        if let shares = record?.pipeline.shares(asOf: asOf, knownOn: knownOn) {
            for (place, part) in zip(shares.places, Allocation.spread(unplaced, over: shares.weights)) {
                guard let line = lines[place] else { continue }
                byLine[line] = try Checked.add(byLine[line] ?? 0, part)
            }
        }
        let kind = record?.said(\.terms, asOf: asOf, knownOn: knownOn).last?.value.kind ?? .outright
        for (line, amount) in byLine.sorted(by: { $0.key < $1.key }) where amount > 0 {
            costs.append(
                Cost(entries: entries, line: line, amount: amount, isOutright: kind == .outright))
        }
    }

    /// The rows of each grant's promises.
    private func promises() throws -> [Int64: [Int64]] {
        let inForce = try Withdrawal.inForce(connection)
        var promises: [Int64: [Int64]] = [:]
        try connection.rows(
            "SELECT grant_award, batch, entry FROM grant_promise WHERE day <= $1 ORDER BY grant_award, seq",
            [.day(asOf)]
        ) { row in
            guard inForce.holds(row.int(1), knownOn: knownOn) else { return }
            promises[row.int(0), default: []].append(row.int(2))
        }
        return promises
    }
}

extension ProjectFundReader {
    /// Takes costs off the money that paid them: of the line first, then flexible money, then any other.
    func takeCosts(_ spent: ProjectCosts, _ funds: inout [Key: ProjectFund]) throws {
        for cost in spent.costs {
            let own = funds.keys.filter { cost.entries.contains($0.entry) }
            func rank(_ key: Key) -> (Int, Int64, String) {
                (key.line == cost.line ? 0 : key.line.isEmpty ? 1 : 2, key.entry, key.line)
            }
            let keys = own.sorted { rank($0) < rank($1) }
            var open = cost.amount
            for key in keys where open > 0 {
                guard let onHand = funds[key]?.onHand, onHand > 0 else { continue }
                let part = min(open, onHand)
                funds[key]?.spent[cost.line, default: 0] += part
                open -= part
            }
            guard open > 0, cost.isOutright, let first = keys.first else { continue }
            funds[first]?.spent[cost.line, default: 0] += open
        }
    }
}
