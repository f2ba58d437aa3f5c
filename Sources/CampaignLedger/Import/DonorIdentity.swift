import CampaignKit

/// Who a donor is whose row has no id.
///
/// `rules.md §5`: empty never equals empty.
enum DonorIdentity {
    /// A stable id for details without one: the same words are the same donor within a source.
    static func key(of details: DonorDetails) -> String {
        var buffer = CanonicalBytes()
        let parts = [
            details.name, details.firstName, details.lastName, details.organization, details.email,
            details.address1, details.postalCode,
        ]
        for part in parts { buffer.text(NameFolding.fold(part) ?? "") }
        return "~" + SHA256.hex(Array(SHA256.digest(buffer.bytes).prefix(12)))
    }

    /// The key under which an e-mail may find a donor of another source: the address with the folded surname;
    /// nil without either.
    static func emailKey(of details: DonorDetails) -> Int64? {
        guard let email = NameFolding.email(details.email), let surname = NameFolding.surname(of: details)
        else {
            return nil
        }
        var buffer = CanonicalBytes()
        buffer.text(email)
        buffer.text(surname)
        let hasher = SHA256()
        hasher.update(buffer.bytes)
        return hasher.finish64()
    }
}
