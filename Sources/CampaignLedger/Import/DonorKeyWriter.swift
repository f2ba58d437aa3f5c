import CampaignKit

/// Keeps the keys that donors are found by, next to their words: they go when the words go.
final class DonorKeyWriter {
    private let connection: any LedgerConnection
    private let keys: any BulkWriter
    private let identity = DonorIdentity()
    /// Where every donor is new in this posting: tells keys that no one has without asking the ledger.
    var filter: KeyFilter?

    init(_ connection: any LedgerConnection, table: String = "donor_key") throws {
        self.connection = connection
        keys = try connection.single(table, ["donor", "kind", "key64"])
    }

    func write(_ donor: Int64, _ traits: DonorTraits, past: [DonorTraits] = []) throws {
        for key in PastNames.keys(traits, past: past) {
            let digest = identity.digest(key)
            keys.int(donor)
            keys.int(key.kind.rawValue)
            keys.int(digest)
            try keys.endRow()
            _ = filter?.insert(digest)
        }
    }

    func remove(_ donor: Int64) throws {
        try connection.run("DELETE FROM donor_key WHERE donor = $1", [.int(donor)])
    }
}
