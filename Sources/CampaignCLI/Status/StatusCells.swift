import CampaignKit
import Terminal

/// The cells that status tables are made of.
struct StatusCells {
    let currency: Currency
    let look: ScreenLook

    /// An amount for people; whole units without decimals when `short`.
    func money(_ minor: Int64?, short: Bool = false) -> Cell {
        .money(minor, currency, none: look.none, short: short)
    }

    func text(_ minor: Int64, short: Bool = false) -> String {
        let money = Money(minorUnits: minor, currency: currency)
        return short ? money.shortText : money.text
    }

    /// What is missing, or that nothing is; nothing is to go of what ended short.
    func toGo(_ row: StatusRow, asOf: CalendarDate) -> Cell {
        if row.isMet { return met }
        return money(row.hasEnded(by: asOf) ? nil : row.toGo)
    }

    func toGo(_ total: StatusTotal) -> Cell {
        if total.isMet { return met }
        return money(total.runningGoal == nil ? nil : total.toGo)
    }

    private var met: Cell { Cell("met", value: .number(0), tone: .good) }

    /// A bar of so many columns and a percentage; without columns the percentage alone.
    func progress(_ part: Int64, of goal: Int64?, _ percent: Percent?, width: Int) -> Cell {
        guard let goal, let percent else { return .blank() }
        guard width > 0 else { return .number(percent.shortText, plain: PlainNumber(percent)) }
        let number = DisplayWidth.pad(percent.shortText, to: 4, alignment: .trailing)
        return Cell("\(look.bar(part, of: goal, width: width)) \(number)")
    }

    /// Where a campaign stands against its schedule, in a few words and a mark.
    func pace(_ row: StatusRow, asOf: CalendarDate) -> Cell {
        switch row.phase(asOf: asOf) {
        case .vanished: Cell("file missing", tone: .bad)
        case .over(let amount): Cell("+\(text(amount, short: true)) over", tone: .good)
        case .done: Cell("done", tone: .good)
        case .starts(let day): Cell("from \(day.text(near: asOf))", tone: .faint)
        case .ended(let day): Cell("ended \(day.text(near: asOf))", tone: .faint)
        case .ahead(let amount): Cell("\(look.ascii ? "ahead" : "▲") \(rough(amount))", tone: .good)
        case .behind(let amount): Cell("\(look.ascii ? "behind" : "▼") \(rough(amount))", tone: .caution)
        case .onPace: Cell("on pace", tone: .good)
        case .unscheduled: .blank()
        }
    }

    private func rough(_ amount: Int64) -> String {
        Money(minorUnits: amount, currency: currency).roughText
    }
}
