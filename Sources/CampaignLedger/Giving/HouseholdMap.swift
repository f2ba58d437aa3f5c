import CampaignKit

/// Which donors are one household: those who name the same `household_id`, and the donor whose id that is.
///
/// Ids are those of a source: the same text in another file is another household.
struct HouseholdMap {
    private var parents: [Int64: Int64] = [:]
    /// The members of each household of more than one, by number, under the lowest of them.
    private(set) var members: [Int64: [Int64]] = [:]

    /// Everybody alone.
    init() {}

    init(_ connection: any LedgerConnection) throws {
        var first: [String: Int64] = [:]
        try connection.rows(Self.rows) { row in
            let donor = row.int(0)
            if let owner = row.optionalInt(3) { join(donor, owner) }
            let key = "\(row.int(1)):\(row.text(2))"
            if let other = first[key] { join(donor, other) } else { first[key] = donor }
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

    private static let rows = """
        SELECT p.donor, l.source, p.household_id, (SELECT h.donor FROM donor_link h WHERE h.source = l.source \
        AND h.external_id = p.household_id) FROM donor_personal p JOIN donor_link l ON l.donor = p.donor \
        WHERE p.household_id <> '' ORDER BY p.donor, l.source
        """
}
