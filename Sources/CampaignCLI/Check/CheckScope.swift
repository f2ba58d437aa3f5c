import CampaignKit
import Terminal

/// What a check looked at, in words: `7 campaigns, 2 reports and 8 letters`.
enum CheckScope {
    /// The first is always said, the others when there are any.
    static func words(_ counts: [(number: Int, noun: String)]) -> String {
        let said = counts.enumerated().filter { $0.offset == 0 || $0.element.number > 0 }
        let parts = said.map { Words.count($0.element.number, $0.element.noun) }
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
