import CampaignKit

/// Reads the cells of a file's date columns, as the file writes its days.
struct DayReader: Sendable {
    /// Which century a year of two digits is in (`docs/csv.md`).
    enum Century {
        /// Of what happened: the latest that is not in the future.
        case past
        /// Of what is due: the first that is not before this day.
        case from(CalendarDate)
    }

    private let orders: DateOrders
    private let clock: CivilClock
    private let today: CalendarDate

    /// No one's gift of a century ago is imported today: such a year is a post-dated one, or a slip.
    private static let longest = 90
    /// Nor is anything due a lifetime ahead: such a day is past, or a slip.
    private static let farthest = 30

    init(orders: DateOrders, clock: CivilClock, today: CalendarDate) {
        self.orders = orders
        self.clock = clock
        self.today = today
    }

    /// The day of one cell; nil when it is blank, or is refused.
    func day(_ context: RowContext, _ cell: ColumnCell, _ century: Century = .past) -> CalendarDate? {
        let bytes = context.bytes(cell)
        if bytes.isEmpty { return nil }
        if let day = CalendarDate(iso: bytes) { return day }
        do throws(Refusal) { return try read(bytes, cell, century) } catch {
            refuse(context, cell, bytes, error)
            return nil
        }
    }

    enum Refusal: Error {
        case notADate
        case noSuchDay
        /// A time, and nothing that says where.
        case zoneMissing
        case centuryUnclear
        /// Both orders are possible and nothing decides.
        case orderUnknown
        /// Rows of the column prove both orders.
        case orderContradicted(monthFirst: Int, dayFirst: Int)
    }

    private func read(_ bytes: Bytes, _ cell: ColumnCell, _ century: Century) throws(Refusal) -> CalendarDate
    {
        guard let text = DateText(bytes) else { throw .notADate }
        let day = try day(of: text.parts, cell, century)
        guard let second = text.second else { return day }
        if let name = text.zoneName {
            guard let civil = clock.day(day, second: second, zoneName: name) else { throw .notADate }
            return civil
        }
        guard let civil = clock.day(day, second: second, offset: text.offset) else { throw .zoneMissing }
        return civil
    }

    private func day(
        of parts: DateText.Parts, _ cell: ColumnCell, _ century: Century
    ) throws(Refusal) -> CalendarDate {
        switch parts {
        case .known(let year, let month, let day): return try full(year, month, day)
        case .shortYear(let year, let month, let day): return try short(year, month, day, century)
        case .numbers(let first, let second, let third, let isShort):
            let order = try orders.order(of: cell.field, first, second)
            guard isShort else {
                guard order != .yearFirst else { throw .notADate }
                return try full(
                    third, order == .dayFirst ? second : first, order == .dayFirst ? first : second)
            }
            switch order {
            case .monthFirst: return try short(third, first, second, century)
            case .dayFirst: return try short(third, second, first, century)
            case .yearFirst: return try short(first, second, third, century)
            }
        }
    }

    private func full(_ year: Int, _ month: Int, _ day: Int) throws(Refusal) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
        return date
    }

    private func short(
        _ year: Int, _ month: Int, _ day: Int, _ century: Century
    ) throws(Refusal) -> CalendarDate {
        let dates = [1900, 2000, 2100].compactMap { CalendarDate(year: $0 + year, month: month, day: day) }
        guard !dates.isEmpty else { throw .noSuchDay }
        switch century {
        case .past:
            guard let date = dates.last(where: { $0 <= today }), today.year - date.year <= Self.longest else {
                throw .centuryUnclear
            }
            return date
        case .from(let start):
            guard let date = dates.first(where: { $0 >= start }), date.year - start.year <= Self.farthest
            else {
                throw .centuryUnclear
            }
            return date
        }
    }

    private func refuse(_ context: RowContext, _ cell: ColumnCell, _ bytes: Bytes, _ refusal: Refusal) {
        let hint = DateHint(CellText.line(bytes))
        switch refusal {
        case .notADate:
            context.refuse(hint.isNoDay ? .noSuchDay : .notADate, cell, hint.message, hint: hint.text)
        case .noSuchDay:
            context.refuse(
                .noSuchDay, cell, "that date does not exist",
                hint: orders.isStated
                    ? "--date-format says which number comes first" : "check the month and the day")
        case .zoneMissing:
            context.refuse(
                .zoneMissing, cell, "a time without a time zone",
                hint: "give the time zone of the file: --time-zone America/New_York, or UTC")
        case .centuryUnclear:
            context.refuse(
                .notADate, cell, "a two-digit year that may be in either century",
                hint: "write the year with four digits, YYYY-MM-DD")
        case .orderUnknown:
            context.refuse(
                .notADate, cell, "the day or the month may come first",
                hint: hint.text + "; use --date-format mdy or dmy for the whole file")
        case .orderContradicted(let monthFirst, let dayFirst):
            context.refuse(
                .notADate, cell,
                "the month comes first in line \(monthFirst) and the day in line \(dayFirst)",
                hint: "write all of them as YYYY-MM-DD, or use --date-format mdy or dmy")
        }
    }
}

/// In which order each date column of a file writes day and month: said, or decided by its rows.
struct DateOrders: Sendable {
    /// The first line of a column that can only be read one way, for each way.
    struct Evidence: Sendable {
        var monthFirst: Int?
        var dayFirst: Int?

        mutating func add(_ first: Int, _ second: Int, line: Int) {
            if first > 12, second <= 12, dayFirst == nil { dayFirst = line }
            if second > 12, first <= 12, monthFirst == nil { monthFirst = line }
        }

        var order: DateOrder? {
            switch (monthFirst, dayFirst) {
            case (_?, nil): .monthFirst
            case (nil, _?): .dayFirst
            default: nil
            }
        }
    }

    private let stated: DateOrder?
    private var columns: [Int: Evidence] = [:]
    /// What all columns say together, for one that says nothing itself.
    private var whole = Evidence()

    init(stated: DateOrder?) { self.stated = stated }

    var isStated: Bool { stated != nil }

    mutating func add(_ first: Int, _ second: Int, column: Int, line: Int) {
        columns[column, default: Evidence()].add(first, second, line: line)
        whole.add(first, second, line: line)
    }

    /// The orders that rows decided, each with a line that proves it; none where it was said.
    ///
    /// One for all columns, or one for each where they contradict each other.
    var decided: [(column: Int?, order: DateOrder, line: Int)] {
        guard stated == nil else { return [] }
        if let order = whole.order, let line = whole.monthFirst ?? whole.dayFirst {
            return [(nil, order, line)]
        }
        return columns.sorted { $0.key < $1.key }.compactMap { column, evidence in
            guard let order = evidence.order, let line = evidence.monthFirst ?? evidence.dayFirst else {
                return nil
            }
            return (column, order, line)
        }
    }

    /// The order of a date whose first two numbers these are.
    func order(of column: Int, _ first: Int, _ second: Int) throws(DayReader.Refusal) -> DateOrder {
        if let stated { return stated }
        let evidence = columns[column] ?? Evidence()
        if let month = evidence.monthFirst, let day = evidence.dayFirst {
            throw .orderContradicted(monthFirst: month, dayFirst: day)
        }
        if let order = evidence.order ?? whole.order { return order }
        if first == second { return .monthFirst }
        throw first > 12 && second > 12 ? .noSuchDay : .orderUnknown
    }
}
