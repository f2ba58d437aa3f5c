/// What a campaign will have raised by its last day: low, likely and high, each with the method that gave it.
///
/// Source: `rules.md §2`. Integers throughout, floored to the minor unit; no estimate is below what is there.
public struct Forecast: Sendable, Equatable {
    /// How an estimate was made.
    public enum Method: String, Sendable, CaseIterable {
        /// What is there, and nothing more.
        case there
        /// As much a day for the whole run as so far.
        case evenly
        /// As much a day as in the last 28 days.
        case recent
        /// The share that the campaign's own month table expects by now.
        case schedule
        /// What the comparable campaign still raised after the same day of its run, on top of what is there.
        case remainder
        /// The share of its result that the comparable campaign had on the same day of its run.
        case share
        /// Its last day has passed.
        case ended
    }

    public struct Estimate: Sendable, Hashable {
        public var minorUnits: Int64
        public let method: Method

        public init(_ minorUnits: Int64, _ method: Method) {
            self.minorUnits = minorUnits
            self.method = method
        }

        /// The same with applications that may be awarded.
        func adding(_ minor: Int64) throws(MoneyError) -> Estimate {
            Estimate(try Checked.add(minorUnits, minor), method)
        }
    }

    /// What would give an estimate and is not there.
    public enum Missing: String, Sendable, CaseIterable {
        case starts, ends
        /// Too little of the run has passed to go on.
        case days
        /// Nothing was raised yet that could go on.
        case gifts
        /// No campaign of the same length that ended and raised something.
        case comparable
    }

    /// Nil when there is nothing to go by but what is there.
    public let low: Estimate?
    public let likely: Estimate?
    public let high: Estimate?
    /// Every estimate that could be made, in the order of `Method`.
    public let projections: [Estimate]
    public let missing: [Missing]

    /// The forecast from a basis.
    public init(_ basis: ForecastBasis) throws(MoneyError) {
        missing = basis.missing
        if basis.hasEnded {
            let there = Estimate(try basis.there, .ended)
            projections = [there]
            (low, likely, high) = (there, there, there)
            return
        }
        let projections = try basis.projections()
        self.projections = projections
        let there = Estimate(try basis.there, .there)
        guard !projections.isEmpty else {
            (low, likely, high) = (nil, nil, nil)
            return
        }
        let ordered = projections.sorted { $0.minorUnits < $1.minorUnits }
        // One way of looking is not a range: what is there is the other end.
        low = projections.count > 1 ? ordered.first : there
        likely = try Self.best(of: projections)?.adding(basis.applications.likely)
        high = try ordered.last?.adding(max(basis.applications.likely, basis.applications.high))
    }

    /// A campaign like it tells more than a plan, a plan more than an even pace.
    private static func best(of projections: [Estimate]) -> Estimate? {
        for method in [Method.share, .remainder, .schedule, .evenly] {
            if let found = projections.first(where: { $0.method == method }) { return found }
        }
        return projections.first
    }
}
