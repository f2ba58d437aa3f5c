public import CampaignKit

/// Base units per original unit as an exact decimal (`rules.md §1.2`).
struct ExchangeRate: Equatable, Sendable {
    /// The decimal without needless zeros: `0.2731`, `3`.
    let text: String
    /// The rate times ten to `decimals`.
    private let scaled: Int128
    private let decimals: Int

    private static let mostDecimals = 12
    private static let mostWholeDigits = 12

    /// Reads digits with at most one point; nil for anything else, for zero and for more than 12 decimals.
    init?(_ bytes: Bytes) {
        var whole: [UInt8] = []
        var fraction: [UInt8] = []
        var sawPoint = false
        var sawDigit = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: ".") where !sawPoint: sawPoint = true
            case 0x30...0x39:
                sawDigit = true
                if sawPoint {
                    fraction.append(byte)
                } else if byte != 0x30 || !whole.isEmpty {
                    whole.append(byte)
                }
            default: return nil
            }
        }
        while fraction.last == 0x30 { fraction.removeLast() }
        guard sawDigit, whole.count <= Self.mostWholeDigits, fraction.count <= Self.mostDecimals,
            !whole.isEmpty || !fraction.isEmpty
        else { return nil }
        scaled = (whole + fraction).reduce(0) { $0 * 10 + Int128($1 & 0x0F) }
        decimals = fraction.count
        let point = fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self)
        text = (whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)) + point
    }

    /// Whether the rate changes nothing.
    var isOne: Bool { text == "1" }

    /// Minor units of `base` for those of `original`, half a minor unit rounded away from zero; nil when it
    /// does not fit.
    func convert(_ minor: Int64, from original: Currency, to base: Currency) -> Int64? {
        let (product, tooLarge) = Int128(minor.magnitude).multipliedReportingOverflow(by: scaled)
        let (numerator, overflow) = product.multipliedReportingOverflow(by: Int128(base.minorPerUnit))
        guard !tooLarge, !overflow else { return nil }
        let denominator = (0..<decimals).reduce(Int128(original.minorPerUnit)) { power, _ in power * 10 }
        return Self.rounded(numerator, over: denominator, isNegative: minor < 0)
    }

    /// `minor × base ÷ original`, rounded in the same way: for a fee where the file gives no rate.
    static func share(_ minor: Int64, base: Int64, original: Int64) -> Int64? {
        guard original != 0 else { return nil }
        let numerator = Int128(minor.magnitude) * Int128(base.magnitude)
        return rounded(numerator, over: Int128(original.magnitude), isNegative: minor < 0)
    }

    private static func rounded(_ numerator: Int128, over denominator: Int128, isNegative: Bool) -> Int64? {
        // Halving the remainder instead of doubling the numerator cannot overflow.
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let up: Int128 = remainder >= denominator - remainder ? 1 : 0
        guard let result = Int64(exactly: quotient + up) else { return nil }
        return isNegative ? -result : result
    }
}

extension ForeignAmount {
    /// An amount in base-currency minor units at a rate, as a row of a file with `fx_rate` has it.
    ///
    /// Nil for a text that is no rate, and where the amount does not fit.
    public static func converted(
        _ original: Money, at rate: String, to base: Currency
    ) -> (minor: Int64, foreign: ForeignAmount)? {
        let read = Array(rate.utf8).withUnsafeBufferPointer { ExchangeRate($0) }
        guard let read, let minor = read.convert(original.minorUnits, from: original.currency, to: base)
        else { return nil }
        return (minor, ForeignAmount(original: original, rate: read.text, rateSource: ""))
    }
}
