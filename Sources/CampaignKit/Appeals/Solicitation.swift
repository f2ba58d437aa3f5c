/// One piece of an appeal that went out: who was asked, in which segment, when, and at what cost.
///
/// A household that got one letter is one piece, recorded for its first member.
public struct Solicitation: Sendable, Equatable {
    public var donor: Int64
    /// The campaign, the appeal and the keycode of the piece.
    public var place: Designation
    public var segment: String
    /// The day that it went out.
    public var day: CalendarDate
    /// This piece's part of the cost, in base-currency minor units; nil where no one said.
    public var costMinor: Int64?
    /// The first ask of the ladder; nil without one.
    public var askMinor: Int64?

    public init(
        donor: Int64, place: Designation, segment: String, day: CalendarDate, costMinor: Int64? = nil,
        askMinor: Int64? = nil
    ) {
        self.donor = donor
        self.place = place
        self.segment = segment
        self.day = day
        self.costMinor = costMinor
        self.askMinor = askMinor
    }
}
