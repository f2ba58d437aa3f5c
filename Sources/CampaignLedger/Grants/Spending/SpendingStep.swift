import CampaignKit

/// One command's change of a grant's costs within a posting: what is wrong with it, and its rows.
struct SpendingStep {
    let reader: SpendingReader
    let grant: Int64
    let day: CalendarDate
    let change: SpendingChange
    /// What was posted before.
    let known: GrantSpending

    init(_ connection: any LedgerConnection, grant: Int64, day: CalendarDate, _ change: SpendingChange)
        throws
    {
        reader = SpendingReader(connection: connection)
        (self.grant, self.day, self.change) = (grant, day, change)
        known = try reader.spending(of: grant).at(CalendarDate(dayNumber: Int(Int32.max)))
    }

    /// Nil where all of it can be written.
    func refusal(today: CalendarDate) throws -> GrantRefusal? {
        for spend in change.spends {
            if let late = [spend.day, spend.paidOn].first(where: { $0 > today }) { return .future(late) }
        }
        if let wrong = try reversals() ?? (try files()) ?? (try budget()) ?? claim() ?? (try matches()) {
            return .spending(wrong)
        }
        return nil
    }

    private func reversals() throws -> SpendingRefusal? {
        var taken: [Int64: Int64] = [:]
        for spend in new {
            guard let number = spend.reverses else { continue }
            guard let row = known.spends.first(where: { $0.number == number }) else {
                return .unknownSpend(number)
            }
            guard row.amount > 0, row.reverses == nil else { return .notReversible(number) }
            guard spend.day >= row.day else { return .beforeSpend(number, row.day) }
            let left = try Checked.add(try known.left(of: row), taken[number] ?? 0)
            guard spend.amount < 0, -spend.amount <= left else { return .aboveSpend(number, left: left) }
            taken[number, default: 0] += spend.amount
        }
        return nil
    }

    /// A number of a bookkeeper's file is of one row for good.
    private func files() throws -> SpendingRefusal? {
        for spend in change.spends where !spend.externalID.isEmpty {
            if let before = known.spends.first(where: { $0.externalID == spend.externalID }),
                !(change.leavesOutKnown && before.says(spend))
            {
                return .otherFigures(externalID: spend.externalID, spend: before.number)
            }
        }
        return nil
    }

    private func budget() throws -> SpendingRefusal? {
        guard let budget = change.budget else { return nil }
        let sum = try budget.rows.map(\.amount).sum()
        return sum > change.award ? .aboveAward(sum: sum, award: change.award) : nil
    }

    private func claim() -> SpendingRefusal? {
        guard let claim = change.claim, let last = known.claims.map(\.through).max() else { return nil }
        // Someone else may have claimed the same costs since this claim was worked out.
        let newest = known.claims.map(\.number).max() ?? 0
        return claim.through < last || change.lastClaim < newest ? .claimedThrough(last) : nil
    }

    private func matches() throws -> SpendingRefusal? {
        for match in change.matches {
            let left: Int64
            if let entry = match.entry {
                guard let received = try reader.received(entry: entry) else { return .unknownGift(entry) }
                left = try Checked.subtract(received, try reader.matched(entry: entry))
            } else if let spend = match.spend {
                guard let row = known.spends.first(where: { $0.number == spend && !$0.isCharged }) else {
                    return .unknownSpend(spend)
                }
                left = try Checked.subtract(try known.left(of: row), try reader.matched(spend: spend))
            } else {
                continue
            }
            guard match.amount <= left else { return .aboveSource(match, left: max(0, left)) }
        }
        return nil
    }

    /// The rows that are not there yet: of a file that is read again, only those that came since.
    ///
    /// Rows without a number of their own are counted: a third one of the same is new.
    var new: [Spend] {
        guard change.leavesOutKnown else { return change.spends }
        var left = known.spends
        return change.spends.filter { spend in
            guard let position = left.firstIndex(where: { $0.says(spend) }) else { return true }
            left.remove(at: position)
            return false
        }
    }
}

extension GrantWriter {
    /// Writes what is said of costs; `step` was not refused.
    func write(_ step: SpendingStep) throws -> SpendingOutcome {
        var outcome = SpendingOutcome()
        let change = step.change
        if let terms = change.terms { try write(terms) }
        if let budget = change.budget {
            let version = (step.known.budgets.map(\.version).max() ?? 0) + 1
            try write(budget, version: version)
            outcome.version = version
        }
        let new = step.new
        outcome.known = change.spends.count - new.count
        for spend in new { outcome.spends.append(try write(spend)) }
        if let claim = change.claim { outcome.claim = try write(claim) }
        for match in change.matches { try write(match) }
        return outcome
    }

    private func write(_ terms: CostTerms) throws {
        let seq = try next(.cost)
        let (indirect, match) = (terms.indirect, terms.match)
        try insert(
            .cost,
            dated(seq) + [
                .reference(indirect.map { Int64($0.base.rawValue) }), .reference(indirect?.rate),
                .reference(indirect?.equipment), .reference(indirect?.subaward),
                .reference(match?.amount), .reference(match?.tenths),
                .reference(match.map { Int64($0.kind.rawValue) }), .day(match?.by),
                try keep([terms.words], .cost, grant, seq: seq),
            ])
    }

    private func write(_ budget: SpendingChange.Budget, version: Int64) throws {
        for (index, row) in budget.rows.enumerated() {
            let seq = try next(.budget)
            let words = index == 0 ? budget.words : ""
            try insert(
                .budget,
                dated(seq) + [
                    .int(version), .text(row.category), .int(row.amount), .int(budget.isApproved ? 1 : 0),
                    try keep([words], .budget, grant, seq: seq),
                ])
        }
    }

    private func write(_ spend: Spend) throws -> Int64 {
        let number = try connection.integer("SELECT max(id) FROM spend") + 1
        let words = [spend.words.payee, spend.words.reference, spend.words.note].map { text in
            text.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        let original = spend.foreign?.original
        try insert(
            .spend,
            [
                .int(number), .int(posting.batch), .int(grant), .day(spend.day), .day(spend.paid),
                .int(spend.amount), original.map { .text($0.currency.code) } ?? .null,
                .reference(original?.minorUnits), spend.foreign.map { .text($0.rate) } ?? .null,
                .text(spend.category), .reference(try spend.place.map { try posting.registry.place($0) }),
                .int(spend.flags.rawValue), .reference(spend.source), .reference(spend.reverses),
                spend.externalID.isEmpty ? .null : .text(spend.externalID),
                try keep(words, .spend, number),
            ])
        return number
    }

    /// The row of money that counts it is the first of its batch.
    private func write(_ claim: GrantClaim) throws -> Int64 {
        let number = try connection.integer("SELECT max(id) FROM claim") + 1
        let entry = try connection.integer(
            "SELECT min(id) FROM entry WHERE batch = $1 AND type = $2",
            [.int(posting.batch), .int(EntryType.conditionMet.rawValue)])
        try insert(
            .claim,
            [
                .int(number), .int(posting.batch), .int(grant), .day(day), .day(claim.through),
                .int(claim.direct), .int(claim.indirect), .int(entry),
                try keep([claim.words], .claim, number),
            ])
        return number
    }

    private func write(_ match: GrantMatch) throws {
        let seq = try next(.match)
        try insert(
            .match,
            dated(seq) + [
                .reference(match.entry), .reference(match.spend), .int(match.amount),
                try keep([match.words], .match, grant, seq: seq),
            ])
    }
}
