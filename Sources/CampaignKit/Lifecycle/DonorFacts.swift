/// What picks, lists and letters ask of one donor: giving by year, sizes and days of gifts, and nothing
/// personal that a pick does not need.
///
/// Amounts are base-currency minor units, net of what went back and of what was bought; gifts in kind are in
/// none of them (`rules.md §3`).
public struct DonorFacts: Sendable, Equatable {
    /// One gift, less what went back of it.
    public struct Gift: Sendable, Equatable {
        public var day: CalendarDate
        public var minorUnits: Int64
        /// Where it counts.
        public var place: Designation
        /// The payment, shown as `G-12`; nil for a share in someone else's gift.
        public var entry: Int64?
        /// What is left of it in the currency that it came in, for letters (`rules.md §1.2`); nil for the
        /// base currency, and where no one asked for it.
        public var original: Money?

        public init(
            day: CalendarDate, minorUnits: Int64, place: Designation = Designation(), entry: Int64? = nil,
            original: Money? = nil
        ) {
            self.day = day
            self.minorUnits = minorUnits
            self.place = place
            self.entry = entry
            self.original = original
        }
    }

    /// The lowest number among its members, shown as `D-77`.
    public var donor: Int64
    /// Every donor of the household, by number; a donor alone is its only member.
    public var members: [Int64]
    public var kind: DonorKind?
    /// Two letters in the United States; empty when it is not known, as the next two.
    public var state = ""
    public var country = ""
    public var language = ""
    public var hasEmail = false

    /// Given in Y, up to the day asked for.
    public var thisYearMinor: Int64 = 0
    /// Given in P.
    public var lastYearMinor: Int64 = 0
    /// Whether any year before P nets above zero.
    public var gaveEarlier = false
    /// Given in all until then.
    public var totalMinor: Int64 = 0
    /// Gifts not fully reversed, and those of them in Y.
    public var gifts = 0
    public var giftsThisYear = 0
    /// In how many years they gave.
    public var years = 0
    /// The largest single gift; 0 without gifts.
    public var largestMinor: Int64 = 0
    public var first: Gift?
    /// Of two on a day, the larger.
    public var last: Gift?
    /// What else they did, where that was asked for: only of those without a status.
    public var beside: OtherGiving = []

    public init(donor: Int64, members: [Int64]? = nil, kind: DonorKind? = nil) {
        self.donor = donor
        self.members = members ?? [donor]
        self.kind = kind
    }

    /// Nil for someone who never gave, or whose gifts all went back.
    public var status: LifecycleStatus? {
        LifecycleStatus(thisYear: thisYearMinor, lastYear: lastYearMinor, gaveEarlier: gaveEarlier)
    }
}

/// Who is one donor: a household or organization together, or each person alone.
///
/// `rules.md §3`.
public enum DonorUnit: String, Sendable, CaseIterable {
    case household, person
}
