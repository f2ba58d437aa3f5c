/// A promise as a letter about it says it: what was promised, paid, and is due.
///
/// A pledge gets no tax document (`rules.md §4.5`): nothing here is one.
public struct PledgeFacts: Sendable, Equatable {
    /// A part of it, due on a day.
    public struct Installment: Sendable, Equatable {
        public var due: CalendarDate
        /// What was planned, and in a reminder what is open of that; base-currency minor units.
        public var amountMinor: Int64

        public init(due: CalendarDate, amountMinor: Int64) {
            self.due = due
            self.amountMinor = amountMinor
        }
    }

    /// Shown as `P-12`.
    public var number: Int64
    public var day: CalendarDate
    /// What is left of the promise after changes and write-offs.
    public var promisedMinor: Int64
    public var paidMinor: Int64
    public var outstandingMinor: Int64
    /// By day: in a confirmation all that were planned, in a reminder the open ones that it asks for.
    public var installments: [Installment]

    public init(
        number: Int64, day: CalendarDate, promisedMinor: Int64, paidMinor: Int64, outstandingMinor: Int64,
        installments: [Installment]
    ) {
        (self.number, self.day) = (number, day)
        (self.promisedMinor, self.paidMinor) = (promisedMinor, paidMinor)
        (self.outstandingMinor, self.installments) = (outstandingMinor, installments)
    }

    /// What the listed installments come to.
    public var dueMinor: Int64 { installments.reduce(0) { $0 + $1.amountMinor } }
    /// The first day on which one is due.
    public var due: CalendarDate? { installments.map(\.due).min() }
}

extension Letter {
    /// A letter about a promise, with the text that the donor's state wants on it.
    public init(
        on pledge: PledgeFacts, as document: StateDocument, for designation: Purpose, to person: AppealPerson,
        from organization: Organization
    ) {
        var row = MailMergeRow(
            to: person, disclosure: organization.disclosure(for: person.details, on: document))
        row.letterID = "P-\(pledge.number)"
        row.designation = designation
        self.init(row: row)
        self.pledge = pledge
    }
}
