import CampaignKit
import Terminal

extension Cell {
    /// A number of things.
    static func count(_ number: some BinaryInteger) -> Cell {
        .number(Words.grouped(number), plain: PlainNumber(number))
    }

    /// An amount, whole units without decimals when `short`; `none` stands where there is no figure.
    static func money(_ minor: Int64?, _ currency: Currency, none: String = "", short: Bool = false) -> Cell {
        guard let minor else { return .blank(none) }
        let money = Money(minorUnits: minor, currency: currency)
        return .number(short ? money.shortText : money.text, plain: PlainNumber(money))
    }

    /// A percentage, whole when `short`; programs get it to a tenth.
    static func percent(_ percent: Percent?, none: String = "", short: Bool = false) -> Cell {
        guard let percent else { return .blank(none) }
        return .number(short ? percent.shortText : percent.text, plain: PlainNumber(percent))
    }
}

extension TableColumn {
    /// A column of figures, which sit at its right edge.
    static func figure(_ title: String, _ key: String, isSecondary: Bool = false) -> TableColumn {
        TableColumn(title, key: key, alignment: .trailing, isSecondary: isSecondary)
    }
}
