import CampaignKit
import CampaignServices

extension ThankYouRun {
    /// Gifts that no one is thanked for before someone has looked at them.
    private var persons: [String] {
        let left = list.forPersons
        guard !left.isEmpty else { return [] }
        var reasons: [String] = []
        for gift in left where !reasons.contains(gift.reason) { reasons.append(gift.reason) }
        return ["\(Words.count(left.count, "gift")) without a letter, for a person to handle:"]
            + reasons.flatMap { reason -> [String] in
                let gifts = left.filter { $0.reason == reason }
                let numbers = gifts.map { "G-\($0.gift.entry)" }.joined(separator: ", ")
                return ["  \(numbers): \(reason)"]
                    + [gifts.first?.hint].compactMap { $0.map { "      " + $0 } }
            }
            + ["  after thanking one: campaign thank record G-\(left[0].gift.entry)"]
    }

    /// Letters that arrive in one mailbox: perhaps of one household, which no one recorded.
    private var neighbors: [String] {
        let written = Set(letters.map(\.row.donor))
        return MailNeighbors.notes(list.neighbors.map { $0.filter(written.contains) }.filter { $0.count > 1 })
    }

    /// What is said besides the list, for people.
    var notes: [String] {
        var notes = persons
        if hidden > 0 {
            let list = hidden == 1 ? "is" : "are"
            notes.append("\(Words.count(hidden, "gift")) that staff may not see \(list) not listed")
        }
        notes += neighbors
        notes += ZIPRemarks(letters.map(\.row)).lines
        if older > 0 {
            let list = older == 1 ? "is" : "are"
            notes.append(
                "\(Words.count(older, "gift")) before \(since) without an acknowledgment \(list) not listed: --since DATE"
            )
        }
        return notes
    }
}

extension MailNeighbors {
    /// What is said of letters to one address; of very many only the first.
    static func notes(_ groups: [[Int64]]) -> [String] {
        let shown = groups.prefix(10).map { donors in
            "letters to one address, without a household: \(donors.map { "D-\($0)" }.joined(separator: ", "))"
        }
        let more = groups.count - shown.count
        guard more > 0 else { return shown }
        return shown + [Words.count(more, "more address", plural: "more addresses") + " with several letters"]
    }
}
