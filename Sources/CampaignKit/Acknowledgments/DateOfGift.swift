/// The day that a gift counts on, derived from how it reached us.
///
/// Source: the table of `rules.md §1.6`.
///
/// The result never depends on `today`, except that what is after it is refused or held: importing a file
/// again on another day gives the same day and basis.
public enum DateOfGift {
    /// The day, the rule that gave it, and what to tell the bookkeeper.
    public struct Resolution: Hashable, Sendable {
        public let day: CalendarDate
        public let basis: DateBasis
        /// A post-dated check whose day has not come: outside every figure until then.
        public let holds: Bool
        public let findings: [Remark]

        public init(day: CalendarDate, basis: DateBasis, holds: Bool = false, findings: [Remark] = []) {
            self.day = day
            self.basis = basis
            self.holds = holds
            self.findings = findings
        }
    }

    /// Something to say about a row whose date was accepted; never more than a warning.
    public struct Remark: Hashable, Sendable {
        public let code: String
        public let message: String
        public let hint: String

        public init(code: String, message: String, hint: String) {
            self.code = code
            self.message = message
            self.hint = hint
        }
    }

    /// Why a row's dates cannot be accepted.
    ///
    /// Columns are named as in the canonical CSV.
    public enum Refusal: Hashable, Sendable {
        /// A date before 1900-01-01: a typing error.
        case before1900(column: String)
        /// The date is after today and no one holds a post-dated check.
        case afterToday
        /// The date that decides (the day credited, received, …) is after today.
        case evidenceAfterToday(column: String)
    }

    public enum Outcome: Hashable, Sendable {
        case accepted(Resolution)
        case refused(Refusal)

        /// The resolution, when the row was accepted.
        public var resolution: Resolution? {
            if case .accepted(let resolution) = self { resolution } else { nil }
        }

        /// The reason, when it was refused.
        public var refusal: Refusal? {
            if case .refused(let refusal) = self { refusal } else { nil }
        }
    }

    /// The first day that a date may say.
    public static let earliest = CalendarDate(dayNumber: -25_567)

    /// The date of gift of a row.
    ///
    /// Promises, their events and corrections act on the day they state; only what was received has a
    /// delivery.
    public static func resolve(
        stated: CalendarDate, delivery: Delivery?, received: CalendarDate? = nil,
        postmark: CalendarDate? = nil, postmarkKind: PostmarkKind? = nil, deposited: CalendarDate? = nil,
        cleared: CalendarDate? = nil, method: PaymentMethod? = nil, type: EntryType, today: CalendarDate
    ) -> Outcome {
        let evidence = GiftEvidence(
            stated: stated, delivery: delivery, received: received, postmark: postmark,
            postmarkKind: postmarkKind, deposited: deposited, cleared: cleared, method: method, type: type)
        if let column = evidence.columnBefore(earliest) { return .refused(.before1900(column: column)) }
        let derived = evidence.derived()
        if stated > today {
            guard derived.basis == .postDated, let received, received <= today else {
                return .refused(.afterToday)
            }
        }
        let holds = derived.day > today && derived.basis == .postDated
        if derived.day > today, !holds {
            return .refused(.evidenceAfterToday(column: derived.column))
        }
        return .accepted(
            Resolution(
                day: derived.day, basis: derived.basis, holds: holds,
                findings: derived.findings + evidence.qcdFindings(day: derived.day)))
    }
}

extension DateOfGift.Refusal {
    /// One sentence, lower case first, no full stop.
    public var message: String {
        switch self {
        case .before1900(let column): "the \(column) is before 1900-01-01"
        case .afterToday: "the date is after today"
        case .evidenceAfterToday(let column): "the \(column) decides the date of gift and is after today"
        }
    }

    /// What to do next.
    public var hint: String {
        switch self {
        case .before1900: "write the year with four digits, YYYY-MM-DD"
        case .afterToday:
            "check the year; for a post-dated check give the received_date, the day it was handed over"
        case .evidenceAfterToday: "import the row once the money or property has arrived"
        }
    }
}
