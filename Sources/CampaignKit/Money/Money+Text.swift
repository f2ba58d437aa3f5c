extension Money {
    /// The amount for people: `$41,235.50`, `-$5.00`, `JPY 1,500`.
    public var text: String { Self.text(minorUnits, currency, decimals: true) }

    /// The amount without decimals when they are zero: `$60,000`, else as `text`.
    public var shortText: String {
        Self.text(minorUnits, currency, decimals: minorUnits % currency.minorPerUnit != 0)
    }

    /// The amount without sign and decimals, the less flattering way; with them when it is less than one
    /// unit.
    ///
    /// A hint, not an account: of `$5.20` ahead it is `$5`, of `-$5.20` behind `$6`.
    public var roughText: String {
        let shown = minorUnits.magnitude < UInt64(currency.minorPerUnit) ? self : rounded(.down)
        return Money(minorUnits: Int64(clamping: shown.minorUnits.magnitude), currency: currency).shortText
    }

    /// The amount for machines: `-5.00`, digits and a point only.
    public var plainText: String { Self.number(minorUnits, currency, separator: "", decimals: true) }

    private static func text(_ minor: Int64, _ currency: Currency, decimals: Bool) -> String {
        let sign = minor < 0 ? "-" : ""
        let lead = currency.lead
        let number = number(minor, currency, separator: ",", decimals: decimals)
        return sign + lead + (minor < 0 ? String(number.dropFirst()) : number)
    }

    private static func number(
        _ minor: Int64, _ currency: Currency, separator: String, decimals: Bool
    ) -> String {
        let magnitude = minor.magnitude
        let power = UInt64(currency.minorPerUnit)
        var text = grouped(String(magnitude / power), by: separator)
        if decimals, currency.exponent > 0 {
            let fraction = String(magnitude % power)
            text += "." + String(repeating: "0", count: currency.exponent - fraction.count) + fraction
        }
        return (minor < 0 ? "-" : "") + text
    }

    static func grouped(_ digits: String, by separator: String) -> String {
        guard !separator.isEmpty, digits.count > 3 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += separator }
            result.append(digit)
        }
        return result
    }
}

extension Currency {
    /// An amount of it as people read it: `$1,234.50`.
    public func text(_ minorUnits: Int64) -> String { Money(minorUnits: minorUnits, currency: self).text }
}

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
