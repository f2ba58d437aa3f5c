/// An amount in integer minor units of one currency.
///
/// Arithmetic is checked: an overflow or a mix of currencies is an error, never a wrong number.
/// Source: `rules.md §1`.
public struct Money: Hashable, Sendable {
    /// The amount in minor units (cents for USD).
    public let minorUnits: Int64
    public let currency: Currency

    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in this currency.
    public static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency: currency) }

    public var isZero: Bool { minorUnits == 0 }
    public var isNegative: Bool { minorUnits < 0 }

    /// The sum; throws on overflow and on two currencies.
    public func adding(_ other: Money) throws(MoneyError) -> Money {
        guard currency == other.currency else { throw .mixedCurrencies(currency, other.currency) }
        return Money(minorUnits: try Checked.add(minorUnits, other.minorUnits), currency: currency)
    }

    /// The difference; throws on overflow and on two currencies.
    public func subtracting(_ other: Money) throws(MoneyError) -> Money {
        guard currency == other.currency else { throw .mixedCurrencies(currency, other.currency) }
        return Money(minorUnits: try Checked.subtract(minorUnits, other.minorUnits), currency: currency)
    }
}

/// Why an amount could not be computed.
public enum MoneyError: Error, Equatable, Sendable {
    case overflow
    case mixedCurrencies(Currency, Currency)
}

/// Integer arithmetic on minor units that reports overflow instead of wrapping or trapping.
public enum Checked {
    /// `left + right`; throws `MoneyError.overflow`.
    @inlinable
    public static func add(_ left: Int64, _ right: Int64) throws(MoneyError) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow else { throw .overflow }
        return sum
    }

    /// All of them together; throws `MoneyError.overflow`.
    public static func sum(_ amounts: some Sequence<Int64>) throws(MoneyError) -> Int64 {
        var sum: Int64 = 0
        for amount in amounts { sum = try add(sum, amount) }
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
        try scaled(value, numerator, denominator).floor
    }

    /// The same rounded to the nearest; a half goes up.
    public static func scaleToNearest(
        _ value: Int64, by numerator: Int64, over denominator: Int64
    ) throws(MoneyError) -> Int64 {
        let (floor, isHalfOrMore) = try scaled(value, numerator, denominator)
        return isHalfOrMore ? try add(floor, 1) : floor
    }

    private static func scaled(
        _ value: Int64, _ numerator: Int64, _ denominator: Int64
    ) throws(MoneyError) -> (floor: Int64, isHalfOrMore: Bool) {
        guard denominator > 0 else { throw .overflow }
        var (quotient, rest) = (Int128(value) * Int128(numerator))
            .quotientAndRemainder(dividingBy: Int128(denominator))
        if rest < 0 { (quotient, rest) = (quotient - 1, rest + Int128(denominator)) }
        guard let floor = Int64(exactly: quotient) else { throw .overflow }
        return (floor, rest * 2 >= Int128(denominator))
    }
}
