public import CampaignKit
public import CampaignLedger

/// What was spent of a grant by the end of a day, next to its money, its budget and its time.
///
/// `rules.md §7.4`.
public struct GrantSpent: Sendable {
    /// What was said by then.
    public let spending: GrantSpending
    private let day: CalendarDate
    public let costs: GrantCosts
    /// Base-currency minor units of the award.
    public let award: Int64
    /// Nil without an award or a period.
    public let burn: GrantBurn?
    /// Received, and neither spent nor passed on; below zero where we paid ahead.
    public internal(set) var onHand: Int64
    /// What was claimed so far: direct and indirect.
    public let claimed: Int64
    /// Nil where the agreement asks for no match.
    public let matchRequired: Int64?
    public let matchFound: Int64

    public init(
        _ spending: GrantSpending, money: GrantMoney, period: ClosedRange<CalendarDate>?,
        on day: CalendarDate, from start: CalendarDate? = nil
    ) throws(MoneyError) {
        self.spending = spending
        self.day = day
        award = money.awarded
        costs = try GrantCosts(spending, award: award, from: start)
        let spent = costs.spent
        burn = period.flatMap { GrantBurn(spent: spent, of: money.awarded, in: $0, on: day) }
        onHand = try Checked.subtract(try money.cash(), spent)
        claimed = try Checked.add(
            try spending.claims.map(\.direct).sum(), try spending.claims.map(\.indirect).sum())
        matchRequired = try spending.match.map { term throws(MoneyError) in
            try term.required(of: money.awarded)
        }
        matchFound = try spending.matched()
    }

    /// Categories of which only a person can tell whether overhead is charged on them.
    public var unknownCategories: [String] { ClaimProposal.unknown(spending, through: day) }

    /// What overhead may be charged on what was spent.
    ///
    /// Nil where the agreement says nothing, and where it is not known what the costs are.
    public func indirectAllowed() throws(MoneyError) -> Int64? {
        guard let term = spending.indirect, unknownCategories.isEmpty else { return nil }
        return try term.most(onBase: try term.base(of: spending.spends))
    }

    /// What became of each claim: paid, the oldest first, and disallowed, as the promises say.
    ///
    /// What is not met any more comes off what is open, the oldest first, and then off the newest that was
    /// paid; so all that is open is what is outstanding.
    public func claims(of pledges: [PledgeLine]) throws(MoneyError) -> [ClaimStanding] {
        let conditions = pledges.filter { $0.line.type == .conditional }.map(\.standing)
        let met = try conditions.map(\.committed).sum()
        var claims = try spending.claims.map { claim throws(MoneyError) in
            ClaimStanding(claim: claim, claimed: try claim.total())
        }
        var paid = min(met, try conditions.map(\.paid).sum())
        var disallowed = max(0, try Checked.subtract(try claims.map(\.claimed).sum(), met))
        for index in claims.indices {
            claims[index].paid = min(paid, claims[index].claimed)
            paid -= claims[index].paid
        }
        for index in claims.indices {
            claims[index].disallowed = min(disallowed, claims[index].open)
            disallowed -= claims[index].disallowed
        }
        for index in claims.indices.reversed() {
            let part = min(disallowed, claims[index].paid)
            claims[index].paid -= part
            claims[index].disallowed += part
            disallowed -= part
        }
        return claims
    }

    /// The lines of the federal report on that day; `unliquidated` is what was ordered and not yet spent.
    public func federal(_ money: GrantMoney, unliquidated: Int64, on day: CalendarDate) throws(MoneyError)
        -> FederalReport
    {
        let paid = try spending.spends.filter { $0.isCharged && $0.paidOn <= day }.map(\.amount).sum()
        let disbursed = try Checked.add(paid, costs.overheadOnlyClaimed)
        return FederalReport(
            receipts: try money.cash(), disbursed: disbursed, authorized: award,
            expenditures: costs.spent, unliquidated: unliquidated, matchRequired: matchRequired ?? 0,
            matchSpent: matchFound)
    }
}

/// A claim for reimbursement, and what became of it: minor units of the base currency.
public struct ClaimStanding: Sendable, Equatable {
    public let claim: GrantClaim
    public let claimed: Int64
    public internal(set) var paid: Int64 = 0
    /// Claimed and not met any more.
    public internal(set) var disallowed: Int64 = 0

    public var open: Int64 { claimed - paid - disallowed }

    init(claim: GrantClaim, claimed: Int64) {
        self.claim = claim
        self.claimed = claimed
    }
}

extension GrantMoney {
    /// All that came and did not go back: also what waits for a condition, or is due back.
    func cash() throws(MoneyError) -> Int64 {
        try Checked.add(received, try Checked.add(advance, dueBack))
    }
}

extension GrantLine {
    /// What was spent of it by its day; nil where nothing was said of its costs, and nothing passed on.
    public func spent(from start: CalendarDate? = nil) throws(MoneyError) -> GrantSpent? {
        guard spending != nil || !transfers.isEmpty else { return nil }
        return try GrantSpent(
            (spending ?? GrantSpending()).at(asOf, knownOn: knownOn), money: money, period: term?.period,
            on: asOf, from: start
        ).less(transfers)
    }

    /// The same for a grant of which nothing was said yet.
    public func costs(from start: CalendarDate? = nil) throws(MoneyError) -> GrantSpent {
        if let spent = try spent(from: start) { return spent }
        return try GrantSpent(GrantSpending(), money: money, period: term?.period, on: asOf)
    }

    /// What part of the award was spent; nil where nothing was.
    public var spentShare: Percent? {
        guard let spent = try? spent(), spent.costs.spent != 0 else { return nil }
        return Percent(spent.costs.spent, of: spent.award)
    }

    /// What part of the period is over; nil before the award, after its end, and without a period.
    public var timeShare: Percent? {
        guard stage == .awarded, let period = term?.period else { return nil }
        return GrantBurn(spent: 0, of: 1, in: period, on: asOf)?.timeShare
    }
}

extension GrantAccount {
    /// The grant that a snapshot's figures are of; nil where it is not there, or no award yet.
    ///
    /// `start` is the first day of the period that is reported.
    public init?(_ figures: Snapshot, grant: Int64, from start: CalendarDate?) throws {
        let reading = GrantReading(figures)
        guard let line = try reading.lines().first(where: { $0.number == grant }), !line.pledges.isEmpty
        else { return nil }
        let spent = try line.costs(from: start)
        self.init(
            number: grant, title: line.words.title, funderName: line.funderName,
            externalID: line.words.externalID, period: line.term?.period, awarded: line.money.awarded,
            received: line.money.received, onHand: spent.onHand, costs: spent.costs)
        anonymity = line.anonymity(try figures.ledger?.anonymousDonors() ?? [:])
        burn = spent.burn
        overhead = spent.spending.indirect?.text(in: reading.currency)
        (matchRequired, matchFound, claimed) = (spent.matchRequired, spent.matchFound, spent.claimed)
    }
}
