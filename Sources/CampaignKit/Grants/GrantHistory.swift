/// Which batches count: each from its posting until another undid it.
public struct BatchesInForce: Sendable, Equatable {
    /// By its number, the batch that undid one.
    public var undoneBy: [Int64: Int64]

    public init(undoneBy: [Int64: Int64] = [:]) {
        self.undoneBy = undoneBy
    }

    /// Whether what a batch said was known after another.
    public func holds(_ batch: Int64, knownOn last: Int64) -> Bool {
        batch <= last && undoneBy[batch].map { $0 > last } ?? true
    }
}

/// The dated stages of one grant, as they were posted.
public struct GrantHistory: Sendable, Equatable {
    /// One posted row: a move, or a void of an earlier one.
    public struct Row: Sendable, Equatable {
        /// The position in the order of posting, from 1.
        public var seq: Int64
        public var batch: Int64
        public var day: CalendarDate
        public var stage: GrantStage
        /// Tenths of a percent, as the settings said when it was posted.
        public var likelihood: Int64
        /// The row that it voids; nil for a move.
        public var voids: Int64?
        /// Whether a reason was given.
        public var hasReason: Bool

        public init(
            seq: Int64, batch: Int64, day: CalendarDate, stage: GrantStage, likelihood: Int64? = nil,
            voids: Int64? = nil, hasReason: Bool = false
        ) {
            self.seq = seq
            self.batch = batch
            self.day = day
            self.stage = stage
            self.likelihood = likelihood ?? stage.usualLikelihood
            self.voids = voids
            self.hasReason = hasReason
        }
    }

    /// Two moves that may not follow each other.
    public struct Problem: Sendable, Equatable {
        public var from: Row
        public var to: Row
        /// Whether a reason would do.
        public var wantsReason: Bool
    }

    public var rows: [Row]
    public var inForce: BatchesInForce

    public init(_ rows: [Row] = [], inForce: BatchesInForce = BatchesInForce()) {
        self.rows = rows
        self.inForce = inForce
    }

    /// The moves that stand as known after a batch, by day, batch and position.
    ///
    /// A void acts on the day of the row that it voids and is known from its own posting.
    public func moves(knownOn batch: Int64 = .max) -> [Row] {
        let known = rows.filter { inForce.holds($0.batch, knownOn: batch) }
        let voided = Set(known.compactMap(\.voids))
        return known.filter { $0.voids == nil && !voided.contains($0.seq) }
            .sorted { ($0.day, $0.batch, $0.seq) < ($1.day, $1.batch, $1.seq) }
    }

    /// The move in force at the end of a day; nil before the first.
    public func standing(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Row? {
        moves(knownOn: batch).last { $0.day <= day }
    }

    public func stage(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> GrantStage? {
        standing(asOf: day, knownOn: batch)?.stage
    }

    /// The move that a wrong click made: the last that was posted and still stands, whatever its day.
    public func lastPosted(knownOn batch: Int64 = .max) -> Row? {
        moves(knownOn: batch).max { ($0.batch, $0.seq) < ($1.batch, $1.seq) }
    }

    /// Every neighboring pair of moves that the table refuses, or that wants a reason and has none.
    ///
    /// A move that is dated back changes its neighbors on both sides.
    public func problems(knownOn batch: Int64 = .max) -> [Problem] {
        let moves = moves(knownOn: batch)
        var hadAward = false
        return zip(moves, moves.dropFirst()).compactMap { from, to in
            hadAward = hadAward || from.stage == .awarded
            // A changed likelihood is a row of the same stage, until the funder has decided.
            let isChangedLikelihood = from.stage == to.stage && from.likelihood != to.likelihood
            guard !(isChangedLikelihood && to.stage.isOpen) else { return nil }
            switch GrantMove(from: from.stage, to: to.stage, hadAward: hadAward) {
            case .plain: return nil
            case .reason: return to.hasReason ? nil : Problem(from: from, to: to, wantsReason: true)
            case .refused: return Problem(from: from, to: to, wantsReason: false)
            }
        }
    }
}

/// What people read as a grant's stage: the posted one, or what follows from the period of the award.
public enum GrantPhase: Sendable, Equatable {
    case posted(GrantStage)
    /// Awarded, and the day is within the period.
    case active
    /// The period is over, and a report or money is open.
    case reporting

    /// `isOpen` says that a required report or money is open on that day.
    public init(
        _ stage: GrantStage, period: ClosedRange<CalendarDate>?, isOpen: Bool, on day: CalendarDate
    ) {
        guard stage == .awarded, let period else {
            self = .posted(stage)
            return
        }
        if period.contains(day) {
            self = .active
        } else if period.upperBound < day, isOpen {
            self = .reporting
        } else {
            self = .posted(stage)
        }
    }

    public var name: String {
        switch self {
        case .posted(let stage): stage.name
        case .active: "active"
        case .reporting: "reporting"
        }
    }
}
