/// The average and the middle one of the gifts of a year, in minor units.
public struct GiftSizes: Sendable, Equatable {
    public let count: Int
    public let totalMinor: Int64
    /// Rounded down; nil without gifts.
    public let averageMinor: Int64?
    /// Of an even count the lower of the two in the middle; nil without gifts.
    public let medianMinor: Int64?

    /// The gifts in any order.
    public init(_ gifts: [Int64]) throws(MoneyError) {
        let sorted = gifts.sorted()
        var total: Int64 = 0
        for gift in sorted { total = try Checked.add(total, gift) }
        count = sorted.count
        totalMinor = total
        averageMinor = sorted.isEmpty ? nil : total / Int64(sorted.count)
        medianMinor = sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
    }
}
