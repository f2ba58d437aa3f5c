import CampaignKit
import Terminal

/// The columns that say what pieces of an appeal brought.
struct YieldCells {
    let currency: Currency

    static func columns(_ currency: Currency) -> [TableColumn] {
        let unit = currency.symbol ?? currency.code + " "
        return [
            .figure("Pieces", "pieces"), .figure("Responders", "responders", isSecondary: true),
            .figure("Rate", "response_rate"), .figure("Gifts", "gifts"), .figure("Gross", "gross"),
            .figure("Average", "average", isSecondary: true), .figure("Cost", "cost"),
            .figure("Per \(unit)1", "cost_per_unit"), .figure("ROI", "roi", isSecondary: true),
        ]
    }

    /// In the order of `columns`; `none` stands where a figure does not exist.
    func cells(_ yield: AppealYield, none: String = "") -> [Cell] {
        func money(_ minor: Int64?) -> Cell { .money(minor, currency, none: none) }
        return [
            .count(yield.pieces), yield.pieces > 0 ? .count(yield.responders) : .blank(none),
            .percent(yield.responseRate, none: none), .count(yield.gifts), money(yield.grossMinor),
            money(yield.averageMinor), money(yield.costMinor), money(yield.costPerUnit(in: currency)),
            .percent(yield.returnOnInvestment, none: none),
        ]
    }

    /// What a program reads besides them.
    static let dataColumns = [
        TableColumn.figure("gifts_without_piece", "gifts_without_piece"),
        .figure("gifts_before_mailing", "gifts_before_mailing"),
    ]

    func data(_ yield: AppealYield) -> [Cell] {
        cells(yield) + [.count(yield.unaskedGifts), .count(yield.earlyGifts)]
    }

    func json(_ yield: AppealYield) -> [String: JSONValue] {
        [
            "pieces": .number(Int64(yield.pieces)),
            "responders": yield.pieces > 0 ? .number(Int64(yield.responders)) : .null,
            "response_rate": .percent(yield.responseRate), "gifts": .number(Int64(yield.gifts)),
            "gifts_without_piece": .number(Int64(yield.unaskedGifts)),
            "gifts_before_mailing": .number(Int64(yield.earlyGifts)),
            "gross": .money(yield.grossMinor, currency), "average": .money(yield.averageMinor, currency),
            "cost": .money(yield.costMinor, currency),
            "cost_per_unit": .money(yield.costPerUnit(in: currency), currency),
            "roi": .percent(yield.returnOnInvestment),
        ]
    }
}
