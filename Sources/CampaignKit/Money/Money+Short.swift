/// Shortened amounts, which never flatter (`rules.md §1.5`).
extension Money {
    /// Which way an amount is shortened.
    public enum Shortening: Sendable, Equatable {
        /// Cut, for what is there: raised, received, ahead. A shortfall gets larger.
        case down
        /// Raised, for what is missing or wanted: to go, overdue, a goal, what is needed every day.
        case up
    }

    /// The whole units: `$4,199,999` of `$4,199,999.50`, or `$4,200,000`.
    public func rounded(_ way: Shortening) -> Money {
        let step = Int128(currency.minorPerUnit)
        let minor = Self.multiple(of: step, Int128(minorUnits), way)
        return Money(minorUnits: Int64(exactly: minor) ?? minorUnits, currency: currency)
    }

    /// `$4.19M` of `$4,199,999`, `$310K`.
    ///
    /// Exact below 10,000 units, and where nothing is lost: `$4.2M`, `$1M`.
    public func abbreviated(_ way: Shortening) -> String {
        let unit = Int128(currency.minorPerUnit)
        let minor = Int128(minorUnits)
        let thousands = Self.multiple(of: 1000 * unit, minor, way)
        guard abs(thousands) >= 1_000_000 * unit else {
            guard abs(minor) >= 10_000 * unit else { return shortText }
            return sign(thousands) + lead + Self.grouped("\(abs(thousands) / (1000 * unit))") + "K"
        }
        let hundredths = Self.multiple(of: 10_000 * unit, minor, way)
        let isBillions = abs(hundredths) >= 1_000_000_000 * unit
        let size = (isBillions ? 1_000_000_000 : 1_000_000) * unit
        return scaled(Self.multiple(of: size / 100, minor, way), of: size) + (isBillions ? "B" : "M")
    }

    /// The amount in millions or billions: no zeros behind the point when it is exactly that.
    private func scaled(_ shown: Int128, of size: Int128) -> String {
        let steps = abs(shown) / (size / 100)
        var fraction = String("\(100 + steps % 100)".dropFirst())
        if shown == Int128(minorUnits) {
            while fraction.hasSuffix("0") { fraction.removeLast() }
        }
        let point = fraction.isEmpty ? "" : "."
        return sign(shown) + lead + Self.grouped("\(steps / 100)") + point + fraction
    }

    private func sign(_ minor: Int128) -> String { minor < 0 ? "-" : "" }

    private var lead: String { currency.lead }

    private static func multiple(of step: Int128, _ minor: Int128, _ way: Shortening) -> Int128 {
        let cut = minor / step * step
        if cut == minor { return minor }
        switch way {
        case .down: return minor < 0 ? cut - step : cut
        case .up: return minor < 0 ? cut : cut + step
        }
    }

    private static func grouped(_ digits: String) -> String { grouped(digits, by: ",") }
}

extension Currency {
    /// What comes before an amount: `$`, `₪`, or the code and a blank: `JPY `.
    public var lead: String { symbol ?? code + " " }
}
