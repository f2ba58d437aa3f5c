import CampaignKit

/// Who in the ledger bears the name of someone who is new in the file.
///
/// Names are compared folded (`rules.md §5`), so `J. Núñez` of one system may be `José Nunez` of another.
/// Their addresses may differ: what tells is a gift that looks the same.
final class Namesakes {
    /// Pairs by name keys, to be joined with gifts that are alike: `grp` of `donor_map`, and a posted donor.
    static let table = "namesake"

    private let connection: any LedgerConnection
    private let identity = DonorIdentity()
    private var judged: [[Int64]: Bool] = [:]

    /// Finds them: by the keys of persons and organizations, and households one by one.
    init(_ connection: any LedgerConnection) throws {
        self.connection = connection
        try connection.temporaryTable("new_name", [.int("grp"), .int("key64")], key: ["grp", "key64"])
        try connection.temporaryTable(Self.table, [.int("grp"), .int("donor")], key: ["grp", "donor"])
        let households = try writeKeys()
        try connection.run(
            """
            INSERT INTO \(Self.table)(grp, donor) SELECT DISTINCT n.grp, k.donor FROM new_name n \
            JOIN donor_key k ON k.key64 = n.key64
            """)
        try addHouseholds(households)
    }

    /// Whether two who share a key do share their name.
    func isOne(_ group: Int64, _ donor: Int64) throws -> Bool {
        if let known = judged[[group, donor]] { return known }
        let new = try traits(Self.new + " WHERE p.donor = $1", group)
        let old = try traits(Self.old + " WHERE p.donor = $1", donor)
        let isOne = new.flatMap { new in old.map { new.sharesName(with: $0) } } ?? false
        judged[[group, donor]] = isOne
        return isOne
    }

    private static let new = "SELECT \(DonorColumns.columns("p")) FROM file_donor p"
    private static let old = "SELECT \(DonorColumns.columns("p")) FROM donor_personal p"

    private func traits(_ sql: String, _ number: Int64) throws -> DonorTraits? {
        try connection.first(sql, [.int(number)]) { DonorTraits(DonorColumns.details($0, from: 0)) }
    }

    /// Writes what persons and organizations are found by; returns the names of households.
    private func writeKeys() throws -> [String: [Int64]] {
        var households: [String: [Int64]] = [:]
        var keys: [(Int64, Int64)] = []
        try connection.portions(
            """
            SELECT p.donor, \(DonorColumns.columns("p")) FROM file_donor p WHERE p.donor IN \
            (SELECT m.grp FROM donor_map m WHERE m.donor IS NULL AND m.grp IS NOT NULL) ORDER BY p.donor
            """, []
        ) {
            ($0.int(0), DonorTraits(DonorColumns.details($0, from: 1)))
        } _: { group, traits in
            if traits.shape == .household, traits.hasName {
                return households[traits.nameKey, default: []].append(group)
            }
            keys += Set(traits.nameKeys.map(identity.digest)).map { (group, $0) }
            if keys.count >= Self.portion { try write(&keys, to: "new_name", ["grp", "key64"]) }
        }
        try write(&keys, to: "new_name", ["grp", "key64"])
        return households
    }

    /// So many are kept until they are written.
    private static let portion = 10_000

    private func write(_ pairs: inout [(Int64, Int64)], to table: String, _ columns: [String]) throws {
        let writer = try connection.bulk(table, columns)
        for pair in pairs {
            writer.int(pair.0)
            writer.int(pair.1)
            try writer.endRow()
        }
        try writer.finish()
        pairs = []
    }

    /// Households have no key by name alone: whoever has none is looked at, where the file has new ones.
    private func addHouseholds(_ new: [String: [Int64]]) throws {
        guard !new.isEmpty else { return }
        var pairs: [(Int64, Int64)] = []
        let kinds = [DonorKey.Kind.organization, .personName].map { "\($0.rawValue)" }.joined(separator: ", ")
        try connection.portions(
            """
            SELECT p.donor, \(DonorColumns.columns("p")) FROM donor_personal p WHERE NOT EXISTS \
            (SELECT 1 FROM donor_key k WHERE k.donor = p.donor AND k.kind IN (\(kinds))) ORDER BY p.donor
            """, []
        ) {
            ($0.int(0), DonorTraits(DonorColumns.details($0, from: 1)).nameKey)
        } _: { donor, name in
            pairs += (new[name] ?? []).map { ($0, donor) }
        }
        try write(&pairs, to: Self.table, ["grp", "donor"])
    }
}
