import CampaignKit

extension Preset {
    /// Fundraise Up's export of donations, also of those that were refunded.
    static let fundraiseUp = Preset(
        "fundraise-up", platform: "Fundraise Up", source: "fundraise-up", evidence: .realFile,
        signature: [
            "Donation ID", "Donation Status", "Is Live", "Donation Currency", "Donation Amount",
            "Donation Date",
            "Supporter ID", "Refund Amount",
        ]
    ) { header throws(GiftFileError) in try FundraiseUp(&header) }
}

private struct FundraiseUp: PresetBody {
    private let id, status, live, currency, amount, converted, date, success, refund, refundDate: Int
    private let fee, feeCurrency, platformFee, platformCurrency, campaign, designation, anonymous: Int
    private let tribute, honoree, method, name, refundCurrency: Int
    private let convertedCode: String
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Donation ID", as: .giftID)
        status = try header.required("Donation Status")
        live = try header.required("Is Live")
        currency = try header.required("Donation Currency", as: .currency)
        amount = try header.required("Donation Amount", as: .amount)
        (converted, convertedCode) = Self.converted(&header)
        date = try header.required("Donation Date", as: .date)
        success = header.optional("Success Date")
        refund = try header.required("Refund Amount")
        refundDate = header.optional("Refund Date")
        refundCurrency = header.optional("Refund Amount Currency")
        fee = header.optional("Payment Processing Fee", as: .fee)
        feeCurrency = header.optional("Payment Processing Fee Currency")
        platformFee = header.optional("Donation Platform Fee")
        platformCurrency = header.optional("Donation Platform Fee Currency")
        campaign = header.designation("Campaign Name")
        designation = header.designation("Designation Name")
        anonymous = header.optional("Anonymous Donation", as: .anonymous)
        tribute = header.optional("Tribute Type", as: .tributeType)
        honoree = header.optional("Tribute Honoree", as: .tributeName)
        method = header.optional("Payment Method")
        name = header.optional("Supporter Full Name", as: .donorName)
        header.copy(.donorID, "Supporter ID")
        header.copy(.firstName, "Supporter First Name")
        header.copy(.lastName, "Supporter Last Name")
        header.copy(.email, "Supporter Email")
        header.copy(.phone, "Supporter Phone Number")
        header.copy(.address1, "Mailing Address Line 1")
        header.copy(.address2, "Mailing Address Line 2")
        header.copy(.city, "Mailing City")
        header.copy(.state, "Mailing State/Region")
        header.copy(.postalCode, "Mailing Zip/Postal")
        header.copy(.country, "Mailing Country")
        header.copy(.note, "Donation Comment")
        header.copy(.processorID, "Payment ID")
        header.pass("Donation Amount Before Fees Covered", "Supporter Covered Fee")
        header.pass("Donation Payout Amount", "Donation Payout Currency", "Refunded Platform Fee")
        header.pass("Campaign ID", "Designation ID", "Failed Date", "Mailing Address Line 1 and 2")
    }

    /// The amount in the currency of the account, which the column's name says.
    private static func converted(_ header: inout PresetHeader) -> (Int, String) {
        var found = (-1, "")
        for code in ["USD", "EUR", "GBP", "CAD", "AUD", "ILS", "CHF"] where found.0 < 0 {
            found = (header.optional("Converted Donation Amount (\(code))", as: .baseAmount), code)
            header.pass("Converted Donation Amount Before Fees Covered Option (\(code))")
            header.pass("Converted Payout Amount (\(code))", "Converted Payment Processing Fee (\(code))")
            header.pass("Converted Platform Fee (\(code))", "Converted Refund Amount (\(code))")
        }
        return found
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.says(live, "no", "false", "0") {
            return out.leaveOut("test", live, amount: amount, name: name)
        }
        if !row.isYes(live) { out.refuseWord(live, "answer to Is Live") }
        var standing = words.standing(row, status)
        if row.says(status, "partially refunded", "partially_refunded") { standing = .paid }
        guard out.standing(standing, status, amount: amount, name: name) != nil else { return }
        let money = out.currency(currency)
        let (gross, back) = (out.gift(amount, money), out.amount(refund, money))
        if back < 0 || back > max(gross, 0) { out.refuse(refund, "the refund is not part of the amount") }
        if back > 0, row.currency(refundCurrency, money) != money, !row.isEmpty(refundCurrency) {
            out.refuse(refundCurrency, "the refund is in another currency than the donation")
        }
        if back == 0, standing == .refunded {
            out.refuse(refund, "a refunded donation without the amount of the refund")
        }
        let (cost, baseCost) = fees(row, money, out)
        guard !out.isRefused else { return }
        let id = row.text(id)
        out.setGift(id, on: row.bytes(date), gross, money, fee: cost)
        if cost == 0 { out.setBaseFee(baseCost) } else if baseCost != 0 { out.passFee() }
        if money != out.base, convertedCode == out.base.code {
            out.setWorth(converted, of: gross, source: "Fundraise Up")
        }
        out.set(.method, words.method(row, method))
        if row.isYes(anonymous) { out.set(.anonymous, "public") }
        out.tribute(tribute, honoree)
        out.place(designation, campaign, of: gross, money)
        out.tally(money, gross: gross, fee: cost, at: amount)
        out.emit()
        if back > 0 { out.emitRefund(of: id, soFar: back, money, day: refundDate) }
    }

    /// Fees in the currency of the donation and in the base currency; others are passed over, and said.
    private func fees(_ row: PlatformRow, _ money: Currency, _ out: PresetOutput) -> (Int64, Int64) {
        var sums: [Currency: Int64] = [:]
        for (field, code) in [(fee, feeCurrency), (platformFee, platformCurrency)] where !row.isEmpty(field) {
            guard let currency = row.currency(code, money), [money, out.base].contains(currency) else {
                out.passFee()
                continue
            }
            guard let next = try? Checked.add(sums[currency] ?? 0, out.amount(field, currency)) else {
                out.refuseAmount(field)
                continue
            }
            sums[currency] = next
        }
        return (sums[money] ?? 0, money == out.base ? 0 : sums[out.base] ?? 0)
    }
}
