import CampaignKit
import CampaignServices
import Terminal

/// The figures of a tally as columns and as JSON members, in one place so that no format lacks one.
enum TallyColumns {
    private enum Figure {
        case money((Tally) -> Int64)
        case count((Tally) -> Int64)
        /// What nothing can fill yet.
        case unknown
    }

    private static var figures: [(key: String, title: String, figure: Figure)] {
        [
            ("raised", "Raised", .money(\.raised)), ("received", "Received", .money(\.received)),
            ("outstanding", "Outstanding", .money(\.outstanding)),
            ("commitments", "Commitments", .count(\.commitments)), ("gifts", "Gifts", .count(\.gifts)),
            ("donors", "Donors", .count(\.donors)),
            ("first_time_donors", "First-time donors", .count(\.firstTimeDonors)),
            ("conditional", "Conditional", .money(\.conditional)),
            ("advance", "Advance", .money(\.advance)), ("due_back", "Due back", .money(\.dueBack)),
            ("fx_difference", "Exchange difference", .money(\.fxDifference)),
            ("revocable", "Revocable", .money(\.revocable)), ("in_kind", "In kind", .money(\.inKind)),
            ("match_expected", "Expected matches", .money(\.matchExpected)),
            ("exchange", "Exchange", .money(\.exchange)), ("excluded", "Excluded", .money(\.excluded)),
            ("overdue", "Overdue", .money(\.overdue)), ("written_off", "Written off", .money(\.writtenOff)),
            ("pipeline_weighted", "Weighted pipeline", .unknown),
        ]
    }

    static var columns: [TableColumn] {
        figures.map { TableColumn($0.title, key: $0.key, alignment: .trailing) }
    }

    /// A tally's cells; `overdue` is the row's, which also knows the plan.
    static func cells(_ tally: Tally, overdue: Int64, _ currency: Currency) -> [Cell] {
        figures.map { key, _, figure in
            switch figure {
            case .money(let value):
                let minor = key == "overdue" ? overdue : value(tally)
                let money = Money(minorUnits: minor, currency: currency)
                return .number(money.text, plain: money.plainText)
            case .unknown: return .blank()
            case .count(let value): return .number(Words.grouped(value(tally)), plain: String(value(tally)))
            }
        }
    }

    static func json(_ tally: Tally, overdue: Int64, _ currency: Currency) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (key, _, figure) in figures {
            switch figure {
            case .money(let value):
                members[key] = .money(key == "overdue" ? overdue : value(tally), currency)
            case .count(let value): members[key] = .number(value(tally))
            case .unknown: members[key] = .null
            }
        }
        return members
    }
}
