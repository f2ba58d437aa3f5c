public import CampaignKit
public import CampaignLedger

/// Whom each donor may be, with what the other gave: for lists that must not ask someone twice.
public struct DonorDoubles {
    /// By donor, whom they may be.
    private let possible: [Int64: [Int64]]
    private var facts: [Int64: DonorFacts] = [:]

    /// Knows no one without a ledger.
    public init(_ ledger: Ledger?) throws {
        possible = try ledger?.possibleDonors() ?? [:]
    }

    /// Keeps what is known of a household that someone may be.
    public mutating func take(_ facts: DonorFacts) {
        guard !possible.isEmpty else { return }
        for member in facts.members where possible[member] != nil { self.facts[member] = facts }
    }

    /// Everyone whose names and wishes are needed.
    public var members: Set<Int64> { Set(facts.values.flatMap(\.members)) }

    /// Whom the members of a household may be: other households and organizations.
    public func of(
        _ unit: DonorFacts, _ people: [Int64: AppealPerson], whole: [Int64: DonorFacts]
    ) -> [MailMerge.Namesake] {
        var seen: Set<Int64> = [unit.donor]
        return unit.members.flatMap { possible[$0] ?? [] }.compactMap { other in
            guard let other = facts[other], seen.insert(other.donor).inserted else { return nil }
            return MailMerge.Namesake(
                facts: other, people: other.members.compactMap { people[$0] },
                name: people[unit.donor]?.details.displayName ?? "",
                whole: whole[other.donor])
        }
    }
}
