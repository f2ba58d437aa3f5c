/// A dated duty of a grant, with what became of it.
public struct Deadline: Sendable, Equatable {
    /// What happened to a deadline; stored and hashed: never renumber one.
    public enum ChangeKind: Int, Sendable, CaseIterable {
        case done = 1
        case moved = 2
        case waived = 3
        case reopened = 4
    }

    public struct Change: Sendable, Equatable {
        public var seq: Int64
        public var batch: Int64
        /// The day on which it was done, or was said.
        public var day: CalendarDate
        public var kind: ChangeKind
        /// The new day of one that moved.
        public var to: CalendarDate?

        public init(seq: Int64, batch: Int64, day: CalendarDate, kind: ChangeKind, to: CalendarDate? = nil) {
            self.seq = seq
            self.batch = batch
            self.day = day
            self.kind = kind
            self.to = to
        }
    }

    public enum Status: Sendable, Equatable {
        case done(CalendarDate)
        case waived(CalendarDate)
        case overdue(days: Int)
        case open(days: Int)

        public var isOpen: Bool {
            switch self {
            case .overdue, .open: true
            case .done, .waived: false
            }
        }
    }

    /// The first day, kept for good.
    public var due: CalendarDate
    public var kind: DeadlineKind
    public var batch: Int64
    public var changes: [Change]
    public var inForce: BatchesInForce

    public init(
        due: CalendarDate, kind: DeadlineKind, batch: Int64 = 0, changes: [Change] = [],
        inForce: BatchesInForce = BatchesInForce()
    ) {
        self.due = due
        self.kind = kind
        self.batch = batch
        self.changes = changes
        self.inForce = inForce
    }

    private func known(_ day: CalendarDate, _ batch: Int64) -> [Change] {
        changes.filter { $0.day <= day && inForce.holds($0.batch, knownOn: batch) }
            .sorted { ($0.day, $0.batch, $0.seq) < ($1.day, $1.batch, $1.seq) }
    }

    /// The day that holds at the end of a day: the last that it was moved to.
    public func due(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> CalendarDate {
        known(day, batch).last { $0.kind == .moved }?.to ?? due
    }

    /// How often it was moved.
    public func moves(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Int {
        known(day, batch).filter { $0.kind == .moved }.count
    }

    /// Whether a change says something that is not so already: done and waived end it, reopening undoes that.
    public func takes(_ kind: ChangeKind, asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Bool {
        status(asOf: day, knownOn: batch).isOpen == (kind != .reopened)
    }

    /// Past due from the day after.
    public func status(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Status {
        let due = due(asOf: day, knownOn: batch)
        // Moving a deadline says nothing of whether it is done.
        switch known(day, batch).last(where: { $0.kind != .moved }) {
        case let change? where change.kind == .done: return .done(change.day)
        case let change? where change.kind == .waived: return .waived(change.day)
        default: return due < day ? .overdue(days: due.days(until: day)) : .open(days: day.days(until: due))
        }
    }
}

/// A deadline's day by the end of the grant's period: `period-end +1m`, `period-end -30d`.
public struct DeadlineRule: Sendable, Equatable {
    public var months: Int
    public var days: Int

    /// Nil for anything else; at most 120 months or 3,660 days either way.
    public init?(_ text: String) {
        let words = text.lowercased().filter { $0 != " " }
        guard words.hasPrefix("period-end") else { return nil }
        var rest = words.dropFirst("period-end".count)
        (months, days) = (0, 0)
        guard let sign = rest.first else { return }
        guard sign == "+" || sign == "-" else { return nil }
        rest = rest.dropFirst()
        guard let unit = rest.last, rest.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }),
            let count = Int(rest.dropLast()), count <= (unit == "m" ? 120 : 3660)
        else { return nil }
        let signed = sign == "-" ? -count : count
        switch unit {
        case "m": months = signed
        case "d": days = signed
        default: return nil
        }
    }

    /// The same day of the month, the last of a shorter one: one month after 31 Jan is 28 or 29 Feb.
    public func day(periodEnd: CalendarDate) -> CalendarDate {
        periodEnd.adding(months: months).adding(days: days)
    }

    /// In its one written form: `period-end +1m`.
    public var text: String {
        let (count, unit) = months != 0 ? (months, "m") : (days, "d")
        guard count != 0 else { return "period-end" }
        return "period-end \(count < 0 ? "-" : "+")\(abs(count))\(unit)"
    }
}

/// How often a deadline comes again.
public enum DeadlineRepeat: String, Sendable, CaseIterable {
    case month
    case quarter
    case halfYear = "half-year"
    case year

    /// The most deadlines that one command writes.
    public static let most = 200

    private var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .halfYear: 6
        case .year: 12
        }
    }

    /// The days from the first to the last that is not after `end`, each counted from the first.
    ///
    /// Nil for more than `most`.
    public func days(from first: CalendarDate, until end: CalendarDate) -> [CalendarDate]? {
        var days: [CalendarDate] = []
        while true {
            let next = first.adding(months: months * days.count)
            guard next <= end else { return days }
            guard days.count < Self.most else { return nil }
            days.append(next)
        }
    }
}

/// An installment that the funder pays only once a report is there.
public struct InstallmentGate: Sendable, Equatable {
    public var due: CalendarDate
    public var report: Deadline

    public init(due: CalendarDate, report: Deadline) {
        self.due = due
        self.report = report
    }

    /// The day on which the installment is due: nil while it waits for our report.
    public func due(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> CalendarDate? {
        switch report.status(asOf: day, knownOn: batch) {
        case .done(let done): max(due, done)
        // What we no longer owe held the money back until that day too.
        case .waived(let waived): max(due, waived)
        case .overdue, .open: nil
        }
    }

    /// Whether the funder is late: never while our report is.
    public func isOverdue(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Bool {
        due(asOf: day, knownOn: batch).map { $0 < day } ?? false
    }
}
