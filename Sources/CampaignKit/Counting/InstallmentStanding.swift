/// One installment of a promise on a day: what is left of it, and what is paid of that.
public struct InstallmentStanding: Sendable, Equatable {
    /// Nil for what is due at no day that is known.
    public var due: CalendarDate?
    /// As scheduled and raised, base-currency minor units; the last holds what the promise was raised by
    /// before its day.
    public var scheduled: Int64
    /// What cuts and write-offs took from it, the latest installments first.
    public var cut: Int64
    /// What waits for a condition, the latest installments first.
    public var conditional: Int64
    /// Payments settle the oldest first.
    public var paid: Int64

    public init(due: CalendarDate?, scheduled: Int64, cut: Int64 = 0, conditional: Int64 = 0, paid: Int64 = 0)
    {
        self.due = due
        self.scheduled = scheduled
        self.cut = cut
        self.conditional = conditional
        self.paid = paid
    }

    public var open: Int64 { scheduled - cut - conditional - paid }
}
