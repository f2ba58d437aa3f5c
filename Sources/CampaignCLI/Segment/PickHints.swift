import CampaignKit
import CampaignServices

/// What there is to say of picks that name what no donor has.
enum PickHints {
    static func lines(_ unknown: [PickVocabulary.Unknown]) -> [String] {
        unknown.map { unknown in
            let near = unknown.nearest.map { "; " + DidYouMean.question(TerminalText.safe($0)) } ?? ""
            return "no donor has \(unknown.field.rawValue) \(TerminalText.safe(unknown.word))\(near)"
        }
    }
}

extension GivingStudy {
    /// Words of the pick that no one has.
    var hints: [String] { PickHints.lines(unknownWords) }
}

extension YearReceipts {
    /// `$550.00 in 2026, $200.00 in 2025`.
    func text(_ year: LifecycleYear, _ currency: Currency) -> String {
        "\(currency.text(thisYear)) in \(year.text), \(currency.text(lastYear)) in \(year.lastText)"
    }
}
