/// Turns what was posted into double entry, counted as the plan says.
///
/// `rules.md §6`. In every transaction what is received and what stays outstanding is what is raised, so it
/// balances because the figures do.
public struct Journal: Sendable {
    public let structure: CountingStructure
    /// Only these campaigns; all of them when nil.
    public let campaigns: Set<String>?

    public init(_ structure: CountingStructure, campaigns: Set<String>? = nil) {
        self.structure = structure
        self.campaigns = campaigns
    }

    /// The transaction of a matter; nil when nothing of it is in the books.
    public func transaction(_ matter: JournalSource) throws(MoneyError) -> JournalTransaction? {
        var postings = Postings()
        let held = Self.spread(matter)
        let fees = Self.fees(matter)
        for (index, change) in matter.changes.enumerated() where includes(change) {
            guard let treatment = treatment(of: change) else { continue }
            func post(_ amount: Int64, _ role: JournalAccount.Role) throws(MoneyError) {
                try postings.add(amount, treatment.account(role, change.place))
            }
            if matter.isDeposit {
                guard treatment != .inKind else { continue }
                for (holding, parts) in held where holding == .inTransit(until: matter.date) {
                    let kept = fees[holding]?[index] ?? 0
                    try post(kept - parts[index], .inTransit)
                    try post(parts[index] - kept, .cash)
                }
            } else if treatment == .difference {
                try post(-change.raised, .fxDifference)
                try post(change.raised, .income)
            } else {
                for (role, amount) in Self.amounts(change, held, fees, index) { try post(amount, role) }
            }
        }
        if matter.changes.isEmpty, !matter.isDeposit { try bookFees(matter, to: &postings) }
        return postings.isEmpty ? nil : Self.transaction(matter, postings.list)
    }

    private static func transaction(
        _ matter: JournalSource, _ postings: [JournalTransaction.Posting]
    ) -> JournalTransaction {
        let ids = matter.entries.map(\.id)
        let named = ids.isEmpty ? [matter.commitment] : matter.entries.compactMap(\.actsOn)
        var words: [String] = []
        for entry in matter.entries {
            let word = Self.words[entry.type] ?? entry.type.name
            if !words.contains(word) { words.append(word) }
        }
        // A row posted late moves what later days had taken for granted.
        let text = words.isEmpty ? "recounted after a later entry" : words.joined(separator: ", ")
        return JournalTransaction(
            date: matter.date, codes: Self.codes(ids),
            words: matter.isDeposit ? "deposit of \(text)" : text,
            actsOn: Self.codes(named.filter { !ids.contains($0) }), batch: "B-\(matter.batch)",
            donorName: matter.entries.first { !$0.donorName.isEmpty }?.donorName ?? "",
            originals: matter.entries.compactMap(\.original), postings: postings)
    }

    /// What a change adds to each kind of account.
    private static func amounts(
        _ change: JournalSource.Change, _ held: [(holding: JournalSource.Holding, parts: [Int64])],
        _ fees: [JournalSource.Holding: [Int64]], _ index: Int
    ) -> [(JournalAccount.Role, Int64)] {
        var amounts: [(JournalAccount.Role, Int64)] = []
        amounts.reserveCapacity(4)
        var cash = change.received
        for (holding, parts) in held {
            cash -= parts[index]
            amounts.append((role(holding), parts[index]))
        }
        amounts.append((.cash, cash))
        if !fees.isEmpty {
            for (holding, parts) in fees.sorted(by: { order($0.key) < order($1.key) }) {
                amounts += [(role(holding), -parts[index]), (.fees, parts[index])]
            }
        }
        amounts.append((.pledges, change.raised - change.received))
        amounts.append((.income, -change.raised))
        return amounts
    }

    /// Fees of rows that canceled each other out on one day: the money went back, the fee did not.
    private func bookFees(_ matter: JournalSource, to postings: inout Postings) throws(MoneyError) {
        for entry in matter.entries where campaigns?.contains(entry.place.campaign) ?? true {
            let place = entry.place
            try postings.add(
                -entry.feeMinor, JournalAccount(.cash, campaign: place.campaign, project: place.project))
            try postings.add(
                entry.feeMinor, JournalAccount(.fees, campaign: place.campaign, project: place.project))
        }
    }

    /// Each row once, by number; most transactions are of one.
    private static func codes(_ ids: [Int64]) -> [String] {
        (ids.count > 1 ? Set(ids).sorted() : ids).map { "G-\($0)" }
    }

    /// The names of types as words.
    private static let words = Dictionary(
        uniqueKeysWithValues: EntryType.allCases.map { ($0, $0.name.replacing("_", with: " ")) })

    private func includes(_ change: JournalSource.Change) -> Bool {
        campaigns?.contains(change.place.campaign) ?? true
    }

    // MARK: What is counted

    private enum Treatment: Equatable {
        case counted, inKind
        /// Money that came in and stands against another account than income.
        case beside(JournalAccount.Role)
        /// What of raised is a difference of rates.
        case difference
        case excluded(JournalAccount.Exclusion)

        func account(_ role: JournalAccount.Role, _ place: Designation) -> JournalAccount {
            let role: JournalAccount.Role =
                switch self {
                case .counted, .difference: role
                case .beside(let other): role == .income ? other : role
                case .inKind: role == .income ? .inKindIncome : .inKindExpense
                case .excluded(let reason): .excluded(reason, role)
                }
            return JournalAccount(role, campaign: place.campaign, project: place.project)
        }
    }

