import CampaignKit
import Digests

/// Who a donor is whose row has no id.
///
/// `rules.md §5`: empty never equals empty.
enum DonorIdentity {
    /// A stable id for details without one: the same words are the same donor within a source.
    static func key(of details: DonorDetails) -> String {
        let hasher = CanonicalHasher()
        let names = [details.name, details.firstName, details.lastName, details.organization]
        // With an e-mail, a new address is a move; without one, only the same address is the same person.
        let contact =
            details.email.isEmpty ? [details.address1, details.postalCode, details.phone] : [details.email]
        // What folding leaves nothing of is compared as it is written: empty never equals empty.
        for part in names + contact { hasher.text(NameFolding.fold(part) ?? part.lowercased()) }
        return "~" + SHA256.hex(Array(hasher.digest().prefix(12)))
    }

    /// The key under which an e-mail may find a donor of another source: the address with the folded surname;
    /// nil without either.
    static func emailKey(of details: DonorDetails) -> Int64? {
        guard let email = NameFolding.email(details.email), let surname = NameFolding.surname(of: details)
        else {
            return nil
        }
        let hasher = CanonicalHasher()
        hasher.text(email)
        hasher.text(surname)
        return hasher.digest64()
    }
}
