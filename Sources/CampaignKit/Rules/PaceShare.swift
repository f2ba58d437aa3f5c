/// A share from 0 to 1 as an exact fraction: binary floating point never meets money.
public struct PaceShare: Hashable, Sendable {
    public let numerator: Int64
    /// At least 1.
    public let denominator: Int64

    /// `numerator ÷ denominator`, held within 0…1; nil when the denominator is not positive.
    public init?(_ numerator: Int64, of denominator: Int64) {
        guard denominator > 0 else { return nil }
        self.numerator = min(max(0, numerator), denominator)
        self.denominator = denominator
    }

    private init() {
        numerator = 0
        denominator = 1
    }

    public static let zero = PaceShare()

    /// This share of an amount, floored to the minor unit.
    public func of(_ minorUnits: Int64) -> Int64 {
        // A share is at most 1, so the part always fits.
        (try? Checked.scale(minorUnits, by: numerator, over: denominator)) ?? minorUnits
    }

    /// The share in tenths of a percent, floored.
    public var percent: Percent { Percent(tenths: of(1000)) }
}
