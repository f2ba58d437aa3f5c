import CampaignKit
import Terminal

/// What there is to say of picks that name what no donor has.
enum PickHints {
    static func lines(_ vocabulary: PickVocabulary) -> [String] {
        vocabulary.unknown.map { unknown in
            let near = unknown.nearest.map { "; " + DidYouMean.question(TerminalText.safe($0)) } ?? ""
            return "no donor has \(unknown.field.rawValue) \(TerminalText.safe(unknown.word))\(near)"
        }
    }
}
