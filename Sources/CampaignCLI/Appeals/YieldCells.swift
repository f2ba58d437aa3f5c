import CampaignKit
import Terminal

/// The columns that say what pieces of an appeal brought.
struct YieldCells {
    let currency: Currency

    static func columns(_ currency: Currency) -> [TableColumn] {
        let unit = currency.symbol ?? currency.code + " "
        return [
            TableColumn("Pieces", key: "pieces", alignment: .trailing),
            TableColumn("Responders", key: "responders", alignment: .trailing),
            TableColumn("Rate", key: "response_rate", alignment: .trailing),
            TableColumn("Gifts", key: "gifts", alignment: .trailing),
            TableColumn("Gross", key: "gross", alignment: .trailing),
            TableColumn("Average", key: "average", alignment: .trailing),
            TableColumn("Cost", key: "cost", alignment: .trailing),
            TableColumn("Per \(unit)1", key: "cost_per_unit", alignment: .trailing),
            TableColumn("ROI", key: "roi", alignment: .trailing),
        ]
    }

    /// In the order of `columns`; `none` stands where a figure does not exist.
    func cells(_ yield: AppealYield, none: String = "") -> [Cell] {
        [
            count(yield.pieces), count(yield.responders), percent(yield.responseRate, none),
            count(yield.gifts), money(yield.grossMinor, none), money(yield.averageMinor, none),
            money(yield.costMinor, none), money(yield.costPerUnit(in: currency), none),
            percent(yield.returnOnInvestment, none),
        ]
    }

    func json(_ yield: AppealYield) -> [String: JSONValue] {
        [
            "pieces": .number(Int64(yield.pieces)), "responders": .number(Int64(yield.responders)),
            "responders_sent": .number(Int64(yield.answering)),
            "response_rate": .percent(yield.responseRate), "gifts": .number(Int64(yield.gifts)),
            "gross": .money(yield.grossMinor, currency), "average": .money(yield.averageMinor, currency),
            "cost": .money(yield.costMinor, currency),
            "cost_per_unit": .money(yield.costPerUnit(in: currency), currency),
            "roi": .percent(yield.returnOnInvestment),
        ]
    }

    private func count(_ number: Int) -> Cell { .number(Words.grouped(number), plain: "\(number)") }

    private func money(_ minor: Int64?, _ none: String) -> Cell {
        guard let minor else { return .blank(none) }
        let money = Money(minorUnits: minor, currency: currency)
        return .number(money.text, plain: money.plainText)
    }

    private func percent(_ percent: Percent?, _ none: String) -> Cell {
        percent.map { .number($0.text, plain: String($0.text.dropLast())) } ?? .blank(none)
    }
}
