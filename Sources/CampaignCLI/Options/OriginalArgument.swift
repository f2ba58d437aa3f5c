import CampaignKit
import CampaignLedger
import CampaignServices

/// An amount on the command line in the currency of the row that it acts on: `500 ILS`, `-20,000 ILS`.
struct OriginalArgument {
    /// Signed minor units of that currency.
    let original: Money
    /// Its share of the row's value, signed base-currency minor units.
    let minorUnits: Int64
    private let base: Currency

    /// Nil when the text names no currency, or another than the row's.
    init?(_ text: String, of target: EntryDetail, base: Currency) {
        guard let whole = target.original, whole.minorUnits > 0, whole.currency != base,
            text.uppercased().contains(whole.currency.code)
        else { return nil }
        let (code, currency) = (whole.currency.code, whole.currency)
        let isCut = text.hasPrefix("-") || text.hasPrefix("−")
        let digits = text.uppercased().replacing(code, with: "").filter { !"+-− ".contains($0) }
        guard let minor = try? AmountParser.minorUnits(digits, currency: currency), minor > 0,
            let share = try? Checked.scale(minor, by: target.amountMinor, over: whole.minorUnits)
        else { return nil }
        self.base = base
        original = Money(minorUnits: isCut ? -minor : minor, currency: currency)
        minorUnits = isCut ? -share : share
    }

    /// The row's cells: it is worth its share, so that no exchange difference comes of it.
    var cells: TypedEntry<Session>.Cells {
        [
            ("amount", original.plainText), ("currency", original.currency.code),
            ("base_amount", Money(minorUnits: minorUnits, currency: base).plainText),
        ]
    }
}
