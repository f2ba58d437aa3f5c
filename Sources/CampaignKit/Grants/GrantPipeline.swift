/// What a grant adds to the weighted pipeline, place by place and day by day.
///
/// Never a part of raised: zero from the day of the award, the decline or the withdrawal.
public struct GrantPipeline: Sendable, Equatable {
    /// What is asked and expected from a day on, in base-currency minor units.
    public struct Figures: Sendable, Equatable {
        public var seq: Int64
        public var batch: Int64
        public var day: CalendarDate
        public var requested: Int64?
        public var expected: Int64?
        public var decision: CalendarDate?
        /// What was asked in another currency, and the rate that it is planned at.
        public var foreign: ForeignAmount?

        public init(
            seq: Int64, batch: Int64, day: CalendarDate, requested: Int64? = nil, expected: Int64? = nil,
            decision: CalendarDate? = nil
        ) {
            self.seq = seq
            self.batch = batch
            self.day = day
            self.requested = requested
            self.expected = expected
            self.decision = decision
        }

        /// What is weighed: what is expected, else what was asked.
        public var base: Int64 { expected ?? requested ?? 0 }

        public var hasAmount: Bool { expected != nil || requested != nil }

        /// Whether the funder decides while the campaign still runs: what comes later is in no forecast.
        public func isDecided(by end: CalendarDate) -> Bool { decision.map { $0 <= end } ?? true }
    }

    /// Where the money would go from a day on: places of the ledger with their weights.
    public struct Shares: Sendable, Equatable {
        public var seq: Int64
        public var batch: Int64
        public var day: CalendarDate
        public var places: [Int64]
        public var weights: [Int64]

        public init(seq: Int64, batch: Int64, day: CalendarDate, places: [Int64], weights: [Int64]) {
            self.seq = seq
            self.batch = batch
            self.day = day
            self.places = places
            self.weights = weights
        }
    }

    /// Whether the funder was a government from a day on.
    public struct Funder: Sendable, Equatable {
        public var batch: Int64
        public var day: CalendarDate
        public var isGovernment: Bool

        public init(batch: Int64, day: CalendarDate, isGovernment: Bool) {
            self.batch = batch
            self.day = day
            self.isGovernment = isGovernment
        }
    }

    public var history: GrantHistory
    public var inForce: BatchesInForce { history.inForce }
    public var figures: [Figures]
    public var shares: [Shares]
    public var funders: [Funder]

    public init(
        history: GrantHistory = GrantHistory(), figures: [Figures] = [], shares: [Shares] = [],
        funders: [Funder] = []
    ) {
        self.history = history
        self.figures = figures
        self.shares = shares
        self.funders = funders
    }

    /// `floor(base × likelihood)`; never above the base.
    public static func weighted(_ base: Int64, likelihood tenths: Int64) -> Int64 {
        Int64(clamping: Int128(max(0, base)) * Int128(tenths) / 1000)
    }

    public func figures(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Figures? {
        figures.filter { $0.day <= day && inForce.holds($0.batch, knownOn: batch) }
            .max { ($0.day, $0.batch, $0.seq) < ($1.day, $1.batch, $1.seq) }
    }

    public func shares(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Shares? {
        shares.filter { $0.day <= day && inForce.holds($0.batch, knownOn: batch) }
            .max { ($0.day, $0.batch, $0.seq) < ($1.day, $1.batch, $1.seq) }
    }

    public func isGovernment(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Bool {
        funders.filter { $0.day <= day && inForce.holds($0.batch, knownOn: batch) }
            .max { ($0.day, $0.batch) < ($1.day, $1.batch) }?.isGovernment ?? false
    }

    /// What the grant weighs at the end of a day: 0 unless the funder has yet to decide.
    public func weighted(asOf day: CalendarDate, knownOn batch: Int64 = .max) -> Int64 {
        guard let move = history.standing(asOf: day, knownOn: batch), move.stage.isOpen else { return 0 }
        return Self.weighted(figures(asOf: day, knownOn: batch)?.base ?? 0, likelihood: move.likelihood)
    }
}

extension GrantPipeline {
    /// Where an amount stands: one place of the ledger, or all of them for the count of the application.
    public struct Key: Hashable, Sendable {
        public var places: [Int64]
        public var countClass: CountClass
        public var day: CalendarDate
    }

    /// What is at one place at the end of a day: `raised` is the amount, `commitments` the applications.
    private typealias Level = [Spot: CommitmentFigures]

    private struct Spot: Hashable {
        var places: [Int64]
        var countClass: CountClass
    }

    /// The dated changes of the pipeline as known after a batch.
    public func steps(knownOn batch: Int64 = .max) -> [Key: CommitmentFigures] {
        var days = Set(history.rows.filter { $0.batch <= batch }.map(\.day))
        days.formUnion(figures.filter { $0.batch <= batch }.map(\.day))
        days.formUnion(shares.filter { $0.batch <= batch }.map(\.day))
        days.formUnion(funders.filter { $0.batch <= batch }.map(\.day))
        var steps: [Key: CommitmentFigures] = [:]
        var last: Level = [:]
        for day in days.sorted() {
            let level = level(on: day, batch)
            for spot in Set(level.keys).union(last.keys) {
                let change = (level[spot] ?? CommitmentFigures())
                    .subtracting(last[spot] ?? CommitmentFigures())
                guard !change.isZero else { continue }
                steps[Key(places: spot.places, countClass: spot.countClass, day: day)] = change
            }
            last = level
        }
        return steps
    }

    /// What a batch changed: the steps that are known after it less those that were known before.
    public func changes(ofBatch batch: Int64) -> [Key: CommitmentFigures] {
        let (new, old) = (steps(knownOn: batch), steps(knownOn: batch - 1))
        var changes: [Key: CommitmentFigures] = [:]
        for key in Set(new.keys).union(old.keys) {
            let change = (new[key] ?? CommitmentFigures()).subtracting(old[key] ?? CommitmentFigures())
            if !change.isZero { changes[key] = change }
        }
        return changes
    }

    private func level(on day: CalendarDate, _ batch: Int64) -> Level {
        guard let move = history.standing(asOf: day, knownOn: batch), move.stage.isOpen,
            let shares = shares(asOf: day, knownOn: batch)
        else { return [:] }
        let isGovernment = isGovernment(asOf: day, knownOn: batch)
        func classed(_ countClass: CountClass) -> CountClass {
            isGovernment ? countClass.ofGovernment : countClass
        }
        let figures = figures(asOf: day, knownOn: batch)
        let base = max(0, figures?.base ?? 0)
        let asked = max(0, figures?.requested ?? base)
        let amounts: [(CountClass, Int64)] = [
            (.pipeline, Self.weighted(base, likelihood: move.likelihood)), (.pipelineAsked, asked),
        ]
        var level: Level = [:]
        for (countClass, whole) in amounts {
            for (place, part) in zip(shares.places, Allocation.spread(whole, over: shares.weights))
            where part != 0 {
                let spot = Spot(places: [place], countClass: classed(countClass))
                let sum = level[spot] ?? CommitmentFigures()
                level[spot] = sum.adding(CommitmentFigures(raised: part, outstanding: part))
            }
        }
        // One application, however many places it is for; one without an amount is counted apart too.
        let places = Set(shares.places).sorted()
        let hasAmount = figures?.hasAmount ?? false
        for countClass in hasAmount ? [.pipelineAsked] : [CountClass.pipelineAsked, .pipeline] {
            let spot = Spot(places: places, countClass: classed(countClass))
            level[spot] = (level[spot] ?? CommitmentFigures()).adding(CommitmentFigures(commitments: 1))
        }
        return level
    }
}
