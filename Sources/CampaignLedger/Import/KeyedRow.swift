public import CampaignKit

/// A row with the 64-bit keys that it is known by.
///
/// Made where the file is read, which may be another core than the one that posts.
public struct KeyedRow: Sendable {
    public let row: GiftRow
    /// The id that the row is known again by; empty without one.
    let identity: String
    /// The key of `identity` within its source; meaningless without one.
    let key: Int64
    /// The donor's id within the source, made from the details where the file has none; empty for a gift from
    /// someone unnamed.
    let donorID: String
    let donorKey: Int64
    /// Everything that makes two rows with one id the same gift.
    let content: Int64
    /// What the row looks like in another file.
    let fingerprint: Int64
}

/// Works out the keys of rows, one after the other.
public struct RowKeyer {
    private let digests = RowDigests()

    public init() {}

    public func keyed(_ row: GiftRow) -> KeyedRow {
        let identity = Self.identity(of: row)
        var donorID = ""
        if let donor = row.donor {
            donorID =
                donor.externalID.isEmpty
                ? DonorIdentity.key(of: donor.details ?? DonorDetails()) : donor.externalID
        }
        return KeyedRow(
            row: row, identity: identity,
            key: identity.isEmpty ? 0 : digests.key(source: row.source, id: identity),
            donorID: donorID, donorKey: donorID.isEmpty ? 0 : digests.key(source: row.source, id: donorID),
            content: digests.content(row, donorID: donorID), fingerprint: digests.fingerprint(row))
    }

    /// The id that a row is known again by: its own, else a promise's name, set apart from ids of gifts.
    private static func identity(of row: GiftRow) -> String {
        guard row.giftID.isEmpty, row.type.family == .promise else { return row.giftID }
        let name = row.pledgeID.isEmpty ? row.grantID : row.pledgeID
        return name.isEmpty ? "" : "pledge:" + name
    }
}
