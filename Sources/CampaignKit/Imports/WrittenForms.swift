/// Which of day and month a date of numbers writes first.
public enum DateOrder: String, Sendable, CaseIterable {
    case monthFirst = "mdy"
    case dayFirst = "dmy"
    case yearFirst = "ymd"

    /// `month/day/year`, for people.
    public var words: String {
        switch self {
        case .monthFirst: "month/day/year"
        case .dayFirst: "day/month/year"
        case .yearFirst: "year/month/day"
        }
    }
}

/// What stands before the cents of a file's amounts.
public enum DecimalMark: String, Sendable, CaseIterable {
    /// `1,234.56`
    case point
    /// `1.234,56`
    case comma
}
