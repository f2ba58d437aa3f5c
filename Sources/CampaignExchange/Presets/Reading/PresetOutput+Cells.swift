import CampaignKit

/// Cells that decide over money: what is not understood refuses the row, and the preset only returns.
///
/// ```swift
/// guard let money = out.currency(currency), let gross = out.amount(amount, money) else { return }
/// ```
extension PresetOutput {
    /// The currency that a cell says, the base currency where it is blank; nil when the row is refused.
    func currency(_ field: Int) -> Currency? {
        if let currency = row.currency(field, base) { return currency }
        refuseWord(field, "currency")
        return nil
    }

    /// Signed minor units of a cell, 0 where it is blank; nil when the row is refused.
    func amount(_ field: Int, _ currency: Currency) -> Int64? {
        if let minorUnits = row.amount(field, currency) { return minorUnits }
        refuseAmount(field)
        return nil
    }

    /// Whether the payment came, or came and went back; nil when the row is left out or refused.
    ///
    /// - Parameters:
    ///   - standing: what the words of the cell `field` mean.
    ///   - amount: the cell that the list of left-out rows shows, as `name`.
    func standing(
        _ standing: PresetWords.Standing, _ field: Int, amount: Int, name: Int
    ) -> PresetWords.Standing? {
        switch standing {
        case .paid, .refunded: return standing
        case .out(let reason): leaveOut(reason, field, amount: amount, name: name)
        case .unknown: refuseWord(field, "status")
        }
        return nil
    }
}
