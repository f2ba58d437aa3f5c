/// What a forecast goes by: the money so far, the run, and a campaign like it.
public struct ForecastBasis: Sendable, Equatable {
    /// What a comparable campaign had raised on the same day of its run, and in the end.
    public struct Model: Sendable, Equatable {
        public let reached: Int64
        public let result: Int64

        public init(reached: Int64, result: Int64) {
            self.reached = reached
            self.result = result
        }
    }

    /// How far back *recent* looks.
    public static let recentDays = 28

    public var raised: Int64
    /// Post-dated checks that are here and count on a later day, in minor units.
    public var held: Int64
    public var starts: CalendarDate?
    public var ends: CalendarDate?
    public var asOf: CalendarDate
    public var pace: PaceRule
    /// Raised at the end of the day `recentDays` earlier; nil when that was before the campaign.
    public var raisedBefore: Int64?
    public var model: Model?
    /// Applications that are decided before the end: weighted, and with the whole of the likeliest.
    public var applications = Applications()

    /// What open applications may add, in minor units.
    public struct Applications: Sendable, Equatable {
        public var likely: Int64
        public var high: Int64

        public init(likely: Int64 = 0, high: Int64 = 0) {
            self.likely = likely
            self.high = high
        }
    }

    public init(
        raised: Int64, held: Int64 = 0, starts: CalendarDate?, ends: CalendarDate?,
        asOf: CalendarDate, pace: PaceRule = .linear, raisedBefore: Int64? = nil, model: Model? = nil
    ) {
        self.raised = raised
        self.held = held
        self.starts = starts
        self.ends = ends
        self.asOf = asOf
        self.pace = pace
        self.raisedBefore = raisedBefore
        self.model = model
    }

    /// What no estimate goes below.
    public var there: Int64 {
        get throws(MoneyError) { try Checked.add(raised, max(0, held)) }
    }

    public var hasEnded: Bool { ends.map { $0 < asOf } ?? false }

    /// Days of its run that have passed and days in all; nil before it starts and without both dates.
    private var run: (passed: Int64, length: Int64)? {
        guard let starts, let ends, starts <= ends, asOf >= starts else { return nil }
        return (Int64(starts.days(until: asOf) + 1), Int64(starts.days(until: ends) + 1))
    }

    /// The even share of the run, once a tenth of it has passed: a first day says nothing of a year.
    private var evenShare: PaceShare? {
        guard let run, 10 * run.passed >= run.length else { return nil }
        return PaceShare(run.passed, of: run.length)
    }

    var missing: [Forecast.Missing] {
        guard !hasEnded else { return [] }
        var missing: [Forecast.Missing] = []
        if starts == nil { missing.append(.starts) }
        if ends == nil { missing.append(.ends) }
        if starts != nil, ends != nil, evenShare == nil { missing.append(.days) }
        if evenShare != nil, raised <= 0 { missing.append(.gifts) }
        if model == nil, ends != nil, starts != nil { missing.append(.comparable) }
        return missing
    }

    /// Every estimate that can be made, none below what is there.
    func projections() throws(MoneyError) -> [Forecast.Estimate] {
        guard let ends, starts != nil else { return [] }
        let there = try there
        var list: [Forecast.Estimate] = []
        func put(_ method: Forecast.Method, _ amount: Int64?) {
            if let amount { list.append(Forecast.Estimate(max(there, amount), method)) }
        }
        put(.evenly, try whole(evenShare))
        if let raisedBefore, run != nil, raised > 0 {
            let came = max(0, try Checked.subtract(raised, raisedBefore))
            let more = try Checked.scale(
                came, by: Int64(asOf.days(until: ends)), over: Int64(Self.recentDays))
            put(.recent, try Checked.add(there, more))
        }
        if let run, run.passed > 0, case .months(let table) = pace, let starts {
            put(
                .schedule,
                try whole(tenthOrMore(MonthCurve(table, starts: starts, ends: ends).share(at: asOf))))
        }
        if let model {
            let more = max(0, try Checked.subtract(model.result, max(0, model.reached)))
            put(.remainder, try Checked.add(there, more))
            if run != nil, model.result > 0 {
                put(.share, try whole(tenthOrMore(PaceShare(model.reached, of: model.result))))
            }
        }
        return list
    }

    /// What raised amounts to if it is this share of the whole.
    private func whole(_ share: PaceShare?) throws(MoneyError) -> Int64? {
        guard let share, share.numerator > 0, raised > 0 else { return nil }
        return try Checked.scale(raised, by: share.denominator, over: share.numerator)
    }

    /// A share of less than a tenth multiplies every chance of the first days: it is not a basis.
    private func tenthOrMore(_ share: PaceShare?) -> PaceShare? {
        guard let share, Int128(share.numerator) * 10 >= Int128(share.denominator) else { return nil }
        return share
    }
}
