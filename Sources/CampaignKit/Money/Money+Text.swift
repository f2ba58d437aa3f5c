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
