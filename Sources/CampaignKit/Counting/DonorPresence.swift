/// Counts distinct donors by node over time: a donor counts in a row from the day their raised there is above
/// zero.
///
/// A first-time donor of a row is one whose first day with the charity has money in that row; on a tie each
/// row counts them, the total once. `docs/csv.md`.
public struct DonorPresence {
    /// Money of one donor: where it counts, when, how much, and which batch brought it.
    public struct Event {
        /// Positions in the counting structure's nodes.
        public var nodes: [Int]
        public var day: Int
        public var batch: Int64
        /// Signed minor units of raised.
        public var raised: Int64
        /// The commitment that it belongs to, so that a first gift is followed where it is moved; 0 for none.
        public var unit: Int64

        public init(nodes: [Int], day: Int, batch: Int64, raised: Int64, unit: Int64 = 0) {
            self.nodes = nodes
            self.day = day
            self.batch = batch
            self.raised = raised
            self.unit = unit
        }
    }

    /// A node on a day.
    public struct Step: Hashable {
        public var node: Int
        public var day: Int
    }

    /// How many donors and first-time donors more there are from that day on.
    public struct Change: Equatable {
        public var donors: Int64 = 0
        public var firstTime: Int64 = 0

        public init(donors: Int64 = 0, firstTime: Int64 = 0) {
            self.donors = donors
            self.firstTime = firstTime
        }

        public static func - (left: Change, right: Change) -> Change {
            Change(donors: left.donors - right.donors, firstTime: left.firstTime - right.firstTime)
        }
    }

    /// The position of the total among the nodes.
    public let total: Int

    public init(total: Int) {
        self.total = total
    }

    /// One donor's changes by node and day, from all their events in any order.
    public func steps(_ events: some Sequence<Event>) -> [Step: Change] {
        let ordered = events.sorted { $0.day < $1.day }
        var sums: [Int: Int64] = [:]
        var standing: [Int: Change] = [:]
        var first = FirstGift(total: total)
        var steps: [Step: Change] = [:]
        var index = 0
        while index < ordered.count {
            let day = ordered[index].day
            let start = index
            var moved: Set<Int> = []
            while index < ordered.count, ordered[index].day == day {
                for node in ordered[index].nodes {
                    // Bounded by the sums of the ledger's rows, which the posting has checked.
                    sums[node, default: 0] &+= ordered[index].raised
                    moved.insert(node)
                }
                index += 1
            }
            moved.formUnion(first.take(ordered[..<index], from: start, sums))
            for node in moved {
                let isPresent = (sums[node] ?? 0) > 0
                let isFirst = isPresent && first.nodes?.contains(node) == true
                let now = Change(donors: isPresent ? 1 : 0, firstTime: isFirst ? 1 : 0)
                let change = now - (standing[node] ?? Change())
                guard change != Change() else { continue }
                standing[node] = now
                steps[Step(node: node, day: day)] = change
            }
        }
        return steps
    }

    /// What each batch from `first` on changed, in the order of batches.
    public func changes(_ events: [Event], from first: Int64) -> [(batch: Int64, changes: [Step: Change])] {
        let batches = Set(events.lazy.map(\.batch).filter { $0 >= first }).sorted()
        guard let earliest = batches.first else { return [] }
        let earlier = events.filter { $0.batch < earliest }
        var before = earlier.isEmpty ? [:] : steps(earlier)
        return batches.map { batch in
            let after = steps(
                batch == batches.last && batches.count == 1 ? events : events.filter { $0.batch <= batch })
            defer { before = after }
            return (batch, before.isEmpty ? after : Self.difference(before, after))
        }
    }

    private static func difference(_ before: [Step: Change], _ after: [Step: Change]) -> [Step: Change] {
        var difference: [Step: Change] = [:]
        for step in Set(before.keys).union(after.keys) {
            let change = (after[step] ?? Change()) - (before[step] ?? Change())
            if change != Change() { difference[step] = change }
        }
        return difference
    }

    /// What each batch from `first` on changed of donors who were merged on the way, or taken apart again.
    ///
    /// - Parameters:
    ///   - family: the events of each of them, by number.
    ///   - merges: the batches that merged them or took them apart.
    ///   - owner: whom a donor stands for after a batch.
    public func changes(
        ofFamily family: [Int64: [Event]], merges: Set<Int64>, from first: Int64,
        owner: (_ donor: Int64, _ batch: Int64) -> Int64
    ) -> [(batch: Int64, changes: [Step: Change])] {
        let batches = family.values.reduce(into: merges) { $0.formUnion($1.map(\.batch)) }
            .filter { $0 >= first }.sorted()
        guard let earliest = batches.first else { return [] }
        var before = steps(ofFamily: family, after: earliest - 1, owner)
        return batches.map { batch in
            let after = steps(ofFamily: family, after: batch, owner)
            defer { before = after }
            return (batch, Self.difference(before, after))
        }
    }

    /// Those who stand for one are counted as one.
    private func steps(
        ofFamily family: [Int64: [Event]], after batch: Int64, _ owner: (Int64, Int64) -> Int64
    ) -> [Step: Change] {
        var sums: [Step: Change] = [:]
        for members in Dictionary(grouping: family.keys.sorted(), by: { owner($0, batch) }).values {
            let events = members.flatMap { family[$0] ?? [] }.filter { $0.batch <= batch }
            for (step, change) in steps(events) {
                sums[step, default: Change()].donors += change.donors
                sums[step, default: Change()].firstTime += change.firstTime
            }
        }
        return sums
    }
}
