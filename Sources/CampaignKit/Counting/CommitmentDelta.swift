/// A dated change of the figures of one commitment.
public struct CommitmentDelta: Hashable, Sendable {
    /// Where: a split's position, or the commitment as a whole (counts of a gift that is split over several
    /// places).
    public struct Key: Hashable, Sendable {
        /// The split's position from 0; `wholeGift` for counts over several splits.
        public var ordinal: Int
        /// The splits that such counts are over; else empty.
        public var group: [Int]
        public var countClass: CountClass
        public var day: CalendarDate

        public init(ordinal: Int, group: [Int] = [], countClass: CountClass, day: CalendarDate) {
            self.ordinal = ordinal
            self.group = group
            self.countClass = countClass
            self.day = day
        }
    }

    /// The ordinal of counts that belong to a gift split over several places: 1 in each row, 1 in the total.
    public static let wholeGift = -1

    public var key: Key
    public var figures: CommitmentFigures

    public init(key: Key, figures: CommitmentFigures) {
        self.key = key
        self.figures = figures
    }
}
