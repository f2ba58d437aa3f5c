import CampaignKit
import Digests

/// Digests by which donors are found: of an id made for rows without one, and of what they are looked up by.
///
/// Nothing of it can be read back; `rules.md §5`: empty never equals empty.
struct DonorIdentity {
    private let hasher = CanonicalHasher()

    /// A stable id for details without one: the same words are the same donor within a source.
    func key(of traits: DonorTraits, _ details: DonorDetails) -> String {
        for part in traits.identity { hasher.text(part) }
        // What folding leaves nothing of is compared as it is written: empty never equals empty.
        if !traits.hasName { for text in DonorColumns.texts(details) { hasher.text(text.lowercased()) } }
        return "~" + SHA256.hex(Array(hasher.digest().prefix(12)))
    }

    /// What is stored of a key.
    func digest(_ key: DonorKey) -> Int64 {
        hasher.int(Int64(key.kind.rawValue))
        for part in key.parts { hasher.text(part) }
        return hasher.digest64()
    }

    /// Whether an id was made here, of the words of a row.
    static func isMade(_ id: String) -> Bool { id.hasPrefix("~") }
}
