import CampaignKit

/// The hint for a word that is not known.
enum Suggestion {
    /// `did you mean X?`, else `otherwise`.
    static func hint(for word: String, in candidates: some Sequence<String>, otherwise: String?) -> String? {
        DidYouMean.nearest(word, in: candidates).map { "did you mean \($0)?" } ?? otherwise
    }
}
