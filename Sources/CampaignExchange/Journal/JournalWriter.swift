public import CampaignKit

/// Writes a journal in the language of one program, piece by piece.
public protocol JournalWriter {
    /// Comments, the currency and every account, declared.
    var opening: String { get }

    func text(_ transaction: JournalTransaction) -> String

    /// The balances that the program is to find, so that a file cut short or changed is refused.
    var closing: String { get }
}
