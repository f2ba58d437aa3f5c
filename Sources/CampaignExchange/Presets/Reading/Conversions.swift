import CampaignKit

/// What a platform itself made of payments in other currencies, by the payment's id.
///
/// Its rows follow the payment's: they are collected in a first look through the file.
final class Conversions {
    private struct Legs {
        let currency: Currency
        var foreign: Int64 = 0
        var base: Int64 = 0
        /// Whether rows in yet another currency make it unclear what was changed into what.
        var isUnclear = false
    }

    private var legs: [String: Legs] = [:]
    private var waiting: [String: Int64] = [:]
    private var isComplete = false
    /// Memory must not grow with the file.
    private static let most = 100_000

    /// A movement of one currency that belongs to a payment; signs do not matter.
    func add(_ payment: String, _ minor: Int64, _ currency: Currency, base: Currency) {
        guard !isComplete, !payment.isEmpty, legs.count + waiting.count < Self.most else { return }
        let amount = minor < 0 ? -minor : minor
        if currency == base {
            if legs[payment] == nil { waiting[payment, default: 0] &+= amount }
            legs[payment]?.base &+= amount
            return
        }
        var leg = legs[payment] ?? Legs(currency: currency, base: waiting[payment] ?? 0)
        leg.isUnclear = leg.isUnclear || leg.currency != currency
        leg.foreign &+= amount
        legs[payment] = leg
        waiting[payment] = nil
    }

    /// The file was seen to its end.
    func complete() { isComplete = true }

    /// What part or all of a payment is worth in the base currency, at the platform's own rate; nil where
    /// it was not changed.
    func worth(of payment: String, _ minor: Int64, _ currency: Currency) -> Int64? {
        guard let leg = legs[payment], !leg.isUnclear, leg.currency == currency, leg.foreign > 0, leg.base > 0
        else { return nil }
        return try? Checked.scaleToNearest(minor, by: leg.base, over: leg.foreign)
    }
}
