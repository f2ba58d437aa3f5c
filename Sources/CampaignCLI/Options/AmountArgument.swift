import CampaignKit
import Terminal

/// An amount on the command line, in the base currency.
enum AmountArgument {
    static func minorUnits(_ text: String, _ currency: Currency) throws(CommandError) -> Int64 {
        do throws(AmountParser.Failure) {
            return try AmountParser.minorUnits(text, currency: currency)
        } catch {
            throw .usage("bad-value", "'\(TerminalText.safe(text))': \(error.message)", hint: error.hint)
        }
    }
}
