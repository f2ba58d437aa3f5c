import CampaignKit
import CampaignServices
import Terminal

/// The money that should come, by month: pledges by their schedules, and post-dated checks.
struct CashTable {
    let outlook: CampaignOutlook
    let cells: OutlookCells

    struct Line {
        /// `overdue`, `2026-12`, `no-date`.
        let key: String
        let pledged: Int64
        let held: Int64
        /// Received at the end of the month when all of it comes; nil for what has no month.
        let receivedByThen: Int64?

        var total: Int64 { Int64(clamping: Int128(pledged) + Int128(held)) }
    }

    /// What is held in all.
    var held: Int64 { outlook.held.values.reduce(0) { Int64(clamping: Int128($0) + Int128($1)) } }

    /// Overdue first, then each month with money in it, then what has no date.
    var lines: [Line] {
        let schedule = outlook.schedule
        var lines: [Line] = []
        if schedule.overdue != 0 {
            lines.append(Line(key: "overdue", pledged: schedule.overdue, held: 0, receivedByThen: nil))
        }
        var received = Int128(outlook.tally.received)
        for month in Set(schedule.months.keys).union(outlook.held.keys).sorted() {
            let pledged = schedule.months[month] ?? 0
            let held = outlook.held[month] ?? 0
            received += Int128(pledged) + Int128(held)
            lines.append(
                Line(
                    key: month.monthText, pledged: pledged, held: held,
                    receivedByThen: Int64(clamping: received)))
        }
        if schedule.undated != 0 {
            lines.append(Line(key: "no-date", pledged: schedule.undated, held: 0, receivedByThen: nil))
        }
        return lines
    }

    func table(_ look: ScreenLook) -> Table {
        FieldList(fields(look)).people(lines, caption: "Cash of \(outlook.campaign.name)")
    }

    func fields(_ look: ScreenLook) -> [Field<Line>] {
        let currency = cells.currency
        let postDated = Field<Line>(.figure("Post-dated", "post_dated")) { .money($0.held, currency) }
        return [
            Field(
                TableColumn("Month", key: "month"),
                people: { line in
                    Cell(
                        line.key == "no-date" ? "no date" : line.key,
                        tone: line.key == "overdue" ? .caution : .plain)
                }
            ) { .text($0.key) },
            Field(.figure("Pledged", "pledged")) { .money($0.pledged, currency) },
            held == 0 ? postDated.of(isShown: false) { $0 } : postDated,
            Field("amount") { .money($0.total, currency) },
            Field(
                .figure("Received by then", "received_by_then"),
                people: { cells.cell($0.receivedByThen, .money, none: look.none) }
            ) { .money($0.receivedByThen, currency) },
        ]
    }
}

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

    /// The same for programs.
    func value(_ value: Int64?, _ kind: FigureValue.Kind) -> FieldValue {
        switch kind {
        case .money: .money(value, currency)
        case .count: .count(value)
        case .percent: .percent(value.map { Percent(tenths: $0) })
        case .date, .words: .none
        }
    }

    func json(_ value: Int64?, _ kind: FigureValue.Kind) -> JSONValue { self.value(value, kind).json }
}
