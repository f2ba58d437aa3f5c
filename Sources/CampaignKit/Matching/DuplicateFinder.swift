/// Finds donors who may be one person, among all of them.
///
/// Whoever shares a block with another is compared: no pair of strangers is. What thousands share tells
/// nothing, and is passed over.
public struct DuplicateFinder: Sendable {
    /// Two who may be one, the lower number first.
    public struct Pair: Sendable, Equatable {
        public var donor: Int64
        public var other: Int64
        public var resemblance: DonorResemblance
    }

    /// Blocks of more donors are passed over.
    private static let most = 60

    private var donors: [Int64] = []
    private var traits: [ResemblanceTraits] = []
    private var blocks: [(key: UInt64, place: UInt32)] = []

    public init() {}

    /// Takes a donor; someone without a name, or who was erased, is passed over.
    public mutating func add(_ donor: Int64, _ details: DonorDetails) {
        guard let found = ResemblanceTraits(details) else { return }
        let place = UInt32(truncatingIfNeeded: donors.count)
        donors.append(donor)
        traits.append(found)
        for key in found.blocks { blocks.append((key, place)) }
    }

    /// Everyone who may be another, the likeliest first.
    public func pairs() -> [Pair] {
        var found: [Pair] = []
        for (one, other) in candidates() {
            guard let resemblance = DonorResemblance(traits[one], traits[other]) else { continue }
            let (low, high) = (min(donors[one], donors[other]), max(donors[one], donors[other]))
            found.append(Pair(donor: low, other: high, resemblance: resemblance))
        }
        return found.sorted {
            ($1.resemblance.score, $0.donor, $0.other) < ($0.resemblance.score, $1.donor, $1.other)
        }
    }

    /// Places of those who share a block, each two once.
    private func candidates() -> [(Int, Int)] {
        let sorted = blocks.sorted { ($0.key, $0.place) < ($1.key, $1.place) }
        var packed: [UInt64] = []
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
            if end - start <= Self.most {
                for one in start..<end {
                    for other in (one + 1)..<max(end, one + 1) where sorted[one].place != sorted[other].place
                    {
                        packed.append(UInt64(sorted[one].place) << 32 | UInt64(sorted[other].place))
                    }
                }
            }
            start = end
        }
        packed.sort()
        var last: UInt64?
        return packed.compactMap { pair in
            defer { last = pair }
            return pair == last ? nil : (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
        }
    }
}
