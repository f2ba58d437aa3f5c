import CampaignKit

/// Amounts as other countries write them, as we read them: `1.234,56 €`, `1 234,56`, `1'234.50`.
enum DecimalText {
    /// The same amount with a decimal point and commas between thousands; nil where it is that already.
    ///
    /// What has no meaning under this mark stays without one: `1,234.56` becomes `1.234,56`, which is
    /// refused.
    static func pointed(_ cell: Bytes, _ mark: DecimalMark) -> String? {
        let isPlain = cell.allSatisfy { byte in
            byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == 0x24
                || (mark == .point && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")))
        }
        if isPlain { return nil }
        var scalars: [Unicode.Scalar] = []
        for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
            switch scalar {
            case ",": scalars.append(mark == .comma ? "." : ",")
            case ".": scalars.append(mark == .comma ? "," : ".")
            case "'", "\u{2019}": scalars.append(",")
            case "\u{A0}", "\u{202F}", "\u{2009}": scalars.append(" ")
            case "\u{2212}": scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        return withSignFirst(withoutBlanks(scalars))
    }

    /// A blank between digits separates thousands.
    private static func withoutBlanks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.indices.compactMap { index in
            guard scalars[index] == " " else { return scalars[index] }
            let isBetween =
                index > 0 && index + 1 < scalars.count && isDigit(scalars[index - 1])
                && isDigit(scalars[index + 1])
            return isBetween ? "," : " "
        }
    }

    /// `12.50 €` is written `€12.50` here.
    private static func withSignFirst(_ scalars: [Unicode.Scalar]) -> String {
        guard let last = scalars.last, last.properties.generalCategory == .currencySymbol else {
            return text(scalars)
        }
        return text([last]) + text(scalars.dropLast()).split(separator: " ").joined(separator: " ")
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
