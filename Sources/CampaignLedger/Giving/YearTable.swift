import CampaignKit

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
