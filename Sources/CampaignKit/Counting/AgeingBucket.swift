/// How long an installment has been due: the columns of an ageing.
///
/// `rules.md §3`: past due from the day after.
public enum AgeingBucket: Int, Sendable, CaseIterable {
    case current, to30, to60, to90, to120, over120

    /// The bucket of what was due on a day, seen on another; without a due day it is never late.
    public init(due: CalendarDate?, on day: CalendarDate) {
        switch due.map({ day.dayNumber - $0.dayNumber }) ?? 0 {
        case ...0: self = .current
        case ...30: self = .to30
        case ...60: self = .to60
        case ...90: self = .to90
        case ...120: self = .to120
        default: self = .over120
        }
    }

    public var name: String {
        switch self {
        case .current: "current"
        case .to30: "1-30"
        case .to60: "31-60"
        case .to90: "61-90"
        case .to120: "91-120"
        case .over120: "over-120"
        }
    }
}
