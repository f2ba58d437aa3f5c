import CampaignKit

extension Ledger {
    /// Who each donor may be: those of the same surname with an e-mail or a street, by number.
    ///
    /// `rules.md §5`. Read once, in the order of the keys; no one is compared with everyone.
    public func possibleDonors() throws(LedgerError) -> [Int64: [Int64]] {
        try reading { connection in
            let groups = try Self.sharedKeys(connection)
            var traits: [Int64: [DonorTraits]] = [:]
            for donor in Set(groups.joined()).sorted() {
                traits[donor] = try connection.first(
                    "SELECT \(DonorColumns.columns("p")) FROM donor_personal p WHERE p.donor = $1",
                    [.int(donor)]
                ) { DonorColumns.details($0, from: 0) }.map { now in
                    [DonorTraits(now)] + (try PastNames.traits(of: donor, called: now, connection))
                }
            }
            var possible: [Int64: Set<Int64>] = [:]
            for group in groups {
                for (index, one) in group.enumerated() {
                    for other in group.dropFirst(index + 1) {
                        guard let left = traits[one], let right = traits[other],
                            Self.areAlike(left, right)
                        else { continue }
                        possible[one, default: []].insert(other)
                        possible[other, default: []].insert(one)
                    }
                }
            }
            return possible.mapValues { $0.sorted() }
        }
    }

    /// Under the names that they have, or that one of them had.
    private static func areAlike(_ left: [DonorTraits], _ right: [DonorTraits]) -> Bool {
        guard let one = left.first, let other = right.first else { return false }
        return DonorLikeness(one, other, past: Array(right.dropFirst())) != nil
            || left.dropFirst().contains { DonorLikeness($0, other) != nil }
    }

    /// A key that more donors share tells nothing of any of them: the e-mail of an office.
    private static let most = 50

    private static func sharedKeys(_ connection: any LedgerConnection) throws -> [[Int64]] {
        let kinds = [DonorKey.Kind.emailAndSurname, .streetAndSurname].map { "\($0.rawValue)" }
            .joined(separator: ", ")
        var groups: [[Int64]] = []
        var current: (key: Int64, donors: [Int64]) = (0, [])
        func close() {
            if (2...most).contains(current.donors.count) { groups.append(current.donors) }
        }
        try connection.rows(
            "SELECT key64, donor FROM donor_key WHERE kind IN (\(kinds)) ORDER BY key64, donor"
        ) { row in
            if row.int(0) != current.key {
                close()
                current = (row.int(0), [])
            }
            current.donors.append(row.int(1))
        }
        close()
        return groups
    }
}
