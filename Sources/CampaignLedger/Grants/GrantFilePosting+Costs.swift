import CampaignKit

/// Costs, budgets and match of a file of grants: what is here already is left out.
extension GrantFilePosting {
    func take(_ spends: [Spend], of name: GrantName, _ line: Int) throws {
        guard let grant = try number(name) else { return refuse(.unknownGrant(name.id), name.id, line) }
        var left = try SpendingReader(connection: connection).spending(of: grant).at(Self.always).spends
        var pending: [Spend] = []
        for spend in spends {
            guard let position = left.firstIndex(where: { Self.isSame($0, spend) }) else {
                pending.append(spend)
                continue
            }
            costs[grant, default: [:]][spend.number] = left.remove(at: position).number
            outcome.known += 1
        }
        // A reversal names a row that is there.
        try post(pending.filter { $0.reverses == nil }, of: grant, name, line)
        try post(pending.filter { $0.reverses != nil }, of: grant, name, line)
    }

    private func post(_ spends: [Spend], of grant: Int64, _ name: GrantName, _ line: Int) throws {
        guard !spends.isEmpty else { return }
        var change = GrantChange(day: today)
        change.spending.spends = spends.map { spend in
            var own = spend
            own.number = 0
            own.reverses = spend.reverses.map { costs[grant]?[$0] ?? 0 }
            return own
        }
        let posted = try step(change, on: grant)
        if let refusal = posted.refusal { return refuse(.grant(refusal), name.id, line) }
        for (spend, number) in zip(spends, posted.spending.spends) {
            costs[grant, default: [:]][spend.number] = number
        }
        outcome.spends += posted.spending.spends.count
        outcome.spentMinor = try Checked.add(outcome.spentMinor, try spends.map(\.amount).sum())
    }

    /// Whether a file says a posted cost again: what paid it is in no file.
    private static func isSame(_ posted: Spend, _ new: Spend) -> Bool {
        var same = posted
        (same.source, same.reverses, same.foreign) = (new.source, new.reverses, new.foreign)
        return same.says(new)
    }

    /// What the agreement says of costs is left out where it says so already.
    func leaveOutKnown(_ terms: CostTerms, _ change: inout GrantChange, _ grant: Int64) throws {
        let known = try SpendingReader(connection: connection).spending(of: grant).at(change.day)
        let saysOverhead = terms.indirect != nil && terms.indirect != known.indirect
        let saysMatch = terms.match != nil && terms.match != known.match
        if !saysOverhead, !saysMatch { change.spending.terms = nil }
    }

    func take(
        _ budget: SpendingChange.Budget, on day: CalendarDate, of name: GrantName, _ line: Int
    ) throws {
        guard let grant = try number(name) else { return refuse(.unknownGrant(name.id), name.id, line) }
        let known = try SpendingReader(connection: connection).spending(of: grant).at(Self.always).budgets
        guard !known.contains(where: { $0.day == day && $0.rows == budget.rows }) else {
            outcome.known += budget.rows.count
            return
        }
        let book = try GrantBook(connection, PledgeQuery(asOf: day, plan: context.plan), only: grant)
        var change = GrantChange(day: day)
        change.spending.budget = budget
        change.spending.award = try book.pledges.values.map { pledge in
            try Checked.add(pledge.standing.committed, pledge.standing.conditional)
        }.sum()
        let posted = try step(change, on: grant)
        if let refusal = posted.refusal { return refuse(.grant(refusal), name.id, line) }
        outcome.budgets += 1
    }

    func take(_ asked: GrantMatch, gift: String, of name: GrantName, _ line: Int) throws {
        guard let grant = try number(name) else { return refuse(.unknownGrant(name.id), name.id, line) }
        var match = asked
        if !gift.isEmpty {
            let found = try EntryReader(connection: connection).find(gift)
            guard found.count == 1 else { return refuse(.unknownGift(gift), name.id, line) }
            match.entry = found[0]
        }
        match.spend = asked.spend.map { costs[grant]?[$0] ?? 0 }
        let known = try SpendingReader(connection: connection).spending(of: grant).at(Self.always).matches
        let isKnown = known.contains { other in
            other.day == match.day && other.amount == match.amount && other.entry == match.entry
                && other.spend == match.spend && (!match.isInKind || other.words == match.words)
        }
        guard !isKnown else {
            outcome.known += 1
            return
        }
        var change = GrantChange(day: match.day)
        change.spending.matches = [match]
        let posted = try step(change, on: grant)
        if let refusal = posted.refusal { return refuse(.grant(refusal), name.id, line) }
        outcome.matches += 1
    }
}
