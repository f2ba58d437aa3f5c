/// Why a posted row changed what is raised, received or outstanding.
public enum ChangeReason: String, Sendable, CaseIterable {
    /// An outright gift.
    case gift
    /// A pledge or an awarded grant.
    case promise
    /// A payment on a promise.
    case paid
    case increased
    case cut
    case writtenOff = "written_off"
    case refunded
    /// Money of a grant that went back to its funder.
    case returned
    case conditionMet = "condition_met"
    case conditionUnmet = "condition_unmet"
    /// A void or an adjustment: an error of entry.
    case corrected
    case moved

    /// Why a row of a type changed something.
    ///
    /// - `opening`: the type of the gift or promise that it belongs to.
    /// - `isOpening`: whether the row is that gift or promise itself.
    /// - `raised`: what it added to raised, which tells a cut from an increase.
    public init(_ type: EntryType, opening: EntryType, isOpening: Bool, raised: Int64) {
        switch type {
        case .pledgeChange: self = raised < 0 ? .cut : .increased
        case .writeOff: self = .writtenOff
        case .conditionMet: self = .conditionMet
        case .conditionUnmet: self = .conditionUnmet
        case .refund, .chargeback: self = [.award, .conditional].contains(opening) ? .returned : .refunded
        case .void, .adjustment: self = .corrected
        case .reallocation: self = .moved
        default:
            switch type.family {
            case .promise: self = .promise
            case .received where !isOpening: self = .paid
            default: self = .gift
            }
        }
    }
}

/// What changed between two days, by reason; then and all changes together are now.
public struct ChangeSummary: Sendable, Equatable {
    /// Minor units; `raised − received = outstanding` in each.
    public struct Sums: Sendable, Equatable {
        public var raised: Int64
        public var received: Int64
        public var outstanding: Int64

        public init(raised: Int64 = 0, received: Int64 = 0, outstanding: Int64 = 0) {
            (self.raised, self.received, self.outstanding) = (raised, received, outstanding)
        }

        public init(_ tally: Tally) {
            self.init(raised: tally.raised, received: tally.received, outstanding: tally.outstanding)
        }

        public func adding(_ other: Sums) throws(MoneyError) -> Sums {
            Sums(
                raised: try Checked.add(raised, other.raised),
                received: try Checked.add(received, other.received),
                outstanding: try Checked.add(outstanding, other.outstanding))
        }

        public func subtracting(_ other: Sums) throws(MoneyError) -> Sums {
            Sums(
                raised: try Checked.subtract(raised, other.raised),
                received: try Checked.subtract(received, other.received),
                outstanding: try Checked.subtract(outstanding, other.outstanding))
        }
    }

    /// All rows with one reason.
    public struct Line: Sendable, Equatable {
        public let reason: ChangeReason
        public var sums = Sums()
        public var rows = 0
    }

    /// A row with what it changed and who gave it.
    public struct Entry: Sendable, Equatable {
        public let reason: ChangeReason
        public let day: CalendarDate
        public let sums: Sums
        /// Empty for someone unnamed.
        public let donorName: String
        public let anonymity: Anonymity
        /// The campaign's id; empty for none.
        public let campaign: String

        public init(
            reason: ChangeReason, day: CalendarDate, sums: Sums, donorName: String, anonymity: Anonymity,
            campaign: String
        ) {
            (self.reason, self.day, self.sums) = (reason, day, sums)
            (self.donorName, self.anonymity, self.campaign) = (donorName, anonymity, campaign)
        }
    }

    public let since: CalendarDate
    public let asOf: CalendarDate
    /// Whether `then` is what was known that day; else the ledger began later, and tells of it afterward.
    public let isAsKnownThen: Bool
    public let then: Sums
    public let now: Sums
    /// In the order of `ChangeReason`; only those with rows.
    public private(set) var lines: [Line] = []
    /// Of all lines, what is dated by `since` and was posted after it.
    public private(set) var late = Sums()
    /// A part of raised: what money in other currencies is worth more than what it settled, since.
    public var settledDifference: Int64 = 0
    /// Outside raised: what refunds in other currencies left or cost, since.
    public var refundDifference: Int64 = 0
    /// The rows that changed most, the largest first.
    public var largest: [Entry] = []
    /// The same of gifts and promises alone.
    public var largestGifts: [Entry] = []

    public init(
        since: CalendarDate, asOf: CalendarDate, isAsKnownThen: Bool = true, then: Sums, now: Sums
    ) {
        (self.since, self.asOf, self.isAsKnownThen) = (since, asOf, isAsKnownThen)
        (self.then, self.now) = (then, now)
    }

    /// Counts one row.
    public mutating func add(_ sums: Sums, because reason: ChangeReason, isLate: Bool) throws(MoneyError) {
        let index: Int
        if let found = lines.firstIndex(where: { $0.reason == reason }) {
            index = found
        } else {
            lines.append(Line(reason: reason))
            let order = ChangeReason.allCases
            lines.sort { order.firstIndex(of: $0.reason) ?? 0 < order.firstIndex(of: $1.reason) ?? 0 }
            index = lines.firstIndex { $0.reason == reason } ?? 0
        }
        lines[index].sums = try lines[index].sums.adding(sums)
        lines[index].rows += 1
        if isLate { late = try late.adding(sums) }
    }

    /// The same with only so many of the largest rows.
    public func limited(to count: Int) -> ChangeSummary {
        var summary = self
        summary.largest = Array(largest.prefix(count))
        summary.largestGifts = Array(largestGifts.prefix(count))
        return summary
    }

    /// Why nothing can be told: the day to compare with is not before the other.
    public var isBackward: Bool { since >= asOf }

    /// Now − then.
    public func change() throws(MoneyError) -> Sums { try now.subtracting(then) }

    /// Whether then and all lines are now.
    public func isWhole() throws(MoneyError) -> Bool {
        var sum = then
        for line in lines { sum = try sum.adding(line.sums) }
        return sum == now
    }
}
