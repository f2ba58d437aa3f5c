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
        case .whole: text(floored(minor, to: currency.minorPerUnit), currency)
        case .iso, nil: text(minor, currency)
        }
    }

    private static func text(_ minor: Int64, _ currency: Currency) -> String {
        Money(minorUnits: minor, currency: currency).shortText
    }

    /// Rounded down to a multiple; unchanged where that is no amount any more.
    private static func floored(_ minor: Int64, to step: Int64) -> Int64 {
        let rest = minor % step
        let down = minor.subtractingReportingOverflow(rest < 0 ? rest + step : rest)
        return down.overflow ? minor : down.partialValue
    }

    private static func short(_ minor: Int64, _ currency: Currency) -> String {
        let unit = Int128(currency.minorPerUnit)
        for (size, sign, decimals) in [
            (1_000_000_000, "B", true), (1_000_000, "M", true), (10_000, "K", false),
        ] {
            guard Int128(minor.magnitude) >= Int128(size) * unit else { continue }
            let step = sign == "K" ? 1000 * unit : Int128(size) * unit / 10
            return shortened(Int128(minor), step: step, decimals: decimals, currency) + sign
        }
        return text(minor, currency)
    }

    private static func shortened(
        _ minor: Int128, step: Int128, decimals: Bool, _ currency: Currency
    ) -> String {
        let down = minor >= 0 ? minor / step : -((-minor + step - 1) / step)
        let steps = Int64(clamping: down)
        let (whole, tenth) = decimals ? (steps / 10, abs(steps % 10)) : (steps, 0)
        let sign = steps < 0 ? "-" : ""
        let lead = currency.symbol ?? currency.code + " "
        let point = tenth == 0 ? "" : ".\(tenth)"
        return sign + lead + Words.grouped(whole.magnitude) + point
    }
}
