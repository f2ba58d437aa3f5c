import CampaignKit

/// Writes donors: a hashed row without words, and the words apart, where they can be erased.
struct DonorWriter {
    let connection: any LedgerConnection
    let batch: Int64

    func create(_ donor: Int64, details: DonorDetails) throws {
        try connection.run(
            "INSERT INTO donor(id, batch) VALUES ($1, $2)", [.int(donor), .int(batch)])
        let salt = SaltPool.salt()
        try connection.run(Self.insertPersonal, Self.values(donor, details, salt))
        try recordChange(donor, details, salt, isMerge: false)
    }

    func link(_ donor: Int64, source: Int64, ext: String) throws {
        try connection.run(
            "INSERT INTO donor_link(source, external_id, donor, batch) VALUES ($1, $2, $3, $4)",
            [.int(source), .text(ext), .int(donor), .int(batch)])
    }

    /// Fills what is empty; writes nothing when nothing is new.
    func merge(_ new: DonorDetails, into donor: Int64) throws {
        let sql = "SELECT \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE p.donor = $1"
        guard let old = try connection.first(sql, [.int(donor)], { DonorColumns.details($0, from: 0) }) else {
            return
        }
        var merged = old
        merged.kind = old.kind ?? new.kind
        merged.suppressions.formUnion(new.suppressions)
        for field in DonorColumns.fields where merged[keyPath: field].isEmpty {
            merged[keyPath: field] = new[keyPath: field]
        }
        guard merged != old else { return }
        let salt = SaltPool.salt()
        try connection.run("DELETE FROM donor_personal WHERE donor = $1", [.int(donor)])
        try connection.run(Self.insertPersonal, Self.values(donor, merged, salt))
        try recordChange(donor, merged, salt, isMerge: true)
    }

    /// The donor as of this batch; within a batch the last word stands.
    private func recordChange(
        _ donor: Int64, _ details: DonorDetails, _ salt: [UInt8], isMerge: Bool
    ) throws {
        let kind = details.kind.map { LedgerValue.int($0.rawValue) } ?? .null
        let values: [LedgerValue] = [
            .int(donor), .int(batch), kind, .int(details.suppressions.rawValue),
            .bytes(Self.digest(details, salt)),
        ]
        if isMerge {
            try connection.run("DELETE FROM temp.donor_version WHERE donor = $1", [.int(donor)])
        }
        try connection.run("INSERT INTO temp.donor_version VALUES ($1, $2, $3, $4, $5)", values)
    }

    /// Posts what `create` and `merge` recorded: one row for each donor.
    static func postChanges(_ connection: any LedgerConnection) throws {
        try connection.run(
            """
            INSERT INTO donor_change(donor, batch, kind, suppressions, personal_digest) \
            SELECT donor, batch, kind, suppressions, personal_digest FROM temp.donor_version
            """)
    }

    static func digest(_ details: DonorDetails, _ salt: [UInt8]) -> [UInt8] {
        let hasher = CanonicalHasher()
        hasher.blob(salt)
        for field in DonorColumns.fields { hasher.text(details[keyPath: field]) }
        return hasher.digest()
    }

    private static func values(_ donor: Int64, _ details: DonorDetails, _ salt: [UInt8]) -> [LedgerValue] {
        let kind = details.kind.map { LedgerValue.int($0.rawValue) } ?? .null
        let email = LedgerValue.reference(DonorIdentity.emailKey(of: details))
        let texts = DonorColumns.fields.map { LedgerValue.text(details[keyPath: $0]) }
        return [.int(donor), kind, .int(details.suppressions.rawValue), .bytes(salt), email] + texts
    }

    private static let insertPersonal: String = {
        let columns = (["donor", "kind", "suppressions", "salt", "email64"] + DonorColumns.names)
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return "INSERT INTO donor_personal(\(columns.joined(separator: ", "))) VALUES (\(places))"
    }()
}
