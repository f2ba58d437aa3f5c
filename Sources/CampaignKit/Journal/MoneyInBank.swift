/// From what a campaign received to what the bank should show (`rules.md §2.6`).
///
/// Base-currency minor units, from the balances of the journal: it ties because the journal does.
public struct MoneyInBank: Sendable, Equatable {
    /// Something that is between the two, with the sign by which it is added.
    public struct Line: Sendable, Equatable {
        /// The name in documents.
        public var key: String
        public var words: String
        public var minorUnits: Int64
    }

    public let received: Int64
    /// Money not counted in received that came in too; none of them zero.
    public let others: [Line]
    /// All that came in, before fees.
    public let beforeFees: Int64
    /// What of that is not in the bank; none of them zero.
    public let elsewhere: [Line]
    public let expected: Int64
    /// The part of it that is not deposited yet.
    public let inTransit: Int64

    /// Nil where the balances do not come to the tally's figures, and for rows that the journal does not tell
    /// apart.
    public init?(
        _ balances: JournalBalances, tally: Tally, scope: FigureScope
    ) throws(MoneyError) {
        guard let held = Held(balances, scope) else { return nil }
        let others = [
            Line(key: "advance", words: "received, condition not yet met", minorUnits: tally.advance),
            Line(key: "due_back", words: "due back to funders", minorUnits: tally.dueBack),
            Line(key: "exchange", words: "for goods and services", minorUnits: try held.leftOut(.exchange)),
            Line(
                key: "government", words: "from governments, excluded by policy",
                minorUnits: try held.leftOut(.government)),
            Line(
                key: "outside_period", words: "outside the period, excluded by policy",
                minorUnits: try held.leftOut(.outsidePeriod)),
            Line(
                key: "fx_difference", words: "exchange differences of refunds",
                minorUnits: tally.refundDifference),
        ]
        received = tally.received
        self.others = others.filter { $0.minorUnits != 0 }
        beforeFees = try Checked.sum([tally.received] + others.map(\.minorUnits))
        elsewhere = [
            Line(key: "fees", words: "fees kept by processors", minorUnits: try held.away(.fees)),
            Line(key: "securities", words: "stock", minorUnits: try held.away(.securities)),
            Line(key: "property", words: "property", minorUnits: try held.away(.property)),
        ].filter { $0.minorUnits != 0 }
        inTransit = try held.all(.inTransit)
        expected = try Checked.add(try held.all(.cash), inTransit)
        guard try Checked.sum([beforeFees] + elsewhere.map(\.minorUnits)) == expected else { return nil }
    }

    /// The balances of one row of a status.
    private struct Held {
        private let accounts: [(account: JournalAccount, minorUnits: Int64)]

        /// Nil for rows that the journal does not tell apart.
        init?(_ balances: JournalBalances, _ scope: FigureScope) {
            switch scope {
            case .appeal, .line, .unit: return nil
            case .total, .campaigns, .project: break
            }
            accounts = balances.accounts.filter {
                scope.holds(Designation(campaign: $0.account.campaign, project: $0.account.project))
            }
        }

        private func sum(_ roles: [JournalAccount.Role]) throws(MoneyError) -> Int64 {
            try Checked.sum(accounts.filter { roles.contains($0.account.role) }.map(\.minorUnits))
        }

        /// What is held so, also of what a policy leaves out.
        func all(_ role: JournalAccount.Role) throws(MoneyError) -> Int64 {
            try sum([role] + JournalAccount.Exclusion.allCases.map { .excluded($0, role) })
        }

        /// The same as it is taken off what came in.
        func away(_ role: JournalAccount.Role) throws(MoneyError) -> Int64 {
            try Checked.subtract(0, try all(role))
        }

        /// The money that a policy leaves out, wherever it is held.
        func leftOut(_ reason: JournalAccount.Exclusion) throws(MoneyError) -> Int64 {
            let roles: [JournalAccount.Role] = [.cash, .inTransit, .securities, .property, .fees]
            return try sum(roles.map { .excluded(reason, $0) })
        }
    }
}
