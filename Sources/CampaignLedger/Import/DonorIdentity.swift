import CampaignKit
import Digests

/// Who a donor is whose row has no id.
///
/// `rules.md §5`: empty never equals empty.
enum DonorIdentity {
    /// A stable id for details without one: the same words are the same donor within a source.
    static func key(of details: DonorDetails) -> String {
        var buffer = CanonicalBytes()
        let names = [details.name, details.firstName, details.lastName, details.organization]
        // With an e-mail, a new address is a move; without one, only the same address is the same person.
        let contact =
            details.email.isEmpty ? [details.address1, details.postalCode, details.phone] : [details.email]
        // What folding leaves nothing of is compared as it is written: empty never equals empty.
        for part in names + contact { buffer.text(NameFolding.fold(part) ?? part.lowercased()) }
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
