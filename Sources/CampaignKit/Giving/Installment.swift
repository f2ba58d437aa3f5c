/// One scheduled payment of a promise.
public struct Installment: Hashable, Sendable {
    public var due: CalendarDate
    /// Base-currency minor units.
    public var minorUnits: Int64

    public init(due: CalendarDate, minorUnits: Int64) {
        self.due = due
        self.minorUnits = minorUnits
    }
}
