/// Reads an amount as people and platforms write it: `$4,200,000`, `4200000 USD`, `1,250.50`, `.5`,
/// `(12.00)`, `20.0000`.
///
/// Only forms that have one meaning are read; `1.250,00`, `60.000` and `(-5)` are refused with a hint.
/// Source: `rules.md §1.1`.
public enum AmountParser {
    /// Why a text is not an amount, with what to write instead.
    public enum Failure: Error, Equatable, Sendable {
        case empty
        case notAnAmount
        case tooManyDecimals(allowed: Int)
        case badGrouping
        case decimalComma
        case tooLarge
        case currencyMismatch(String)

        public var message: String {
            switch self {
            case .empty: "the amount is empty"
            case .notAnAmount: "not an amount"
            case .tooManyDecimals(let allowed): "more than \(allowed) decimals"
            case .badGrouping: "the thousands separators are not in groups of three"
            case .decimalComma: "a comma as the decimal mark"
            case .tooLarge: "the amount is too large"
            case .currencyMismatch(let code): "the amount is in \(code)"
            }
        }

        public var hint: String {
            switch self {
            case .empty, .notAnAmount: "write 1234.50 or $1,234.50"
            case .tooManyDecimals(let allowed):
                allowed == 0 ? "write whole units, such as 1500" : "write 60000 or 60,000.00"
            case .badGrouping: "write 1,234,567.00 or 1234567.00"
            case .decimalComma: "write a decimal point, as in 1,250.00"
            case .tooLarge: "the largest amount is \(Int64.max) minor units"
            case .currencyMismatch: "leave out the code, or give the row its own currency"
            }
        }
    }

    /// Minor units of `text` in `currency`.
    ///
    /// A currency sign or code in the text must agree with it.
    public static func minorUnits(_ text: String, currency: Currency) throws(Failure) -> Int64 {
        var copy = text
        var result: Result<Int64, Failure> = .failure(.notAnAmount)
        copy.withUTF8 { bytes in
            do throws(Failure) {
                result = .success(try minorUnits(bytes, currency: currency))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }

    /// The same over bytes, without a String in between.
    public static func minorUnits(
        _ bytes: UnsafeBufferPointer<UInt8>, currency: Currency
    ) throws(Failure) -> Int64 {
        var scanner = AmountScanner(bytes: bytes, currency: currency)
        return try scanner.scan()
    }
}
