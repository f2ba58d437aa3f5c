import CampaignKit
import CampaignLedger
import Terminal

/// Why nothing was posted of a grant's costs, in the words of the command line.
extension CommandError {
    static func spending(_ refusal: SpendingRefusal, of grant: String, in currency: Currency)
        -> CommandError
    {
        let list = "campaign grant spend list \(grant)"
        return switch refusal {
        case .unknownSpend(let number):
            .failed("unknown-spend", "\(grant) has no such cost S-\(number)", hint: list)
        case .aboveSpend(let number, let left):
            .failed(
                "above-spend", "\(currency.text(left)) of S-\(number) is left to reverse",
                hint: "--amount with that, or less")
        case .notReversible(let number):
            .failed("not-reversible", "S-\(number) is a reversal itself, or money that came back", hint: list)
        case .beforeSpend(let number, let day):
            .failed("before-spend", "S-\(number) is of \(day)", hint: "--on \(day), or later")
        case .otherFigures(let id, let number):
            .failed(
                "other-figures", "S-\(number) has the id '\(TerminalText.safe(id))' with other figures",
                hint: "campaign grant spend \(grant) --reverses S-\(number), then give the row another id")
        case .aboveAward(let sum, let award):
            .failed(
                "above-award", "the budget is \(currency.text(sum)), the award is \(currency.text(award))",
                hint: "campaign grant budget show \(grant)")
        case .claimedThrough(let day):
            .failed(
                "claimed-already", "costs up to \(day) were claimed before",
                hint: "campaign grant claim list \(grant)")
        case .unknownGift(let number):
            .failed("unknown-gift", "G-\(number) brought nothing", hint: "campaign gift show G-\(number)")
        case .aboveSource(let match, let left):
            .failed(
                "above-source", "\(currency.text(left)) of \(source(of: match)) is left",
                hint: left > 0
                    ? "--amount \(Money(minorUnits: left, currency: currency).plainText), or less"
                    : "all of it is match of a grant already")
        }
    }

    private static func source(of match: GrantMatch) -> String {
        match.spend.map { "S-\($0)" } ?? "G-\(match.entry ?? 0)"
    }
}
