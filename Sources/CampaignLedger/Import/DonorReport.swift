public import CampaignKit

/// What an import says of donors: who was known by what, and who may be someone else.
public struct DonorReport: Sendable, Equatable {
    /// A row's donor who is known.
    public struct Match: Sendable, Equatable {
        public var line: Int
        public var donor: Int64
        public var by: DonorMatch
        /// As the row writes it.
        public var name: String
    }

    /// A donor of this import who may be someone else.
    public struct Possible: Sendable, Equatable {
        public var line: Int
        public var donor: Int64
        public var other: Int64
        /// As the row writes it.
        public var name: String
        public var likeness: DonorLikeness
    }

    /// The first so many.
    public private(set) var matches: [Match] = []
    public private(set) var possible: [Possible] = []
    public private(set) var possibleCount = 0
    /// New donors of whom a name is known, or its city and state, and nothing else.
    public internal(set) var knownByNameOnly = 0
    private var counts: [DonorMatch: Int] = [:]

    /// How many were known by each step, in their order.
    public var matchedBy: [(by: DonorMatch, count: Int)] {
        DonorMatch.allCases.compactMap { by in counts[by].map { (by, $0) } }
    }

    init() {}

    static let listed = 1_000

    mutating func add(_ by: DonorMatch, donor: Int64, line: Int, name: String) {
        counts[by, default: 0] += 1
        guard matches.count < Self.listed else { return }
        matches.append(Match(line: line, donor: donor, by: by, name: name))
    }

    /// `made` has the numbers of new donors that had only a place in the file before.
    mutating func add(
        _ found: [DonorVerdict.Possible], of donor: Int64, line: Int, name: String, made: [Int64: Int64] = [:]
    ) {
        for other in found {
            possibleCount += 1
            guard possible.count < Self.listed else { continue }
            possible.append(
                Possible(
                    line: line, donor: donor, other: made[other.donor] ?? other.donor, name: name,
                    likeness: other.likeness))
        }
    }
}

extension DonorVerdict {
    /// Who is worth telling of: of a donor who is known, only those of the same name.
    var toTell: [Possible] { match == nil ? possible : possible.filter { $0.likeness.isAlike } }
}
