/// What some pieces of an appeal brought and cost: the figures of `rules.md §3`.
///
/// Amounts are base-currency minor units.
public struct AppealYield: Sendable, Equatable {
    /// Pieces that were sent.
    public var pieces = 0
    /// Households and organizations that gave.
    public var responders = 0
    /// Those of them whose gift fits a piece that was sent: only they make a response rate.
    public var answering = 0
    public var gifts = 0
    public var grossMinor: Int64 = 0
    /// Nil where nobody said.
    public var costMinor: Int64?

    public init() {}

    /// Responders to pieces ÷ pieces; nil where nothing was recorded as sent.
    public var responseRate: Percent? { Percent(Int64(answering), of: Int64(pieces)) }

    /// Gross ÷ gifts, rounded down; nil without gifts.
    public var averageMinor: Int64? { gifts > 0 ? grossMinor / Int64(gifts) : nil }

    /// Minor units of cost for one whole unit raised, rounded up.
    public func costPerUnit(in currency: Currency) -> Int64? {
        CostPerUnit.of(cost: costMinor, raised: grossMinor, in: currency)
    }

    /// (Gross − cost) ÷ cost; nil without a cost.
    public var returnOnInvestment: Percent? {
        guard let costMinor, let gain = try? Checked.subtract(grossMinor, costMinor) else { return nil }
        return Percent(gain, of: costMinor)
    }
}
