public import CampaignKit

/// One donor in full.
public struct DonorRecord: Sendable, Equatable {
    /// What was received in one fiscal year, known by the year that it ends in.
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

/// One donor, for lists.
public struct DonorLine: Sendable, Equatable {
    /// Shown as `D-77`.
    public var id: Int64
    public var details: DonorDetails
    /// `source:id`, in the order they became known.
    public var externalIDs: [String]
    /// Payments and gifts not fully reversed.
    public var gifts: Int
    /// Received in all, less what was reversed, in base-currency minor units.
    public var receivedMinor: Int64
    /// Gifts and promises as the plan counts them; only where a list is sorted by it.
    public var raisedMinor: Int64?
    public var lastGift: CalendarDate?
    /// The strictest level that one of these gifts asks for.
    public var anonymity = Anonymity.none
}

/// What someone types to find a donor, compared as people spell names: without case, accents, apostrophes
/// and in any order of the words.
struct DonorSearch {
    private let words: [Substring]
    /// As typed, for e-mail addresses and ids.
    private let text: String

    init(_ text: String) {
        self.text = text.lowercased()
        words = NameFolding.fold(text)?.split(separator: " ") ?? []
    }

    func finds(_ details: DonorDetails) -> Bool {
        if details.email.lowercased().contains(text) { return true }
        let parts = [details.name, details.organization, details.firstName, details.lastName]
        let whole = parts.filter { !$0.isEmpty }.joined(separator: " ")
        guard !words.isEmpty, let name = NameFolding.fold(whole) else {
            return whole.lowercased().contains(text)
        }
        return words.allSatisfy { name.contains($0) }
    }

    func finds(id: String) -> Bool { id.lowercased().contains(text) }
}
