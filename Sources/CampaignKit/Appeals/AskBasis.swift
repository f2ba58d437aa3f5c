/// What an ask is computed from: a donor's own giving, in base-currency minor units.
public struct AskBasis: Sendable, Equatable {
    /// The last gift; nil for someone who never gave.
    public var last: Int64?
    /// The largest single gift.
    public var largest: Int64?
    /// Given in the appeal's year so far.
    public var yearToDate: Int64
    /// Given in all years.
    public var total: Int64

    public init(last: Int64? = nil, largest: Int64? = nil, yearToDate: Int64 = 0, total: Int64 = 0) {
        self.last = last
        self.largest = largest
        self.yearToDate = yearToDate
        self.total = total
    }

    /// What a formula may name.
    enum Name: String, CaseIterable, Sendable {
        case last, largest, ytd, total
    }

    func value(_ name: Name) -> Int64? {
        switch name {
        case .last: last
        case .largest: largest
        case .ytd: yearToDate
        case .total: total
        }
    }
}
