/// An appeal's list: who gets a piece, who does not and why, and how many are in no segment.
///
/// Every donor of the ledger is in exactly one of the three: nobody disappears silently (`rules.md §6`).
public struct MailMergeList: Sendable, Equatable {
    /// By donor number.
    public private(set) var rows: [MailMergeRow] = []
    /// By donor number.
    public private(set) var suppressed: [SuppressedDonor] = []
    /// Households and organizations in no segment.
    public private(set) var outside = 0
    /// Of the rows, when they were sent this appeal before; by donor.
    public private(set) var sent: [Int64: CalendarDate] = [:]

    public init() {}

    /// All households and organizations: letters + suppressed + outside.
    public var donors: Int { rows.count + suppressed.count + outside }

    /// Takes what came of one donor.
    public mutating func add(_ outcome: MailMerge.Outcome) {
        switch outcome {
        case .letter(let row, let sentOn):
            rows.append(row)
            sent[row.donor] = sentOn
        case .suppressed(let donor): suppressed.append(donor)
        case .outside: outside += 1
        }
    }

    /// Puts them in order, whatever order the donors came in.
    public mutating func sort() {
        rows.sort { $0.donor < $1.donor }
        suppressed.sort { $0.donor < $1.donor }
    }

    /// How many are suppressed by each reason that is told, in the order of reasons.
    public var suppressedByReason: [(reason: SuppressionReason, count: Int)] {
        SuppressionReason.allCases.compactMap { reason in
            let count = suppressed.count { $0.reasons.first == reason }
            return count > 0 ? (reason, count) : nil
        }
    }

    /// How many letters each segment of the appeal has, in its order.
    public func letters(of appeal: Appeal) -> [(segment: String, count: Int)] {
        appeal.segments.map { segment in (segment.id, rows.count { $0.segment == segment.id }) }
    }
}
