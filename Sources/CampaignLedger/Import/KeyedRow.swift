public import CampaignKit

/// A row with the 64-bit keys that it is known by.
///
/// Made where the file is read, which may be another core than the one that posts.
public struct KeyedRow: Sendable {
    public let row: ImportedEntry
    /// The id that the row is known again by; empty without one.
    let identity: String
    /// The key of `identity` within its source; meaningless without one.
    let key: Int64
    /// The donor's id within the source, made from the details where the file has none; empty for a gift from
    /// someone unnamed.
    let donorID: String
    let donorKey: Int64
    /// What shows who the donor is; nil without details.
    let traits: DonorTraits?
    /// Everything that makes two rows with one id the same gift.
    let content: Int64
    /// What the row looks like in another file.
    let fingerprint: Int64
}

/// Works out the keys of rows, one after the other.
public final class RowKeyer {
    /// More donors without an id than this start the memory again.
    private static let most = 200_000

    private let digests = RowDigests()
    private let donors = DonorIdentity()
    /// The ids made of words, by a hash of those: the same words are folded once.
    private var made: [Int: (id: String, key: Int64, name: String)] = [:]

    public init() {}

    public func keyed(_ row: ImportedEntry) -> KeyedRow {
        guard let donor = row.donor else { return keyed(row, id: "", key: 0, traits: nil, named: "") }
        // Our own numbers are not ids of the source.
        if let number = donor.number { return keyed(row, id: "D-\(number)", source: "") }
        if !donor.externalID.isEmpty { return keyed(row, id: donor.externalID, source: row.source) }
        let details = donor.details ?? DonorDetails()
        var hasher = Hasher()
        hasher.combine(row.source)
        hasher.combine(details)
        let hash = hasher.finalize()
        if let known = made[hash] {
            // An earlier row gave the very same details.
            var row = row
            row.donor?.details = nil
            return keyed(row, id: known.id, key: known.key, traits: nil, named: known.name)
        }
        let traits = DonorTraits(details)
        let id = donors.key(of: traits, details)
        let key = digests.key(source: row.source, id: id)
        if made.count >= Self.most { made.removeAll(keepingCapacity: true) }
        made[hash] = (id, key, traits.nameKey)
        return keyed(row, id: id, key: key, traits: traits, named: traits.nameKey)
    }

    private func keyed(_ row: ImportedEntry, id: String, source: String) -> KeyedRow {
        keyed(
            row, id: id, key: digests.key(source: source, id: id),
            traits: row.donor?.details.map { DonorTraits($0) },
            named: id)
    }

    private func keyed(
        _ row: ImportedEntry, id: String, key: Int64, traits: DonorTraits?, named: String
    ) -> KeyedRow {
        let identity = Self.identity(of: row)
        return KeyedRow(
            row: row, identity: identity,
            key: identity.isEmpty ? 0 : digests.key(source: row.source, id: identity), donorID: id,
            donorKey: key,
            traits: traits, content: digests.content(row, donorID: named),
            fingerprint: digests.fingerprint(row))
    }

    /// The id that a row is known again by: its own, else a promise's name, set apart from ids of gifts.
    private static func identity(of row: ImportedEntry) -> String {
        guard row.giftID.isEmpty, row.type.family == .promise else { return row.giftID }
        let name = row.pledgeID.isEmpty ? row.grantID : row.pledgeID
        return name.isEmpty ? "" : "pledge:" + name
    }
}
