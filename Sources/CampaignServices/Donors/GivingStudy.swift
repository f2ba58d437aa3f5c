public import CampaignKit
public import CampaignLedger

/// Reads every donor's giving once: the groups of the year, and the donors that were picked.
public struct GivingStudy {
    public let query: GivingQuery
    /// Nil when only the groups are asked for.
    public let pick: Pick?
    /// LYBUNT counts into SYBUNT.
    public let isClassic: Bool
    private let scoresDonors: Bool

    /// Most last year first, then most this year, then most in all.
    public private(set) var picked: [DonorFacts] = []
    /// Whether gifts are left out whose donors staff may not see: a list and its sums would tell of them.
    public private(set) var hidesGifts = false
    /// Fifths of all donors with a gift; nil unless asked for.
    public private(set) var rfm: RFM?
    private var partition = LifecyclePartition()
    private var giving: [Int64] = []
    private var gifts: [Int64] = []
    private var vocabulary: PickVocabulary

    public init(_ query: GivingQuery, pick: Pick? = nil, isClassic: Bool = false, scoresDonors: Bool = false)
    {
        self.query = query
        self.pick = pick
        vocabulary = PickVocabulary([pick].compactMap { $0 })
        self.isClassic = isClassic
        self.scoresDonors = scoresDonors
    }

    /// Asks a ledger; without one everything stays empty.
    public mutating func run(_ ledger: Ledger?) throws {
        guard let ledger else { return }
        var everybody: [DonorFacts] = []
        hidesGifts = try pick != nil && ledger.hidesGifts()
        let strangers = hidesGifts ? try ledger.hiddenStrangers() : []
        var query = query
        query.forStaff = hidesGifts
        gifts = try ledger.donorFacts(query) { facts in
            if !strangers.isEmpty, strangers.isSuperset(of: facts.members) { return }
            try partition.add(facts)
            if facts.thisYearMinor > 0 { giving.append(facts.thisYearMinor) }
            if !vocabulary.isEmpty { vocabulary.add(facts) }
            if scoresDonors { everybody.append(facts) }
            if let pick, pick.contains(facts, classic: isClassic) { picked.append(facts) }
        }
        if scoresDonors { rfm = RFM(everybody) }
        picked.sort(by: Self.isOrdered)
    }

    /// Words of the pick that no one has.
    public var unknownWords: [PickVocabulary.Unknown] { vocabulary.unknown }

    /// The year's numbers; a wrong one is never shown.
    public func report() throws -> LifecycleReport {
        let report = try LifecycleReport(
            year: query.year, partition: partition, giving: giving, gifts: gifts)
        guard report.isConsistent else {
            throw ServiceError.figuresDisagree(.donorGroups)
        }
        return report
    }

    private static func isOrdered(_ left: DonorFacts, _ right: DonorFacts) -> Bool {
        let (one, other) = (key(left), key(right))
        return one == other ? left.donor < right.donor : one > other
    }

    private static func key(_ facts: DonorFacts) -> (Int64, Int64, Int64) {
        (facts.lastYearMinor, facts.thisYearMinor, facts.totalMinor)
    }
}

/// What came in during the years of a study, as `status` counts it.
///
/// The donors' sums are another number: they leave out gifts in kind and gifts of no one named, and take off
/// the year of a gift what went back of it later (`rules.md §3`).
public struct YearReceipts {
    /// Minor units, in the year up to the day asked for.
    public let thisYear: Int64
    /// Minor units, in the whole year before.
    public let lastYear: Int64

    public init(_ books: LedgerView, year: LifecycleYear, asOf: CalendarDate) throws {
        func received(until day: CalendarDate) throws -> Int64 {
            let plan = books.loaded.plan
            return try books.ledger?.tallies(plan: plan, asOf: day, knownOn: books.batch)[.total].received
                ?? 0
        }
        let before = try received(until: year.last.starts.adding(days: -1))
        let last = try received(until: year.last.ends)
        let this = try received(until: min(asOf, year.this.ends))
        lastYear = try Checked.subtract(last, before)
        thisYear = try Checked.subtract(this, last)
    }
}
