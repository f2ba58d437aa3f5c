import CampaignKit

/// What someone types to find a donor, compared as people spell names: without case, accents, apostrophes
/// and in any order of the words.
struct DonorSearch {
    private let words: [Substring]
    /// As typed, for e-mail addresses and ids.
    private let text: String

    init(_ text: String) {
        self.text = text.lowercased()
        words = NameFolding.fold(text)?.split(separator: " ") ?? []
    }

    func finds(_ details: DonorDetails) -> Bool {
        if details.email.lowercased().contains(text) { return true }
        let parts = [details.name, details.organization, details.firstName, details.lastName]
        let whole = parts.filter { !$0.isEmpty }.joined(separator: " ")
        guard !words.isEmpty, let name = NameFolding.fold(whole) else {
            return whole.lowercased().contains(text)
        }
        return words.allSatisfy { name.contains($0) }
    }

    func finds(id: String) -> Bool { id.lowercased().contains(text) }
}
