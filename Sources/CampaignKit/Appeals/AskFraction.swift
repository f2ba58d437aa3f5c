/// An exact fraction of minor units, so that `last*1.15/3` has one value on every machine.
struct AskFraction: Hashable, Sendable, Comparable {
    let numerator: Int128
    /// Above zero, without a divisor that the numerator has too.
    let denominator: Int128

    init(_ whole: Int64) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// Nil for a denominator of zero, and where the parts are too large for anyone's gift.
    init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, denominator != .min, numerator != .min else { return nil }
        let divisor = Self.divisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        let reduced = (numerator / Int128(divisor) * sign, denominator / Int128(divisor) * sign)
        guard reduced.0.magnitude < Self.largest, reduced.1 < Int128(Self.largest) else { return nil }
        (self.numerator, self.denominator) = reduced
    }

    /// The product of two parts below it still fits.
    private static let largest = UInt128(1) << 62

    func adding(_ other: AskFraction) -> AskFraction? {
        AskFraction(
            numerator * other.denominator + other.numerator * denominator,
            over: denominator * other.denominator)
    }

    func subtracting(_ other: AskFraction) -> AskFraction? {
        AskFraction(
            numerator * other.denominator - other.numerator * denominator,
            over: denominator * other.denominator)
    }

    func multiplied(by other: AskFraction) -> AskFraction? {
        AskFraction(numerator * other.numerator, over: denominator * other.denominator)
    }

    func divided(by other: AskFraction) -> AskFraction? {
        AskFraction(numerator * other.denominator, over: denominator * other.numerator)
    }

    /// The smallest whole number that is not less; nil beyond an amount.
    var roundedUp: Int64? {
        let quotient = numerator / denominator
        return Int64(exactly: numerator > 0 && numerator % denominator != 0 ? quotient + 1 : quotient)
    }

    static func < (left: AskFraction, right: AskFraction) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    private static func divisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (larger, smaller) = (max(left, right), min(left, right))
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return max(larger, 1)
    }
}
