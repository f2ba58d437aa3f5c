/// Why an amount could not be computed.
public enum MoneyError: Error, Equatable, Sendable {
    case overflow
    case mixedCurrencies(Currency, Currency)
}
