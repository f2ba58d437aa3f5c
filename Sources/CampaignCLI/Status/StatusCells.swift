import CampaignKit
import Terminal

/// The cells that status tables are made of.
struct StatusCells {
    let currency: Currency
    let look: ScreenLook

    /// An amount for people; whole units without decimals when `short`.
    func money(_ minor: Int64?, short: Bool = false) -> Cell {
        guard let minor else { return .blank(look.none) }
        let money = Money(minorUnits: minor, currency: currency)
        return .number(short ? money.shortText : money.text, plain: money.plainText)
    }

    func text(_ minor: Int64, short: Bool = false) -> String {
        let money = Money(minorUnits: minor, currency: currency)
        return short ? money.shortText : money.text
    }

    /// What is missing, or that nothing is.
    func toGo(_ toGo: Int64?) -> Cell {
        guard let toGo, toGo == 0 else { return money(toGo) }
        return Cell("met", value: .number("0"), tone: .good)
    }

    /// A bar of so many columns and a percentage; without columns the percentage alone.
    func progress(_ part: Int64, of goal: Int64?, _ percent: Percent?, width: Int) -> Cell {
        guard let goal, let percent else { return .blank() }
        guard width > 0 else { return .number(percent.shortText, plain: String(percent.text.dropLast())) }
        let number = DisplayWidth.pad(percent.shortText, to: 4, alignment: .trailing)
        return Cell("\(look.bar(part, of: goal, width: width)) \(number)")
    }

    /// Where a campaign stands against its schedule, in a few words and a mark.
    func pace(_ row: StatusRow, asOf: CalendarDate) -> Cell {
        if row.isVanished { return Cell("file is gone", tone: .bad) }
        if let over = row.overGoal, over > 0 { return Cell("+\(text(over, short: true)) over", tone: .good) }
        if row.isMet { return Cell("done", tone: .good) }
        if let starts = row.starts, asOf < starts { return Cell("from \(day(starts, asOf))", tone: .faint) }
        if let ends = row.ends, ends < asOf { return Cell("ended \(day(ends, asOf))", tone: .faint) }
        guard let standing = row.pace.pace, let difference = row.paceDifference else { return .blank() }
        let amount = whole(difference)
        switch standing {
        case .ahead: return Cell(look.ascii ? "ahead \(amount)" : "▲ \(amount)", tone: .good)
        case .behind: return Cell(look.ascii ? "behind \(amount)" : "▼ \(amount)", tone: .caution)
        case .on: return Cell("on pace", tone: .good)
        }
    }

    /// Without sign and cents: a pace is a hint, not an account.
    private func whole(_ difference: Int64) -> String {
        let unit = currency.minorPerUnit
        let size = difference == .min ? .max : abs(difference)
        return text(size < unit ? size : size - size % unit, short: true)
    }

    /// A day; its year only when it is not this one.
    private func day(_ date: CalendarDate, _ asOf: CalendarDate) -> String {
        date.year == asOf.year ? date.shortText : date.longText
    }
}
