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
