import CampaignKit

/// An amount as a page writes it, read back: `$2.47M` or `$2.47 million` is every amount that a page may
/// shorten to it.
struct ShownAmount {
    /// Without its sign, in minor units.
    private let size: Int128
    private let isNegative: Bool
    /// By less than this an exact amount may differ from what is written, in minor units.
    private let step: Int128

    /// Nil for a text without a number.
    init?(_ text: String, in currency: Currency) {
        guard let start = text.firstIndex(where: Self.isDigit) else { return nil }
        isNegative = text[..<start].contains { $0 == "-" || $0 == "−" }
        let rest = text[start...].filter { $0 != "," }
        let whole = rest.prefix(while: Self.isDigit)
        var end = rest.dropFirst(whole.count)
        let fraction = end.first == "." ? end.dropFirst().prefix(while: Self.isDigit) : ""
        if !fraction.isEmpty { end = end.dropFirst(fraction.count + 1) }
        let unit = Int128(currency.minorPerUnit)
        let scale: Int128 =
            switch end.first {
            case "K": 1000
            case "M": 1_000_000
            case "B": 1_000_000_000
            default: FigureWords.scale(of: end.drop { $0 == " " }) ?? 1
            }
        guard whole.count <= 15, fraction.count <= 4, let number = Int128(whole + fraction) else {
            return nil
        }
        size = number * unit * scale / (0..<fraction.count).reduce(1) { power, _ in power * 10 }
        step =
            switch scale {
            case 1: fraction.isEmpty ? unit : 1
            case 1000: 1000 * unit
            // Two decimals, whether or not zeros of them are left out.
            default: scale / 100 * unit
            }
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// Whether a page may write an exact amount so: cut or raised, and with its sign unless cut to zero.
    func isOne(of minor: Int64) -> Bool {
        let exact = Int128(minor)
        guard size == 0 || isNegative == (exact < 0) else { return false }
        return abs(abs(exact) - size) < step
    }
}
