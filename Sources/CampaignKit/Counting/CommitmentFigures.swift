/// The five additive figures of a commitment, in minor units and counts.
///
/// In every class `raised − received = outstanding`.
public struct CommitmentFigures: Hashable, Sendable {
    public var raised: Int64
    public var received: Int64
    public var outstanding: Int64
    /// Receipts of money not fully reversed.
    public var gifts: Int64
    /// Outright gifts, pledges and awards not fully reversed.
    public var commitments: Int64

    public init(
        raised: Int64 = 0, received: Int64 = 0, outstanding: Int64 = 0, gifts: Int64 = 0,
        commitments: Int64 = 0
    ) {
        self.raised = raised
        self.received = received
        self.outstanding = outstanding
        self.gifts = gifts
        self.commitments = commitments
    }

    public var isZero: Bool { self == CommitmentFigures() }

    /// `self − other`.
    ///
    /// Amounts of one commitment are bounded by its rows, which were summed with checks.
    public func subtracting(_ other: CommitmentFigures) -> CommitmentFigures {
        CommitmentFigures(
            raised: raised - other.raised, received: received - other.received,
            outstanding: outstanding - other.outstanding, gifts: gifts - other.gifts,
            commitments: commitments - other.commitments)
    }

    /// `self + other`, under the same bound.
    public func adding(_ other: CommitmentFigures) -> CommitmentFigures {
        CommitmentFigures(
            raised: raised + other.raised, received: received + other.received,
            outstanding: outstanding + other.outstanding, gifts: gifts + other.gifts,
            commitments: commitments + other.commitments)
    }
}

/// The running sums of a commitment at the end of one day, before they are spread over its splits.
///
/// `rules.md §2.6`.
struct CommitmentSums {
    /// Promise plus signed changes, without write-offs.
    var promised: Int64 = 0
    var writtenOff: Int64 = 0
    /// What was met of a condition and not un-met since.
    var met: Int64 = 0
    /// What write-offs took of what was met and not paid: they take the owed part of a condition first.
    var metWrittenOff: Int64 = 0
    /// The money that came in and did not go back, at the value of its own day.
    var money: Int64 = 0
    /// What that money settles: the money itself, or its share of a promise in another currency.
    var paid: Int64 = 0
    /// The purchase part of what was paid, net of its share in what was reversed.
    var exchange: Int64 = 0
    /// Payments that still hold a contribution.
    var gifts: Int64 = 0
    /// Exchange differences of what was reversed.
    var refundDifference: Int64 = 0
    /// To be given back to the funder: cuts below what was paid, less the refunds that settle them.
    var returnable: Int64 = 0
    /// What money due back in the promise's own currency is worth: none of it settles the promise.
    var returnedValue: Int64 = 0
    /// Said to be a gift beyond a promise that was cut.
    var gifted: Int64 = 0

    /// What is left of the promise: never negative.
    var committed: Int64 { Int64(clamping: max(0, left)) }

    /// The promise less what was given up, below zero when rows contradict each other.
    ///
    /// 128 bits: both sums fit, their difference may not.
    var left: Int128 { Int128(promised) - Int128(writtenOff) }

    /// What was met, without what was given up of it.
    var standingMet: Int64 { met - metWrittenOff }

    /// What was met of a condition and not written off or cut since.
    var metAndKept: Int64 { max(0, min(standingMet, committed)) }

    /// What is left of a condition that is not met yet.
    var unmet: Int64 { max(0, committed - max(0, standingMet)) }

    /// What is due back, at most the money that is there.
    var dueBack: Int64 {
        Int64(clamping: max(0, min(owedBack, Int128(paid))))
    }

    /// What goes back, also where less was paid.
    var owedBack: Int128 { Int128(returnable) + Int128(returnedValue) }

    /// The part of `paid` that waits for its condition.
    private var waiting: Int64 {
        guard unmet > 0 else { return 0 }
        return Int64(clamping: max(0, Int128(paid) - Int128(dueBack) - Int128(gifted) - Int128(max(0, met))))
    }

    /// What is booked besides the promise for money that is held, and what settles it.
    struct Held {
        /// Received, condition not yet met: money.
        var advance: Int64
        var dueBack: Int64
        /// What of the promise is settled.
        var settled: Int64
        /// The money that settled it.
        var counted: Int64

        /// What that money is worth more than what it settled.
        var difference: Int64 { counted - settled }
    }

    /// The money of a promise, told apart; the amounts of one commitment were summed with checks.
    func held(isConditional: Bool) -> Held {
        let dueBack = dueBack
        let waiting = isConditional ? waiting : 0
        let open = paid - dueBack
        // Nearly always nothing waits, or all money is of its own currency: then nothing is to be spread.
        let advance =
            waiting == 0
            ? 0
            : open == money - dueBack
                ? waiting
                : Allocation.spread(money - dueBack, over: [max(0, waiting), max(0, open - waiting)])[0]
        return Held(
            advance: advance, dueBack: dueBack, settled: open - waiting,
            counted: money - dueBack - advance)
    }
}

/// A dated change of the figures of one commitment.
public struct CommitmentDelta: Hashable, Sendable {
    /// Where: a split's position, or the commitment as a whole (counts of a gift that is split over several
    /// places).
    public struct Key: Hashable, Sendable {
        /// The split's position from 0; `wholeGift` for counts over several splits.
        public var ordinal: Int
        /// The splits that such counts are over; else empty.
        public var group: [Int]
        public var countClass: CountClass
        public var day: CalendarDate

        public init(ordinal: Int, group: [Int] = [], countClass: CountClass, day: CalendarDate) {
            self.ordinal = ordinal
            self.group = group
            self.countClass = countClass
            self.day = day
        }
    }

    /// The ordinal of counts that belong to a gift split over several places: 1 in each row, 1 in the total.
    public static let wholeGift = -1

    public var key: Key
    public var figures: CommitmentFigures

    public init(key: Key, figures: CommitmentFigures) {
        self.key = key
        self.figures = figures
    }
}

/// Which running sum of a commitment an entry moves.
///
/// Raw values are stored: never renumber one.
public enum EffectKind: Int, Sendable, CaseIterable {
    /// Promised: the promise itself and its signed changes.
    case committed = 1
    /// Received: gifts and payments, less what was reversed.
    case paid = 2
    case writtenOff = 3
    /// The part of a condition that was met, or of an expected match that was received.
    case met = 4
    /// Moved to another place: it changes no sum, only where the sums stand.
    case moved = 5
}
