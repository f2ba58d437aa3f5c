public import CampaignKit

/// A point of knowledge: the end of a day, or a batch.
public enum KnownOn: Equatable, Sendable {
    case day(CalendarDate)
    case batch(Int64)

    /// Reads `2026-07-15` or `B-31`.
    public init?(_ text: String) {
        if let day = CalendarDate(text) {
            self = .day(day)
        } else if text.hasPrefix("B-"), let batch = Int64(text.dropFirst(2)), batch > 0 {
            self = .batch(batch)
        } else {
            return nil
        }
    }

    /// As it is read.
    public var text: String {
        switch self {
        case .day(let day): day.description
        case .batch(let batch): "B-\(batch)"
        }
    }
}
