import CampaignKit

/// Writes donors: a hashed row without words, and the words apart, where they can be erased.
final class DonorWriter {
    private let connection: any LedgerConnection
    private let batch: Int64
    private let donors: any BulkWriter
    private let personal: any BulkWriter
    private let versions: any BulkWriter
    private let links: any BulkWriter
    private var salts = SaltPool()
    let keys: DonorKeyWriter

    init(_ connection: any LedgerConnection, batch: Int64) throws {
        self.connection = connection
        self.batch = batch
        donors = try connection.bulk("donor", ["id", "batch"])
        personal = try connection.bulk(
            "donor_personal", ["donor", "kind", "suppressions", "salt"] + DonorColumns.names)
        versions = try connection.bulk("temp.donor_version", Self.changeColumns)
        links = try connection.bulk("donor_link", ["source", "external_id", "donor", "batch"])
        keys = try DonorKeyWriter(connection)
    }

    func create(_ donor: Int64, details: DonorDetails) throws {
        donors.int(donor)
        donors.int(batch)
        try donors.endRow()
        try write(donor, details)
    }

    func link(_ donor: Int64, source: Int64, ext: String) throws {
        links.int(source)
        links.text(ext)
        links.int(donor)
        links.int(batch)
        try links.endRow()
    }

    /// Fills what is empty; writes nothing when nothing is new.
    func merge(_ new: DonorDetails, into donor: Int64) throws {
        let sql = "SELECT \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE p.donor = $1"
        guard let old = try connection.first(sql, [.int(donor)], { DonorColumns.details($0, from: 0) }) else {
            return
        }
        let merged = Self.merged(old, with: new)
        guard merged != old else { return }
        try connection.run("DELETE FROM donor_personal WHERE donor = $1", [.int(donor)])
        try connection.run("DELETE FROM temp.donor_version WHERE donor = $1", [.int(donor)])
        try keys.remove(donor)
        try write(donor, merged)
    }

    /// What is known with what a row says: what is empty is filled, a suppression is raised.
    static func merged(_ old: DonorDetails, with new: DonorDetails) -> DonorDetails {
        var merged = old
        merged.kind = old.kind ?? new.kind
        merged.suppressions.formUnion(new.suppressions)
        for field in DonorColumns.fields where merged[keyPath: field].isEmpty {
            merged[keyPath: field] = new[keyPath: field]
        }
        return merged
    }

    /// The words, and the donor as of this batch; within a batch the last word stands.
    private func write(_ donor: Int64, _ details: DonorDetails) throws {
        let texts = DonorColumns.texts(details)
        let salt = salts.next()
        personal.int(donor)
        personal.optional(details.kind?.rawValue)
        personal.int(details.suppressions.rawValue)
        personal.bytes(salt)
        for text in texts { personal.text(text) }
        try personal.endRow()
        versions.int(donor)
        versions.int(batch)
        versions.optional(details.kind?.rawValue)
        versions.int(details.suppressions.rawValue)
        versions.bytes(Self.digest(texts, salt))
        try versions.endRow()
        try keys.write(donor, DonorTraits(details))
    }

    private static let changeColumns = ["donor", "batch", "kind", "suppressions", "personal_digest"]

    /// Posts what `create` and `merge` recorded: one row for each donor.
    static func postChanges(_ connection: any LedgerConnection) throws {
        let columns = changeColumns.joined(separator: ", ")
        try connection.run(
            "INSERT INTO donor_change(\(columns)) SELECT \(columns) FROM temp.donor_version")
    }

    static func digest(_ details: DonorDetails, _ salt: [UInt8]) -> [UInt8] {
        digest(DonorColumns.texts(details), salt)
    }

    private static func digest(_ texts: [String], _ salt: [UInt8]) -> [UInt8] {
        let hasher = CanonicalHasher()
        hasher.blob(salt)
        for text in texts { hasher.text(text) }
        return hasher.digest()
    }
}
