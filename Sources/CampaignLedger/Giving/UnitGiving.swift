import CampaignKit

/// What one donor or household gave, gift by gift in any order.
struct UnitGiving {
    /// One gift, with its place's number and its own; 0 for a share in someone else's.
    struct Gift {
        var day: Int
        var amount: Int64
        var place: Int64
        var entry: Int64
    }

    /// What each year nets to.
    private(set) var years: [(year: Int, sum: Int64)] = []
    private(set) var gifts = 0
    private(set) var giftsThisYear = 0
    private(set) var largest: Int64 = 0
    private(set) var first: Gift?
    private(set) var last: Gift?

    mutating func clear() {
        years.removeAll(keepingCapacity: true)
        (gifts, giftsThisYear, largest, first, last) = (0, 0, 0, nil, nil)
    }

    /// Adds a gift; one that went back is money of its year, and no gift.
    mutating func add(_ gift: Gift, year: Int, isThisYear: Bool) throws(MoneyError) {
        try add(gift.amount, year)
        guard gift.amount > 0 else { return }
        gifts += 1
        if isThisYear { giftsThisYear += 1 }
        take(gift, gift, gift.amount)
    }

    /// Adds what another member of the household gave.
    mutating func add(_ other: UnitGiving) throws(MoneyError) {
        for (year, sum) in other.years { try add(sum, year) }
        gifts += other.gifts
        giftsThisYear += other.giftsThisYear
        if let first = other.first, let last = other.last { take(first, last, other.largest) }
    }

    private mutating func add(_ amount: Int64, _ year: Int) throws(MoneyError) {
        // Gifts come by day, so that the last year is nearly always the one.
        if let index = years.lastIndex(where: { $0.year == year }) {
            years[index].sum = try Checked.add(years[index].sum, amount)
        } else {
            years.append((year, amount))
        }
    }

    /// Of two on a day, the larger: which was posted first is an accident.
    private mutating func take(_ earliest: Gift, _ latest: Gift, _ amount: Int64) {
        largest = max(largest, amount)
        if let first, (first.day, -first.amount, first.place) <= Self.firstOrder(earliest) {
        } else {
            first = earliest
        }
        if let last, (-last.day, -last.amount, last.place) <= (-latest.day, -latest.amount, latest.place) {
        } else {
            last = latest
        }
    }

    private static func firstOrder(_ gift: Gift) -> (Int, Int64, Int64) {
        (gift.day, -gift.amount, gift.place)
    }
}
