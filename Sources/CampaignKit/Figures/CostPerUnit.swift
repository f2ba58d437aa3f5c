/// What it cost to raise one unit of money.
public enum CostPerUnit {
    /// Minor units of cost for one whole unit raised, rounded up; nil without a cost or money.
    public static func of(cost: Int64?, raised: Int64, in currency: Currency) -> Int64? {
        guard let cost, raised > 0 else { return nil }
        let scaled = Int128(cost) * Int128(currency.minorPerUnit)
        return Int64(exactly: (scaled + Int128(raised) - 1) / Int128(raised))
    }
}
