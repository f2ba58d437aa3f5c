/// Integer arithmetic on minor units that reports overflow instead of wrapping or trapping.
public enum Checked {
    /// `left + right`; throws `MoneyError.overflow`.
    @inlinable
    public static func add(_ left: Int64, _ right: Int64) throws(MoneyError) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow else { throw .overflow }
        return sum
    }

    /// `left - right`; throws `MoneyError.overflow`.
    @inlinable
    public static func subtract(_ left: Int64, _ right: Int64) throws(MoneyError) -> Int64 {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        guard !overflow else { throw .overflow }
        return difference
    }

    /// `value × numerator ÷ denominator` over a 128-bit product, rounded down; throws when it does not fit.
    public static func scale(
        _ value: Int64, by numerator: Int64, over denominator: Int64
    ) throws(MoneyError) -> Int64 {
        guard denominator > 0 else { throw .overflow }
        let product = Int128(value) * Int128(numerator)
        var quotient = product / Int128(denominator)
        if product < 0, product % Int128(denominator) != 0 { quotient -= 1 }
        guard let result = Int64(exactly: quotient) else { throw .overflow }
        return result
    }
}
