import CampaignKit

extension Preset {
    /// Stripe's payout reconciliation and settlement reports, a row for each movement of the balance.
    static let stripePayouts = Preset(
        "stripe-payouts", platform: "Stripe payout report", source: "stripe-payouts", evidence: .realFile,
        signature: [
            "balance_transaction_id", "reporting_category", "gross", "net", "fee", "source_id",
            "created|created_utc",
        ], clock: .charity, dateOrder: .yearFirst
    ) { header throws(GiftFileError) in try StripePayouts(&header) }
}

private struct StripePayouts: PresetBody {
    private let id, source, charge, created, category, gross, fee, net, currency, description, name: Int
    private let payout: Int
    private let isUTC: Bool

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("balance_transaction_id")
        source = try header.required("source_id")
        charge = header.optional("charge_id", as: .giftID)
        let utc = header.optional("created_utc", as: .date)
        isUTC = utc >= 0
        created = isUTC ? utc : try header.required("created", as: .date)
        category = try header.required("reporting_category")
        gross = try header.required("gross", as: .amount)
        fee = try header.required("fee", as: .fee)
        net = try header.required("net")
        currency = try header.required("currency", as: .currency)
        description = header.optional("description")
        name = header.optional("customer_name", as: .donorName)
        payout = header.optional("automatic_payout_id")
        header.copy(.payoutID, "automatic_payout_id")
        header.copy(.donorID, "customer_id")
        header.copy(.email, "customer_email")
        header.copy(.phone, "customer_phone")
        header.copy(.address1, "customer_address_line1")
        header.copy(.address2, "customer_address_line2")
        header.copy(.city, "customer_address_city")
        header.copy(.state, "customer_address_state")
        header.copy(.postalCode, "customer_address_postal_code")
        header.copy(.country, "customer_address_country")
        header.pass("available_on", "available_on_utc", "automatic_payout_effective_at", "payment_intent_id")
        header.pass("automatic_payout_effective_at_utc", "payment_method_type", "card_brand", "card_country")
        header.pass("card_funding", "trace_id_status", "gateway_account")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.says(category, "payout", "payout_reversal", "payout_minimum_balance_hold") {
            return out.leaveOut("payout", category, amount: gross)
        }
        let money = out.currency(currency)
        let (amount, kept) = (out.amount(gross, money), out.amount(fee, money))
        let rest = out.amount(net, money)
        if row.says(category, "fee", "tax", "network_cost", "platform_fee") {
            guard !out.isRefused else { return }
            out.tally(money, gross: 0, fee: -rest, net: rest, at: net)
            out.addPayoutFee(-rest, money, of: row.text(payout), row.text(id))
            return out.leaveOut("fee", category, amount: net)
        }
        if row.says(description, "Give Lively / Giving Basket") {
            return out.leaveOut("sum of another platform's gifts", description, amount: gross)
        }
        if !isMoney(row) { out.refuseWord(category, "category") }
        guard !out.isRefused else { return }
        out.tally(money, gross: amount, fee: kept, net: rest, at: net)
        write(row, out, money, amount, kept)
    }

    private func isMoney(_ row: PlatformRow) -> Bool {
        row.says(category, "charge", "refund", "partial_capture_reversal", "charge_failure", "refund_failure")
            || row.says(category, "dispute", "dispute_reversal")
    }

    private func write(
        _ row: PlatformRow, _ out: PresetOutput, _ money: Currency, _ amount: Int64, _ kept: Int64
    ) {
        let paid = row.isEmpty(charge) ? row.text(source) : row.text(charge)
        out.set(.date, isUTC ? row.text(created) + " UTC" : row.text(created))
        out.set(.currency, money.code)
        if row.says(category, "refund_failure") {
            // The money is there again: what took it never did.
            out.set(.giftID, row.bytes(id))
            out.set(.type, "void")
            out.set(.reverses, row.bytes(source))
            return out.emit()
        }
        out.set(.amount, amount < 0 ? -amount : amount, money)
        if kept != 0 { out.set(.fee, kept, money) }
        if row.says(category, "dispute_reversal") {
            // The money came back on its own day, and of the dispute's fee what this row says.
            guard amount > 0 else { return out.refuse(gross, "a dispute that was won and is not above zero") }
            out.set(.giftID, row.bytes(id))
            out.set(.type, "chargeback")
            out.set(.reverses, row.bytes(source))
        } else if row.says(category, "charge") {
            guard amount > 0 else { return out.refuse(gross, "a charge that is not above zero") }
            out.set(.giftID, paid)
            out.set(.processorID, paid)
            out.set(.method, row.text(source).hasPrefix("py_") ? "other" : "card")
            out.set(.donorName, row.bytes(name))
        } else {
            guard amount < 0 else { return out.refuse(gross, "money that went back and is not below zero") }
            // A payment that failed may go back under its own id.
            out.set(.giftID, row.text(source) == paid ? row.bytes(id) : row.bytes(source))
            out.set(.type, row.says(category, "refund", "partial_capture_reversal") ? "refund" : "chargeback")
            out.set(.reverses, paid)
        }
        out.emit()
    }
}
