public import CampaignKit

/// A campaign through its run as a picture: steps of what was raised, a schedule, a goal, and what may come.
///
/// Places along the run are ten-thousandths of its length; amounts are minor units.
public struct ReportCourse: Sendable, Equatable {
    public struct Point: Sendable, Equatable {
        public var x: Int
        public var amount: Int64

        public init(x: Int, amount: Int64) {
            self.x = x
            self.amount = amount
        }
    }

    /// Words at the end of a line: `$3.88M`, and below it how that comes about.
    public struct End: Sendable, Equatable {
        public var amount: Int64
        public var words: String
        public var detail: String

        public init(amount: Int64, words: String, detail: String = "") {
            (self.amount, self.words, self.detail) = (amount, words, detail)
        }
    }

    /// Words at a point of the line: `$2.47M on 29 Nov`.
    public struct Label: Sendable, Equatable {
        public var point: Point
        public var words: String
        /// Below the point rather than above it.
        public var isBelow: Bool

        public init(point: Point, words: String, isBelow: Bool = false) {
            (self.point, self.words, self.isBelow) = (point, words, isBelow)
        }
    }

    /// A period below the picture: where it begins and ends, and what it is called.
    public struct Period: Sendable, Equatable {
        public var from: Int
        public var to: Int
        public var name: String

        public init(from: Int, to: Int, name: String) {
            (self.from, self.to, self.name) = (from, to, name)
        }
    }

    /// What was raised, by place; the last is the report's day.
    public var raised: [Point] = []
    /// What the schedule expects; empty without one.
    public var schedule: [Point] = []
    /// `even pace`.
    public var scheduleName = ""
    /// What another campaign's curve expects; empty without one.
    public var like: [Point] = []
    /// `Year-end 2025`.
    public var likeName = ""
    public var goal: Int64?
    /// What may be there on the last day; nil where nothing says so.
    public var forecast: ClosedRange<Int64>?
    public var labels: [Label] = []
    public var ends: [End] = []
    public var periods: [Period] = []
    public var currency: Currency

    public init(currency: Currency) { self.currency = currency }

    /// All amounts that the picture shows.
    var amounts: [Int64] {
        (raised + schedule + like).map(\.amount)
            + [goal, forecast?.lowerBound, forecast?.upperBound].compactMap { $0 }
    }
}
