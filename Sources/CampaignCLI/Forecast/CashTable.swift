import CampaignKit
import CampaignServices
import Terminal

/// The money that should come, by month: pledges by their schedules, and post-dated checks.
struct CashTable {
    let outlook: CampaignOutlook
    let cells: OutlookCells
    /// What is held in all.
    let held: Int64
    /// Overdue first, then each month with money in it, then what has no date.
    let lines: [Line]

    init(outlook: CampaignOutlook, cells: OutlookCells) throws(MoneyError) {
        (self.outlook, self.cells) = (outlook, cells)
        held = try Checked.sum(outlook.held.values)
        lines = try Self.lines(outlook)
    }

    struct Line {
        /// `overdue`, `2026-12`, `no-date`.
        let key: String
        let pledged: Int64
        let held: Int64
        /// Received at the end of the month when all of it comes; nil for what has no month.
        let receivedByThen: Int64?
        let total: Int64

        init(key: String, pledged: Int64, held: Int64 = 0, receivedByThen: Int64? = nil) throws(MoneyError) {
            (self.key, self.pledged, self.held) = (key, pledged, held)
            self.receivedByThen = receivedByThen
            total = try Checked.add(pledged, held)
        }
    }

    private static func lines(_ outlook: CampaignOutlook) throws(MoneyError) -> [Line] {
        let schedule = outlook.schedule
        var lines: [Line] = []
        if schedule.overdue != 0 {
            lines.append(try Line(key: "overdue", pledged: schedule.overdue))
        }
        var received = outlook.tally.received
        for month in Set(schedule.months.keys).union(outlook.held.keys).sorted() {
            let pledged = schedule.months[month] ?? 0
            let held = outlook.held[month] ?? 0
            received = try Checked.add(received, try Checked.add(pledged, held))
            lines.append(
                try Line(key: month.monthText, pledged: pledged, held: held, receivedByThen: received))
        }
        if schedule.undated != 0 {
            lines.append(try Line(key: "no-date", pledged: schedule.undated))
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
