/// Recency, frequency and money in fifths: 5 for the best fifth of the donors, 1 for the last.
///
/// Donors with the same value have the same score: one more than the fifths that lie wholly below it.
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

    /// From everybody with a gift, in any order.
    public init(_ donors: some Sequence<DonorFacts>) {
        let givers = donors.filter { $0.last != nil }
        recency = Fifths(givers.map { Int64($0.last?.day.dayNumber ?? 0) })
        frequency = Fifths(givers.map { Int64($0.gifts) })
        money = Fifths(givers.map(\.totalMinor))
    }

    /// Nil for somebody without a gift.
    public func score(_ facts: DonorFacts) -> Score? {
        guard let last = facts.last else { return nil }
        return Score(
            recency: recency.score(Int64(last.day.dayNumber)), frequency: frequency.score(Int64(facts.gifts)),
            money: money.score(facts.totalMinor))
    }

    /// Values in order, to tell how many lie below another.
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
    }
}
