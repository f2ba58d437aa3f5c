/// An appeal's list: who gets a piece, who does not and why, and how many are in no segment.
///
/// Every donor of the ledger is in exactly one of the three: no one disappears silently (`rules.md §6`).
public struct MailMergeList: Sendable, Equatable {
    /// By donor number.
    public private(set) var rows: [MailMergeRow] = []
    /// By donor number.
    public private(set) var suppressed: [SuppressedDonor] = []
    /// Households and organizations in no segment.
    public private(set) var outside = 0
    /// Who they are, where that was asked for; by donor number.
    public var outsiders: [UnsegmentedDonor] = []
    /// Letters that were taken off the list, because they went out before.
    public private(set) var sentBefore = 0
    /// Of the rows, when they were sent this appeal before; by donor.
    public private(set) var sent: [Int64: CalendarDate] = [:]

    public init() {}

    /// All households and organizations: letters + suppressed + sent before + outside.
    public var donors: Int { rows.count + suppressed.count + sentBefore + outside }

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
        outsiders.sort { $0.donor < $1.donor }
    }

    /// Removes donors the appeal was sent to before.
    public mutating func leaveOutSent() {
        let all = rows.count
        rows.removeAll { sent[$0.donor] != nil }
        sentBefore += all - rows.count
        sent = [:]
    }

    /// How many are suppressed by each reason that is told, in the order of reasons.
    public var suppressedByReason: [(reason: SuppressionReason, count: Int)] {
        SuppressionReason.allCases.compactMap { reason in
            let count = suppressed.count { $0.reasons.first == reason }
            return count > 0 ? (reason, count) : nil
        }
    }

    /// How many letters each segment whose `ask:` gives none to some of its donors leaves without an ask.
    public func lettersWithoutAsk(of appeal: Appeal) -> [(segment: String, count: Int)] {
        appeal.segments.filter { $0.ask != nil }.compactMap { segment in
            let count = rows.count { $0.segment == segment.id && $0.asks.isEmpty }
            return count > 0 ? (segment.id, count) : nil
        }
    }

    /// How many letters each segment of the appeal has, in its order.
    public func letters(of appeal: Appeal) -> [(segment: String, count: Int)] {
        appeal.segments.map { segment in (segment.id, rows.count { $0.segment == segment.id }) }
    }
}
