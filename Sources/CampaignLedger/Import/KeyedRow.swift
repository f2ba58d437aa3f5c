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
    /// What tells who the donor is; nil without details.
    let traits: DonorTraits?
    /// Everything that makes two rows with one id the same gift.
    let content: Int64
    /// What the row looks like in another file.
    let fingerprint: Int64
}

/// Works out the keys of rows, one after the other.
public struct RowKeyer {
    private let digests = RowDigests()
    private let donors = DonorIdentity()

    public init() {}

    public func keyed(_ row: GiftRow) -> KeyedRow {
        let identity = Self.identity(of: row)
        let traits = row.donor?.details.map { DonorTraits($0) }
        let donorID = donorID(row, traits)
        // Our own numbers are no ids of the source.
        let source = row.donor?.number == nil ? row.source : ""
        return KeyedRow(
            row: row, identity: identity,
            key: identity.isEmpty ? 0 : digests.key(source: row.source, id: identity),
            donorID: donorID, donorKey: donorID.isEmpty ? 0 : digests.key(source: source, id: donorID),
            traits: traits,
            content: digests.content(
                row, donorID: DonorIdentity.isMade(donorID) ? traits?.nameKey ?? "" : donorID),
            fingerprint: digests.fingerprint(row))
    }

    /// The donor's number of ours, or id within the source, else one made of the words.
    private func donorID(_ row: GiftRow, _ traits: DonorTraits?) -> String {
        guard let donor = row.donor else { return "" }
        if let number = donor.number { return "D-\(number)" }
        guard donor.externalID.isEmpty else { return donor.externalID }
        let details = donor.details ?? DonorDetails()
        return donors.key(of: traits ?? DonorTraits(details), details)
    }

    /// The id that a row is known again by: its own, else a promise's name, set apart from ids of gifts.
    private static func identity(of row: GiftRow) -> String {
        guard row.giftID.isEmpty, row.type.family == .promise else { return row.giftID }
        let name = row.pledgeID.isEmpty ? row.grantID : row.pledgeID
        return name.isEmpty ? "" : "pledge:" + name
    }
}
