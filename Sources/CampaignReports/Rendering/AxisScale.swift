import CampaignKit
import Terminal

/// Round amounts for the lines of a chart, from below the smallest value to above the largest.
struct AxisScale: Equatable {
    /// Ascending; zero is always among them.
    let ticks: [Int64]
    let currency: Currency

    var low: Int64 { ticks.first ?? 0 }
    var high: Int64 { ticks.last ?? 0 }

    /// - `steps`: how many of the same size reach from the lowest to the highest, at most.
    init(_ values: [Int64], currency: Currency, steps: Int128 = 4) {
        self.currency = currency
        let unit = Int128(currency.minorPerUnit)
        let top = Int128(max(values.max() ?? 0, 0))
        let bottom = Int128(min(values.min() ?? 0, 0))
        // 1, 2, 5, 10, 20, … units until the steps reach.
        let span = max(top - bottom, 1)
        var power = unit
        var step = unit
        search: while true {
            for factor: Int128 in [1, 2, 5] where power * factor * steps >= span {
                step = power * factor
                break search
            }
            power *= 10
        }
        let first = -((-bottom + step - 1) / step)
        let last = max((top + step - 1) / step, first == 0 ? 1 : 0)
        ticks = (first...last).compactMap { Int64(exactly: $0 * step) }
    }

    /// How far below the top an amount is drawn, in tenths of a pixel of `height` pixels.
    func depth(of amount: Int64, height: Int) -> Int {
        let span = Int128(high) - Int128(low)
        guard span > 0 else { return 0 }
        return Int((Int128(high) - Int128(amount)) * Int128(height * 10) / span)
    }

    /// The classes of the picture that holds the labels: as wide as the longest of them needs.
    ///
    /// What is cut off first is the minus sign, and with it what a column means.
    var classes: String {
        switch ticks.map({ DisplayWidth.of(label($0)) }).max() ?? 0 {
        case ...5: "axis"
        case ...7: "axis axis-7"
        default: "axis axis-10"
        }
    }

    /// `$400K`, `$1.5M`; exact, because ticks are round.
    func label(_ tick: Int64) -> String {
        let units = tick.magnitude / UInt64(currency.minorPerUnit)
        let step = ticks.count > 1 ? (ticks[1] - ticks[0]).magnitude / UInt64(currency.minorPerUnit) : 1
        let sign = tick < 0 ? "-" : ""
        let lead = currency.symbol ?? currency.code + " "
        if units == 0 { return lead + "0" }
        if units >= 1_000_000, step.isMultiple(of: 100_000) {
            let tenths = units / 100_000
            let fraction = tenths.isMultiple(of: 10) ? "" : ".\(tenths % 10)"
            return "\(sign)\(lead)\(tenths / 10)\(fraction)M"
        }
        if units >= 1000, step.isMultiple(of: 1000) { return "\(sign)\(lead)\(units / 1000)K" }
        return "\(sign)\(lead)\(Words.grouped(units))"
    }
}
