import CampaignKit
import Terminal

/// How a figure is written.
enum FigureFilter: String, CaseIterable, Sendable {
    /// `$4.2M`, `$310K`; exact below 10,000.
    case short
    /// Without cents, without tenths.
    case whole
    /// `2026-11-20`.
    case iso

    /// What it is for.
    func fits(_ kind: FigureValue.Kind) -> Bool {
        switch self {
        case .short: kind == .money
        case .whole: kind == .money || kind == .percent
        case .iso: kind == .date
        }
    }

    /// The filters of a kind of figure.
    static func all(for kind: FigureValue.Kind) -> [String] {
        allCases.filter { $0.fits(kind) }.map(\.rawValue)
    }
}

extension FigureValue {
    /// The value for people.
    func text(_ filter: FigureFilter?, currency: Currency) -> String {
        switch self {
        case .money(let minor): Self.money(minor, filter, currency)
        case .count(let count): Words.grouped(count)
        case .percent(let percent): filter == .whole ? percent.shortText : percent.text
        case .date(let date): filter == .iso ? date.description : date.longText
        case .words(let words): words
        }
    }

    private static func money(_ minor: Int64, _ filter: FigureFilter?, _ currency: Currency) -> String {
        switch filter {
        case .short: short(minor, currency)
        case .whole: whole(minor, currency)
        case .iso, nil: text(minor, currency)
        }
    }

    private static func whole(_ minor: Int64, _ currency: Currency) -> String {
        let nearest = rounded(Int128(minor), to: Int128(currency.minorPerUnit))
        return text(Int64(exactly: nearest) ?? minor, currency)
    }

    private static func text(_ minor: Int64, _ currency: Currency) -> String {
        Money(minorUnits: minor, currency: currency).shortText
    }

    /// To the nearest multiple, halves away from zero.
    private static func rounded(_ minor: Int128, to step: Int128) -> Int128 {
        let size = (minor.magnitude + UInt128(step) / 2) / UInt128(step) * UInt128(step)
        return minor < 0 ? -Int128(size) : Int128(size)
    }

    private static func short(_ minor: Int64, _ currency: Currency) -> String {
        let unit = Int128(currency.minorPerUnit)
        let (thousand, million, billion) = (1000 * unit, 1_000_000 * unit, 1_000_000_000 * unit)
        let size = Int128(minor.magnitude)
        // What would be written as $1,000K or $1,000.0M is the next larger one.
        if rounded(size, to: million / 10) >= billion { return tenths(minor, of: billion, "B", currency) }
        if rounded(size, to: thousand) >= million { return tenths(minor, of: million, "M", currency) }
        guard size >= 10 * thousand else { return text(minor, currency) }
        let thousands = Words.grouped(UInt64(rounded(size, to: thousand) / thousand))
        return (minor < 0 ? "-" : "") + lead(currency) + thousands + "K"
    }

    /// `$4.2M`, `$1.0M` for nearly a million, `$1M` for exactly one.
    private static func tenths(_ minor: Int64, of size: Int128, _ sign: String, _ currency: Currency)
        -> String
    {
        let magnitude = Int128(minor.magnitude)
        let steps = UInt64(rounded(magnitude, to: size / 10) / (size / 10))
        let point = magnitude % size == 0 ? "" : ".\(steps % 10)"
        return (minor < 0 ? "-" : "") + lead(currency) + Words.grouped(steps / 10) + point + sign
    }

    private static func lead(_ currency: Currency) -> String { currency.symbol ?? currency.code + " " }
}
