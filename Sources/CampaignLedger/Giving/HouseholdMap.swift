import CampaignKit

/// Which donors are one household: those who name the same `household_id`, and the donor whose id that is.
///
/// Ids are those of a source: the same text in another file is another household.
struct HouseholdMap {
    private var parents: [Int64: Int64] = [:]
    /// The members of each household of more than one, by number, under the lowest of them.
    private(set) var members: [Int64: [Int64]] = [:]

    private struct Key: Hashable {
        var source: Int64
        var id: String
    }

    /// From those who name a household; one walk over the ids of donors says whose those are.
    init(
        _ connection: any LedgerConnection, _ named: [(donor: Int64, id: String)], _ aliases: DonorAliases
    ) throws {
        guard !named.isEmpty else { return }
        let ids = Dictionary(named.map { ($0.donor, $0.id) }) { first, _ in first }
        let wanted = Set(ids.values)
        var owners: [Key: Int64] = [:]
        var namings: [(donor: Int64, key: Key)] = []
        try connection.rows("SELECT donor, source, external_id FROM donor_link") { row in
            let (donor, source, text) = (aliases.of(row.int(0)), row.int(1), row.text(2))
            if wanted.contains(text) { owners[Key(source: source, id: text)] = donor }
            if let id = ids[donor] { namings.append((donor, Key(source: source, id: id))) }
        }
        for (donor, key) in namings {
            if let owner = owners[key] { join(donor, owner) } else { owners[key] = donor }
        }
        for donor in parents.keys.sorted() { members[unit(of: donor), default: []].append(donor) }
        members = members.filter { $0.value.count > 1 }
    }

    /// The lowest number of the donor's household.
    func unit(of donor: Int64) -> Int64 {
        var donor = donor
        while let parent = parents[donor], parent != donor { donor = parent }
        return donor
    }

    private mutating func join(_ left: Int64, _ right: Int64) {
        let (one, other) = (unit(of: left), unit(of: right))
        for donor in [left, right, one, other] where parents[donor] == nil { parents[donor] = donor }
        parents[max(one, other)] = min(one, other)
        // Short ways, so that no walk is long.
        parents[left] = min(one, other)
        parents[right] = min(one, other)
    }
}