    /// Where a change is booked; nil for promises that are not money yet and for lines that repeat another.
    private func treatment(of change: JournalSource.Change) -> Treatment? {
        let rule = structure.rule(ofCampaign: change.place.campaign)
        let outside = rule.isOutside(change.origin) && rule.policy.outsidePeriod == .exclude
        if Tally.counts(change.countClass, under: rule.policy, outside: outside) { return .counted }
        switch change.countClass {
        case .inKind, .governmentInKind: return .inKind
        case .ordinary: return .excluded(.outsidePeriod)
        case .government: return .excluded(outside ? .outsidePeriod : .government)
        case .exchange, .governmentExchange: return .excluded(outside ? .outsidePeriod : .exchange)
        case .advance, .governmentAdvance, .dueBack, .governmentDueBack, .refundDifference,
            .governmentRefundDifference, .settledDifference, .governmentSettledDifference:
            return besides(change.countClass, excludes: rule.policy.government == .exclude, outside)
        case .conditional, .governmentConditional, .revocable, .governmentRevocable, .matchExpected,
            .writtenOff, .overdue, .governmentOverdue, .unscheduled, .governmentUnscheduled, .pipeline,
            .governmentPipeline, .pipelineAsked, .governmentPipelineAsked:
            return nil
        }
    }

    /// Where money that is not in received is booked, and what of raised is a difference of rates.
    private func besides(_ countClass: CountClass, excludes: Bool, _ outside: Bool) -> Treatment? {
        let isLeftOut = outside || (countClass.isGovernment && excludes)
        switch countClass {
        case .settledDifference, .governmentSettledDifference: return isLeftOut ? nil : .difference
        case .refundDifference, .governmentRefundDifference:
            return outside ? .excluded(.outsidePeriod) : .beside(.fxDifference)
        default:
            if outside { return .excluded(.outsidePeriod) }
            if isLeftOut { return .excluded(.government) }
            return .beside(
                countClass == .advance || countClass == .governmentAdvance ? .advances : .dueToFunders)
        }
    }

    // MARK: Where money is held

    private static func role(_ holding: JournalSource.Holding) -> JournalAccount.Role {
        switch holding {
        case .cash: .cash
        case .securities: .securities
        case .property: .property
        case .inTransit: .inTransit
        }
    }

    /// What of each change is held otherwise than in cash.
    ///
    /// Usually everything is held alike and the parts are the changes themselves; payments that differ are
    /// spread by them. What only changes its place stays held as it was.
    private static func spread(
        _ matter: JournalSource
    ) -> [(holding: JournalSource.Holding, parts: [Int64])] {
        var sums: [JournalSource.Holding: Int64] = [:]
        for entry in matter.entries where entry.holding != .cash && entry.paidMinor != 0 {
            sums[entry.holding, default: 0] &+= entry.paidMinor
        }
        if sums.isEmpty, matter.rootHolding == .cash { return [] }
        let received = matter.changes.map(\.received)
        if sums.isEmpty, matter.rootHolding != .cash, received.reduce(0, &+) == 0 {
            return [(matter.rootHolding, received)]
        }
        guard !sums.isEmpty else { return [] }
        if sums.count == 1, let only = sums.first, only.value == received.reduce(0, &+) {
            return [(only.key, received)]
        }
        let weights = received.map { Int64(clamping: $0.magnitude) }
        return sums.sorted { order($0.key) < order($1.key) }
            .map { ($0.key, Allocation.spread($0.value, over: weights)) }
    }

    /// What processors kept, by where the money is held, spread over the changes by what they received.
    ///
    /// Fees of property and stock are paid in cash.
    private static func fees(_ matter: JournalSource) -> [JournalSource.Holding: [Int64]] {
        var sums: [JournalSource.Holding: Int64] = [:]
        for entry in matter.entries where entry.feeMinor != 0 {
            let isMoney = entry.holding != .securities && entry.holding != .property
            sums[isMoney ? entry.holding : .cash, default: 0] &+= entry.feeMinor
        }
        guard !sums.isEmpty else { return [:] }
        let weights = matter.changes.map { Int64(clamping: $0.received.magnitude) }
        return sums.mapValues { Allocation.spread($0, over: weights) }
    }

    private static func order(_ holding: JournalSource.Holding) -> Int {
        switch holding {
        case .cash: -3
        case .securities: -2
        case .property: -1
        case .inTransit(let day): max(0, day.dayNumber)
        }
    }

    /// Amounts by account, in the order in which the accounts came.
    private struct Postings {
        /// Nearly always two or three: no table finds one sooner than looking through them.
        private var all: [JournalTransaction.Posting] = []
        /// Where each is in `all`, once they are many.
        private var places: [JournalAccount: Int] = [:]
        private static let most = 16

        mutating func add(_ amount: Int64, _ account: JournalAccount) throws(MoneyError) {
            guard amount != 0 else { return }
            if let place = place(of: account) {
                all[place].minorUnits = try Checked.add(all[place].minorUnits, amount)
                return
            }
            all.append(JournalTransaction.Posting(account, amount))
            if all.count == Self.most {
                for (place, posting) in all.enumerated() { places[posting.account] = place }
            } else if all.count > Self.most {
                places[account] = all.count - 1
            }
        }

        private func place(of account: JournalAccount) -> Int? {
            all.count < Self.most ? all.firstIndex { $0.account == account } : places[account]
        }

        var list: [JournalTransaction.Posting] { all.filter { $0.minorUnits != 0 } }

        var isEmpty: Bool { all.allSatisfy { $0.minorUnits == 0 } }
    }
}
