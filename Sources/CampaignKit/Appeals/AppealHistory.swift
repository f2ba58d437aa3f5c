/// What donors did that bears on whether to ask them now, by our numbers of donors.
///
/// `rules.md §3`, suppressions. Every member of a household counts for all of it.
public struct AppealHistory: Sendable, Equatable {
    /// Gave to the appeal itself: by its id or one of its keycodes.
    public var gaveToAppeal: Set<Int64> = []
    /// Gave, or are credited for a gift, on or after the appeal's first day.
    public var gaveSinceStart: Set<Int64> = []
    /// Are credited for a gift in the appeal's year: household, daf_advisor, matched_employee, or their
    /// promise was paid by someone else.
    public var creditedThisYear: Set<Int64> = []
    /// Have a pledge with something outstanding and nothing overdue.
    public var openPledges: Set<Int64> = []
    /// Handed over a check that is held until the date it bears: neither a gift yet nor nothing.
    public var heldChecks: Set<Int64> = []
    /// When the appeal was sent to them.
    public var sent: [Int64: CalendarDate] = [:]

    public init() {}
}
