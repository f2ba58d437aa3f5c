public import ArgumentParser
public import CampaignKit

/// The point of knowledge that `--known-on` names: the end of a day, or a batch.
enum KnownOn: Equatable, ExpressibleByArgument {
    case day(CalendarDate)
    case batch(Int64)

    init?(argument: String) {
        if let day = CalendarDate(argument) {
            self = .day(day)
        } else if argument.hasPrefix("B-"), let batch = Int64(argument.dropFirst(2)), batch > 0 {
            self = .batch(batch)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .day(let day): day.description
        case .batch(let batch): "B-\(batch)"
        }
    }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
