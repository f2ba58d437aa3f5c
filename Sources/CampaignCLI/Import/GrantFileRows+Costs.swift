import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices

/// What rows say of costs, budgets and match.
extension GrantFileRows {
    /// All costs of a grant together: two that are equal are two.
    ///
    /// A reversal names its row by `gift_id`, or by the file's own `number`.
    mutating func takeSpending(_ lines: [GrantFileLine]) throws {
        var spends: [GrantName: [Spend]] = [:]
        var first: [(name: GrantName, line: Int)] = []
        var reversals: [(name: GrantName, line: GrantFileLine, position: Int)] = []
        for (index, line) in lines.enumerated() {
            var cells = CellFaults()
            let name = cells.take { try self.name(line) }
            let found = cells.take { try spend(line) }
            guard let name, var found else {
                problems += try Self.problems(cells, line.line)
                continue
            }
            found.number = Int64(index + 1)
            for id in [line[.giftID], line[.number]] where !id.isEmpty {
                costs[name, default: [:]][id] = found.number
            }
            if spends[name] == nil { first.append((name, line.line)) }
            spends[name, default: []].append(found)
            if !line[.reverses].isEmpty { reversals.append((name, line, (spends[name]?.count ?? 1) - 1)) }
        }
        for (name, line, position) in reversals {
            guard let number = costs[name]?[line[.reverses]] else {
                problems.append(Self.noCost(line))
                continue
            }
            spends[name]?[position].reverses = number
        }
        for (name, line) in first {
            file.rows.append(GrantFile.Row(.spending(name, spends[name] ?? []), line: line))
        }
    }

    private static func noCost(_ line: GrantFileLine) -> RowProblem {
        GrantFileLine.Fault(
            .reverses, "unknown-reference", "no cost of this grant in the file has this id",
            "it names the gift_id, or the number, of a row of type spend"
        ).problem(line: line.line)
    }

    /// What the agreement says of overhead and match; nil where the row has nothing of it.
    func costTerms(_ line: GrantFileLine, on day: CalendarDate) throws -> CostTerms? {
        guard !line[.indirect].isEmpty || !line[.match].isEmpty else { return nil }
        var terms = CostTerms()
        let text = CostTermsText(currency: currency)
        if !line[.indirect].isEmpty { terms.indirect = try text.overhead(line[.indirect], day) }
        if !line[.match].isEmpty {
            terms.match = try text.share(
                line[.match], kind: line[.matchKind].isEmpty ? nil : line[.matchKind],
                by: try line.day(.matchBy))
        }
        return terms
    }

    /// Rows of one grant, day and number are one version.
    mutating func takeBudgets(_ lines: [GrantFileLine]) throws {
        struct Key: Hashable {
            var name: GrantName
            var day: CalendarDate
            var number: String
        }
        var budgets: [Key: SpendingChange.Budget] = [:]
        var order: [(key: Key, line: Int)] = []
        for line in lines {
            var cells = CellFaults()
            let name = cells.take { try self.name(line) }
            let day = cells.take { try dated(line) }
            let amount = cells.take { try planned(line) }
            let category = cells.take { try line.required(.category, "such as supplies") }
            guard let name, let day, let amount, let category else {
                problems += try Self.problems(cells, line.line)
                continue
            }
            let key = Key(name: name, day: day, number: line[.number])
            if budgets[key] == nil { order.append((key, line.line)) }
            var budget = budgets[key] ?? SpendingChange.Budget([], words: line[.note])
            budget.rows.append(GrantBudgetVersion.Row(CostCategory.stored(category), amount))
            budget.isApproved = budget.isApproved || line[.approved].lowercased() == "yes"
            budgets[key] = budget
        }
        for (key, line) in order.sorted(by: { ($0.key.day, $0.line) < ($1.key.day, $1.line) }) {
            guard let budget = budgets[key] else { continue }
            file.rows.append(GrantFile.Row(.budget(key.name, key.day, budget), line: line))
        }
    }

    private func planned(_ line: GrantFileLine) throws -> Int64 {
        guard let minor = try amount(line, .amount), minor > 0 else {
            throw GrantFileLine.Fault(.amount, "bad-amount", "not an amount above zero", "such as 25,000")
        }
        return minor
    }

    /// A gift by its id with its system, a cost of the file, or something in kind, whose note says how its
    /// value was found.
    func match(_ line: GrantFileLine) throws -> GrantFile.Act {
        var cells = CellFaults()
        let name = cells.take { try self.name(line) }
        let day = cells.take { try dated(line) }
        let amount = cells.take { try planned(line) }
        var spend: Int64?
        if let name, !line[.reverses].isEmpty {
            spend = costs[name]?[line[.reverses]]
            if spend == nil {
                cells.note(
                    GrantFileLine.Fault(
                        .reverses, "unknown-reference", "no cost of this grant in the file has this id",
                        "it names the gift_id, or the number, of a row of type spend"))
            }
        } else if line[.giftID].isEmpty {
            cells.take { try line.required(.note, "how was that value found?") }
        }
        try cells.check()
        let match = GrantMatch(
            amount ?? 0, on: day ?? row.today, spend: spend, words: line[.note])
        return .match(name ?? GrantName(source: source, id: ""), match, gift: line[.giftID])
    }
}

/// All that is wrong with the cells of one row: each cell is read, whatever the others are like.
struct CellFaults: Error {
    private(set) var all: [any Error] = []

    /// What a cell says; nil where it cannot be taken, which is kept.
    @discardableResult
    mutating func take<Value>(_ read: () throws -> Value) -> Value? {
        do { return try read() } catch {
            note(error)
            return nil
        }
    }

    mutating func note(_ error: any Error) {
        if let several = error as? CellFaults { all += several.all } else { all.append(error) }
    }

    /// Throws all of it where there is anything.
    func check() throws {
        guard all.isEmpty else { throw self }
    }
}

// MARK: - Awards under another name

extension GrantFileRows {
    /// The awards of this ledger that an awarded row names in `gift_id`; one that is not here is left out.
    func awards(_ line: GrantFileLine) throws -> [Int64] {
        let names = line[.giftID].split(separator: ";").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        guard !names.isEmpty, let ledger = try row.session.ledger(in: row.directory) else { return [] }
        let query = PledgeQuery(asOf: row.today, plan: plan)
        return names.compactMap { name in (try? ledger.pledge(name, query))?.pledge.line.id }
    }
}
