/// A promise that is not paid in full, as lists for people show it.
public struct OpenPledge: Sendable, Equatable {
    /// Shown as `P-12`.
    public var number: Int64
    /// Empty for a placeholder.
    public var donorName: String
    public var anonymity: Anonymity
    /// When it was made.
    public var day: CalendarDate
    /// What is left of the promise, what of it is paid, what is still to be paid, and how much of that is
    /// late: minor units.
    public var committed, paid, outstanding, overdue: Int64
    /// The first day on which something is due that is not paid.
    public var nextDue: CalendarDate?

    public init(
        number: Int64, donorName: String, anonymity: Anonymity = .none, day: CalendarDate, committed: Int64,
        paid: Int64, outstanding: Int64, overdue: Int64 = 0, nextDue: CalendarDate? = nil
    ) {
        (self.number, self.donorName, self.anonymity, self.day) = (number, donorName, anonymity, day)
        (self.committed, self.paid, self.outstanding) = (committed, paid, outstanding)
        (self.overdue, self.nextDue) = (overdue, nextDue)
    }
}
