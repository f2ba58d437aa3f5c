import CampaignKit
import Terminal

/// Amounts, counts and shares of comparisons, pyramids and forecasts, as cells and as JSON.
struct OutlookCells {
    let currency: Currency

    func money(_ minor: Int64) -> String { currency.text(minor) }

    /// A value of a kind; `signed` shows that something is more.
    func cell(
        _ value: Int64?, _ kind: FigureValue.Kind, none: String = "", signed: Bool = false
    ) -> Cell {
        guard let value else { return .blank(none) }
        let sign = signed && value > 0 ? "+" : ""
        switch kind {
        case .money:
            let money = Money(minorUnits: value, currency: currency)
            return .number(sign + money.text, plain: PlainNumber(money))
        case .count: return .number(sign + Words.grouped(value), plain: PlainNumber(value))
        case .percent:
            let percent = Percent(tenths: value)
            let text = signed ? "\(percent.text.dropLast()) points" : percent.text
            return .number(sign + text, plain: PlainNumber(percent))
        case .date, .words: return .blank(none)
        }
    }

    func percent(_ percent: Percent?, none: String = "", signed: Bool = false) -> Cell {
        guard let percent else { return .blank(none) }
        let sign = signed && percent.tenths > 0 ? "+" : ""
        return .number(sign + percent.text, plain: PlainNumber(percent))
    }

    func json(_ value: Int64?, _ kind: FigureValue.Kind) -> JSONValue {
        switch kind {
        case .money: .money(value, currency)
        case .count: value.map(JSONValue.number) ?? .null
        case .percent: .percent(value.map { Percent(tenths: $0) })
        case .date, .words: .null
        }
    }
}
