import CampaignKit

extension Preset {
    /// The Payments export of Stripe's dashboard, in its two generations.
    ///
    /// A charge's row tells what was refunded of it. Donors are in metadata columns that every form names as
    /// it likes; the card's name and the customer's e-mail are all that every file has.
    static let stripePayments = Preset(
        "stripe-payments", platform: "Stripe payments", source: "stripe", evidence: .code,
        signature: [
            "id", "Created (UTC)|Created date (UTC)", "Amount", "Amount Refunded", "Currency", "Status",
            "Captured|Mode",
        ]
    ) { header throws(GiftFileError) in try StripePayments(&header) }
}

private struct StripePayments: PresetBody {
    private let id, created, amount, refunded, currency, status: Int
    private let convertedAmount, convertedCurrency, fee, taxes, mode, captured, refundedOn, disputeStatus: Int
    private let name, description: Int

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("id", as: .giftID)
        created = try header.required("Created (UTC)", "Created date (UTC)", as: .date)
        amount = try header.required("Amount", as: .amount)
        refunded = try header.required("Amount Refunded")
        currency = try header.required("Currency", as: .currency)
        status = try header.required("Status")
        convertedAmount = header.optional("Converted Amount", as: .baseAmount)
        convertedCurrency = header.optional("Converted Currency")
        fee = header.optional("Fee", as: .fee)
        taxes = header.optional("Taxes On Fee", "Tax")
        mode = header.optional("Mode")
        captured = header.optional("Captured")
        refundedOn = header.optional("Refunded date (UTC)", "Refunded Date")
        disputeStatus = header.optional("Dispute Status")
        name = header.optional("Card Name", as: .donorName)
        description = header.optional("Description", as: .note)
        header.copy(.email, "Customer Email")
        header.copy(.donorID, "Customer ID")
        header.copy(.payoutID, "Transfer")
        header.copy(.address1, "Card Address Line1")
        header.copy(.address2, "Card Address Line2")
        header.copy(.city, "Card Address City")
        header.copy(.state, "Card Address State")
        header.copy(.country, "Card Address Country")
        header.copy(.postalCode, "Card Address Zip")
        header.pass("Converted Amount Refunded", "PaymentIntent ID", "Payment Source Type", "Card ID")
        header.pass(
            "Seller Message", "Statement Descriptor", "Is Link", "Card Brand", "Card Funding",
            "Disputed Amount")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.says(mode, "test") { return out.leaveOut("test", mode, amount: amount, name: name) }
        if row.says(status, "failed", "canceled", "cancelled", "blocked") {
            return out.leaveOut("failed", status, amount: amount, name: name)
        }
        if row.says(
            status, "pending", "requires_payment_method", "requires_action", "incomplete", "uncaptured")
            || row.says(captured, "false")
        {
            return out.leaveOut("pending", status, amount: amount, name: name)
        }
        if !row.says(status, "paid", "refunded", "succeeded", "partially refunded", "disputed") {
            out.refuseWord(status, "status")
        }
        let money = out.currency(currency)
        let (gross, back) = (out.gift(amount, money), out.amount(refunded, money))
        if back < 0 || back > max(gross, 0) { out.refuse(refunded, "the refund is not part of the amount") }
        if back == 0, gross != 0, row.says(status, "refunded", "partially refunded") {
            out.refuse(refunded, "a refunded charge without the amount of the refund")
        }
        let isDisputed = Self.isDisputed(row, disputeStatus, out)
        let id = row.text(id)
        out.set(.giftID, id)
        out.set(.date, row.bytes(created))
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        out.set(.method, "card")
        out.set(.donorName, row.bytes(name))
        out.set(.note, row.bytes(description))
        let kept = setForeign(row, money, gross, out)
        guard !out.isRefused else { return }
        out.tally(money, gross: gross, fee: kept)
        if isDisputed {
            out.expectRefund(
                disputeStatus,
                hint: "import Stripe's payout report first: it has the dispute as a row of its own")
        }
        out.emit()
        if back > 0 { out.emitRefund(of: id, soFar: back, money, day: refundedOn) }
    }

    /// Whether a dispute took the money back, at least until it is decided; a mere inquiry takes nothing.
    private static func isDisputed(_ row: PlatformRow, _ field: Int, _ out: PresetOutput) -> Bool {
        if row.says(field, "lost", "needs_response", "under_review") { return true }
        let isHarmless = row.says(
            field, "won", "warning_needs_response", "warning_under_review", "warning_closed")
        if !row.isEmpty(field), !isHarmless { out.refuseWord(field, "status of a dispute") }
        return false
    }

    /// Sets what is in the currency of the account: the converted amount, and the fee; that is returned where
    /// it is in the currency of the charge.
    private func setForeign(
        _ row: PlatformRow, _ money: Currency, _ gross: Int64, _ out: PresetOutput
    ) -> Int64 {
        let isSaid = !row.isEmpty(convertedCurrency)
        let settled = isSaid ? out.currency(convertedCurrency) : money
        let kept = out.amount(fee, settled)
        // Stripe keeps its fee in the account's currency: where that is not said, it is known of our own
        // only.
        guard settled != money || !isSaid && money != out.base else {
            out.set(.fee, kept, money)
            return kept
        }
        guard isSaid, settled == out.base else {
            if kept != 0 { out.passFee() }
            return 0
        }
        out.setWorth(convertedAmount, of: gross, source: "Stripe")
        if !out.isRefused { out.setBaseFee(kept) }
        return 0
    }
}
