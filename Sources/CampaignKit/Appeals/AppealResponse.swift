/// One gift that came back on an appeal, before it is known on which piece.
public struct AppealResponse: Sendable, Equatable {
    /// The row that made it.
    public var unit: Int64
    /// Nil for someone unnamed.
    public var donor: Int64?
    /// Those who brought it about: the advisor of a fund, the people behind a platform, a spouse.
    public var credited: [Int64] = []
    /// As the gift names it; empty when it does not.
    public var keycode: String
    /// The day it was first raised on.
    public var day: CalendarDate
    /// What it raised, in base-currency minor units.
    public var raisedMinor: Int64

    public init(
        unit: Int64, donor: Int64?, credited: [Int64] = [], keycode: String, day: CalendarDate,
        raisedMinor: Int64
    ) {
        self.unit = unit
        self.donor = donor
        self.credited = credited
        self.keycode = keycode
        self.day = day
        self.raisedMinor = raisedMinor
    }
}
