public import CampaignKit

extension Ledger {
    /// Hands over what every donor gave, one household or organization after the other, those without a gift
    /// too; returns the sizes of the gifts of the year.
    ///
    /// The basis is that of `rules.md §3`: what was received less what went back of it, charged to the gift's
    /// own year. Households come when their last member does, everyone else by number. Places and states are
    /// the present ones, also of an earlier day.
    public func donorFacts(
        _ query: GivingQuery, _ body: (DonorFacts) throws -> Void
    ) throws -> [Int64] {
        do {
            return try engine.read { try DonorFactsReader(connection: $0, query: query).run(body) }
        } catch let error as MoneyError {
            throw Self.translate(error)
        }
    }

    /// What staff may know of those with a gift that is hidden from them, or who are recognized for one.
    ///
    /// By the number that `donorFacts` hands them over under; everyone else is as `donorFacts` says. Hidden
    /// gifts are in none of it, so that a name is next to what anyone may know.
    public func staffFacts(_ query: GivingQuery) throws -> [Int64: DonorFacts] {
        let secret = try donorsWithHiddenGifts()
        guard !secret.isEmpty else { return [:] }
        var query = query
        query.forStaff = true
        var found: [Int64: DonorFacts] = [:]
        _ = try donorFacts(query) { facts in
            if facts.members.contains(where: secret.contains) { found[facts.donor] = facts }
        }
        return found
    }
}

/// What is asked about the giving of donors: which year, until when, and who is one donor.
public struct GivingQuery: Sendable, Equatable {
    public var year: LifecycleYear
    /// The day until which gifts of the year, and what went back of any gift, count.
    public var asOf: CalendarDate
    public var unit: DonorUnit
    /// Adds gifts that someone is recognized for, each once in a household and never above the gift.
    public var soft: Bool
    /// The last batch that counts; nil for all of them.
    public var knownOn: Int64?
    /// Leaves out gifts that are hidden from staff: what may be next to a name.
    public var forStaff = false

    public init(
        year: LifecycleYear, asOf: CalendarDate, unit: DonorUnit = .household, soft: Bool = false,
        knownOn: Int64? = nil
    ) {
        self.year = year
        self.asOf = asOf
        self.unit = unit
        self.soft = soft
        self.knownOn = knownOn
    }

    /// The last day whose gifts count.
    public var lastGiftDay: CalendarDate { year.lastGiftDay(asOf: asOf) }
}

/// The year of every day that a gift may have, looked up: a million gifts ask for theirs.
struct YearTable {
    /// Import refuses earlier days.
    private static let firstYear = 1900
    private let first: Int
    private let years: [Int32]

    init(_ year: LifecycleYear) {
        let start = FiscalYear(ending: Self.firstYear, startingOn: year.start).starts
        first = start.dayNumber
        var years: [Int32] = []
        for number in Self.firstYear...max(Self.firstYear, year.year + 1) {
            let fiscal = FiscalYear(ending: number, startingOn: year.start)
            years += Array(repeating: Int32(number), count: fiscal.starts.days(until: fiscal.ends) + 1)
        }
        self.years = years
    }

    /// The year that a day is in; the first or last one for days beyond.
    func year(of day: Int) -> Int { Int(years[min(max(0, day - first), years.count - 1)]) }
}
