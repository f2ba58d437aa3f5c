/// The nodes in which a donor's first gift to the charity is, day by day.
///
/// They are those that hold money on the first day on which the donor's total is above zero.
///
/// A first gift that is moved is followed; one that is given back stays where it was.
struct FirstGift {
    let total: Int
    /// Nil before the first gift.
    private(set) var nodes: Set<Int>?
    private var units: Set<Int64> = []
    /// What the first gifts come to by node.
    private var sums: [Int: Int64] = [:]

    init(total: Int) {
        self.total = total
    }

    /// Takes the events of one day, which begin at `start`; returns the nodes whose standing may change.
    mutating func take(
        _ events: ArraySlice<DonorPresence.Event>, from start: Int, _ totals: [Int: Int64]
    ) -> Set<Int> {
        guard nodes != nil else { return begin(events, totals) }
        // Rows that cancel out on a day are an accident of how they were posted.
        let mine = events[start...].filter { units.contains($0.unit) }
        guard !mine.isEmpty else { return [] }
        let changes = Self.sums(mine).filter { $0.value != 0 }
        guard !changes.isEmpty else { return [] }
        sums.merge(changes) { $0 &+ $1 }
        guard (sums[total] ?? 0) > 0 else { return [] }
        for node in changes.keys {
            if (sums[node] ?? 0) > 0 { nodes?.insert(node) } else { nodes?.remove(node) }
        }
        return Set(changes.keys)
    }

    private mutating func begin(
        _ events: ArraySlice<DonorPresence.Event>, _ totals: [Int: Int64]
    ) -> Set<Int> {
        guard (totals[total] ?? 0) > 0 else { return [] }
        // Also nodes that held money while a refund elsewhere kept the total at nothing.
        let first = Set(totals.filter { $0.value > 0 }.keys)
        nodes = first
        var given: [Int64: Int64] = [:]
        for event in events where event.unit != 0 { given[event.unit, default: 0] &+= event.raised }
        units = Set(given.filter { $0.value > 0 }.keys)
        sums = Self.sums(events.filter { units.contains($0.unit) })
        return first
    }

    private static func sums(_ events: [DonorPresence.Event]) -> [Int: Int64] {
        var sums: [Int: Int64] = [:]
        for event in events {
            for node in event.nodes { sums[node, default: 0] &+= event.raised }
        }
        return sums
    }
}
