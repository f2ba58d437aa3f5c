/// Who a row's donor is among those who may be it.
///
/// Source: `rules.md §5`. Pure: whoever finds the candidates, by keys, gets the same answer.
public struct DonorVerdict: Sendable, Equatable {
    /// Someone who shares a key with the row.
    public struct Candidate: Sendable {
        /// Ours; the lowest number wins.
        public var donor: Int64
        public var traits: DonorTraits
        /// Has another id of the row's source: a system knows its own people apart, but for the same e-mail
        /// and name, which some number again with every gift.
        public var isOther: Bool
        /// The same under names that they had before.
        public var past: [DonorTraits]

        public init(donor: Int64, traits: DonorTraits, past: [DonorTraits] = [], isOther: Bool) {
            self.donor = donor
            self.traits = traits
            self.past = past
            self.isOther = isOther
        }
    }

    /// Someone who may be the same and is not taken for it.
    public struct Possible: Sendable, Equatable {
        public var donor: Int64
        public var likeness: DonorLikeness
    }

    /// The donor, and by what; nil for someone new.
    public private(set) var match: (donor: Int64, by: DonorMatch)?
    /// Who else it may be, the likeliest first.
    public private(set) var possible: [Possible] = []

    public init(_ row: DonorTraits, among candidates: [Candidate]) {
        var found: [(candidate: Candidate, by: DonorMatch)] = []
        for candidate in candidates.sorted(by: { $0.donor < $1.donor }) {
            let reason = DonorMatch.between(row, candidate.traits)
            if let reason, !candidate.isOther || reason == .emailAndName {
                found.append((candidate, reason))
            } else if let likeness = DonorLikeness(row, candidate.traits, past: candidate.past),
                !candidate.isOther || likeness.isAlike
            {
                possible.append(Possible(donor: candidate.donor, likeness: likeness))
            }
        }
        // The first step that holds decides; who holds by a later one may be the same all the same.
        let first = found.map(\.by).min()
        let best = found.filter { $0.by == first }
        if let first, let winner = best.first, Self.areOne(best.map(\.candidate), first) {
            match = (winner.candidate.donor, first)
        }
        for (candidate, reason) in found where candidate.donor != match?.donor {
            let likeness = DonorLikeness(row, candidate.traits) ?? DonorLikeness(reason)
            possible.append(Possible(donor: candidate.donor, likeness: likeness))
        }
        possible.sort { ($1.likeness.score, $0.donor) < ($0.likeness.score, $1.donor) }
    }

    /// Several who share e-mail and name are one person, as are those the name alone tells; else no one
    /// can say which of them is meant.
    private static func areOne(_ candidates: [Candidate], _ reason: DonorMatch) -> Bool {
        guard candidates.count > 1, reason != .organizationName else { return true }
        guard let first = candidates.first?.traits else { return false }
        return candidates.dropFirst().allSatisfy {
            DonorMatch.between(first, $0.traits) == .emailAndName
        }
    }

    public static func == (left: DonorVerdict, right: DonorVerdict) -> Bool {
        left.match?.donor == right.match?.donor && left.match?.by == right.match?.by
            && left.possible == right.possible
    }
}
