import CampaignKit

/// Refunds that a gift's own row tells, and what money in another currency is worth.
extension PresetOutput {
    /// Says what a gift in another currency is worth; nothing where the cell is blank.
    func setWorth(_ field: Int, of gross: Int64, source: String) {
        guard field >= 0, !row.isEmpty(field) else { return }
        let minor = amount(field, base)
        worth = (minor, gross, source)
        set(.baseAmount, minor, base)
        set(.fxSource, source)
    }

    /// Says what was kept of a gift in another currency, where the account has the base currency.
    func setBaseFee(_ minor: Int64) {
        guard minor != 0 else { return }
        set(.fee, base.code + " " + Money(minorUnits: minor, currency: base).plainText)
        tally(base, gross: 0, fee: minor)
    }

    /// Says what a payment is worth by the platform's own change of money, where it changed it.
    func setWorth(of payment: String, _ minor: Int64, _ currency: Currency, _ conversions: Conversions) {
        guard currency != base, let worth = conversions.worth(of: payment, minor, currency) else { return }
        set(.baseAmount, worth, base)
        set(.fxSource, "PayPal")
    }

    /// Writes the refund `ID#refund` of a gift whose row tells how much went back so far: what was posted
    /// before comes off.
    ///
    /// Source: issue “Real files go in”, `docs/csv.md`.
    ///
    /// - Parameters:
    ///   - soFar: in `currency`, above zero.
    ///   - day: the cell with the day; the day of the import where it is blank.
    func emitRefund(of id: String, soFar: Int64, _ currency: Currency, day: Int, fee: Int64 = 0) {
        guard !id.isEmpty else { return refuse(day, "a refund of a payment without an id") }
        let before = posted[id] ?? PostedRefunds()
        let rest = soFar.subtractingReportingOverflow(before.minorUnits)
        guard !rest.overflow, rest.partialValue >= 0 else { return denyRefund(before.lastID(id)) }
        guard rest.partialValue > 0 else { return }
        set(.giftID, before.nextID(id))
        set(.type, "refund")
        set(.reverses, id)
        set(.amount, rest.partialValue, currency)
        set(.currency, currency.code)
        setShare(soFar, before.minorUnits)
        if fee != 0 { set(.fee, fee, currency) }
        if day >= 0, !row.isEmpty(day) {
            set(.date, row.bytes(day))
        } else {
            set(.date, today.description)
            refundsOfToday += 1
        }
        // Who gave, the gift says.
        emit(who: false)
    }

    /// What a refund is worth: the same share of what the gift was, as the rate of its own day is not told.
    private func setShare(_ soFar: Int64, _ before: Int64) {
        if let rate { set(.fxRate, rate) }
        guard let worth, worth.gross > 0 else { return }
        func share(_ minor: Int64) -> Int64 {
            Int64(clamping: Int128(worth.minor) * Int128(minor) / Int128(worth.gross))
        }
        set(.baseAmount, share(soFar) - share(before), base)
        set(.fxSource, worth.source)
    }
}
