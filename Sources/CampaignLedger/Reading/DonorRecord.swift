public import CampaignKit

/// One donor in full.
public struct DonorRecord: Sendable, Equatable {
    /// What was received in one calendar year.
    public struct Year: Sendable, Equatable {
        public var year: Int
        public var gifts: Int
        public var receivedMinor: Int64
    }

    /// What a source says of a part of the donor and was not taken.
    public struct Difference: Sendable, Equatable {
        public var part: DonorPart
        /// Only the part.
        public var details: DonorDetails
        public var source: String
        /// The date of the row that said it.
        public var day: CalendarDate
    }

    /// Another donor of the same household.
    public struct Member: Sendable, Equatable {
        public var donor: Int64
        public var details: DonorDetails
    }

    public var line: DonorLine
    /// Newest first.
    public var years: [Year]
    /// Newest first, at most 100.
    public var recent: [EntrySummary]
    /// Gifts of others that this donor is recognized for, without those that staff may not see.
    public var softCredits: Int
    /// What sources say otherwise, by part; only as of now.
    public var differences: [Difference] = []
    /// The others of the household, by number.
    public var household: [Member] = []
}
