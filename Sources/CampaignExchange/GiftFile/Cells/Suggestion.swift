import CampaignKit

/// The hint for a word that a cell may not hold.
enum Suggestion {
    /// `did you mean usps? one of hand, usps, …`; a long list only when none is near.
    static func hint(_ text: String, among names: [String]) -> String {
        // More than a few are a page of names that no one reads.
        let few = names.prefix(8).joined(separator: ", ")
        let list = "one of " + few + (names.count > 8 ? ", …: campaign help csv" : "")
        guard let near = DidYouMean.nearest(text, in: names) else { return list }
        return DidYouMean.question(near) + (names.count > 10 ? "" : " " + list)
    }

    /// For ids of the workspace, which may be many: the nearest, else all of a few, else how many there are.
    static func hint(_ text: String, amongIDs ids: [String], plural: String) -> String {
        if let near = DidYouMean.hint(for: text, in: ids) { return near }
        if ids.isEmpty { return "there are no \(plural)" }
        if ids.count > 8 { return "it is not one of the \(ids.count) \(plural)" }
        return "the \(plural) are " + ids.joined(separator: ", ")
    }

    /// Hints by what was written: a file makes the same mistake on every row, and looking takes long.
    struct Memo: Sendable {
        private var hints: [String: String] = [:]

        mutating func hint(for text: String, _ make: () -> String) -> String {
            if let known = hints[text] { return known }
            let hint = make()
            if hints.count < 256 { hints[text] = hint }
            return hint
        }
    }
}
