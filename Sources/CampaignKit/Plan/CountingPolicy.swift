/// What enters a campaign's raised, and what is on a line of its own.
///
/// Defaults and meaning: `rules.md §2`.
public struct CountingPolicy: Sendable, Equatable, Hashable {
    public enum Choice: String, Sendable, CaseIterable { case include, exclude }
    public enum Revocable: String, Sendable, CaseIterable { case include, separate }
    public enum Recurring: String, Sendable, CaseIterable { case whenPaid = "when_paid" }

    /// Property and materials given; never services or use of space.
    public var inKind: Choice
    /// Bequest intentions and other promises that can be reversed.
    public var revocable: Revocable
    /// Commitments dated before the campaign's start or after its end.
    public var outsidePeriod: Choice
    /// Money from government donors.
    public var government: Choice
    /// The purchase part of a quid-pro-quo payment.
    public var exchange: Choice
    /// The longest pledge, in years, that counts without a finding.
    public var pledgeYears: Int
    public var recurring: Recurring

    public init(
        inKind: Choice = .exclude, revocable: Revocable = .separate, outsidePeriod: Choice = .include,
        government: Choice = .exclude, exchange: Choice = .exclude, pledgeYears: Int = 5,
        recurring: Recurring = .whenPaid
    ) {
        self.inKind = inKind
        self.revocable = revocable
        self.outsidePeriod = outsidePeriod
        self.government = government
        self.exchange = exchange
        self.pledgeYears = pledgeYears
        self.recurring = recurring
    }

    /// The default policy, as short text for documents: `default`, or the deviations in a fixed order.
    public var summary: String {
        let normal = CountingPolicy()
        var parts: [String] = []
        if inKind != normal.inKind { parts.append("in_kind: \(inKind.rawValue)") }
        if revocable != normal.revocable { parts.append("revocable: \(revocable.rawValue)") }
        if outsidePeriod != normal.outsidePeriod { parts.append("outside_period: \(outsidePeriod.rawValue)") }
        if government != normal.government { parts.append("government: \(government.rawValue)") }
        if exchange != normal.exchange { parts.append("exchange: \(exchange.rawValue)") }
        if pledgeYears != normal.pledgeYears { parts.append("pledge_years: \(pledgeYears)") }
        return parts.isEmpty ? "default" : parts.joined(separator: " · ")
    }
}
