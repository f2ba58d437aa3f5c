/// Recency, frequency and money in fifths: 5 for the best fifth of the donors, 1 for the last.
///
/// Donors with the same value have the same score: one more than the fifths that are wholly below it.
public struct RFM: Sendable, Equatable {
    /// One donor's three scores, each from 1 to 5.
    public struct Score: Sendable, Hashable {
        /// By the day of the last gift.
        public var recency: Int
        /// By the number of gifts.
        public var frequency: Int
        /// By all they gave.
        public var money: Int

        /// `545`.
        public var text: String { "\(recency)\(frequency)\(money)" }
    }

    private let recency: Fifths
    private let frequency: Fifths
    private let money: Fifths

    /// From everyone with a gift, in any order.
    public init(_ donors: some Sequence<DonorFacts>) {
        let givers = donors.filter { $0.last != nil }
        recency = Fifths(givers.map { Int64($0.last?.day.dayNumber ?? 0) })
        frequency = Fifths(givers.map { Int64($0.gifts) })
        money = Fifths(givers.map(\.totalMinor))
    }

    /// Nil for someone without a gift.
    public func score(_ facts: DonorFacts) -> Score? {
        guard let last = facts.last else { return nil }
        return Score(
            recency: recency.score(Int64(last.day.dayNumber)), frequency: frequency.score(Int64(facts.gifts)),
            money: money.score(facts.totalMinor))
    }

    /// Values in order, to tell how many are below another.
    private struct Fifths: Sendable, Equatable {
        let sorted: [Int64]

        init(_ values: [Int64]) { sorted = values.sorted() }

        func score(_ value: Int64) -> Int {
            guard !sorted.isEmpty else { return 1 }
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] < value { low = middle + 1 } else { high = middle }
            }
            return min(5, 1 + 5 * low / sorted.count)
        }

        /// By score, the lowest first.
        var bounds: [Bound] {
            var bounds = Array(repeating: Bound(from: nil, donors: 0), count: 5)
            var last: (value: Int64, index: Int)?
            for value in sorted {
                let index = last?.value == value ? last?.index ?? 0 : score(value) - 1
                last = (value, index)
                if bounds[index].from == nil { bounds[index].from = value }
                bounds[index].donors += 1
            }
            return bounds
        }
    }
}

extension RFM {
    /// Where a fifth begins, and how many donors have its score.
    public struct Bound: Sendable, Equatable {
        /// The lowest value with the score; nil when no one has it.
        public var from: Int64?
        public var donors: Int
    }

    /// One score in the three measures: the day's number, the gifts, the minor units.
    public struct Fifth: Sendable, Equatable {
        public var score: Int
        public var recency: Bound
        public var frequency: Bound
        public var money: Bound
    }

    /// The five scores, the lowest first.
    public var fifths: [Fifth] {
        let bounds = [recency.bounds, frequency.bounds, money.bounds]
        return (1...5).map { score in
            Fifth(
                score: score, recency: bounds[0][score - 1], frequency: bounds[1][score - 1],
                money: bounds[2][score - 1])
        }
    }
}
