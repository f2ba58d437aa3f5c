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
    private let tribute, honoree, method, name: Int
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
        header.pass("Donation Amount Before Fees Covered", "Supporter Covered Fee", "Refund Amount Currency")
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
        guard row.isYes(live) else {
            guard row.says(live, "no", "false", "0") else { return out.refuseWord(live, "answer to Is Live") }
            return out.leaveOut("test", live, amount: amount, name: name)
        }
        switch words.standing(row, status) {
        case .out(let reason): return out.leaveOut(reason, status, amount: amount, name: name)
        case .unknown where !row.says(status, "partially refunded", "partially_refunded"):
            return out.refuseWord(status, "status")
        default: break
        }
        guard let money = out.currency(currency),
            let gross = out.amount(amount, money)
        else { return }
        guard let back = row.amount(refund, money), back >= 0, back <= gross else {
            return out.refuse(refund, "the refund is not part of the amount")
        }
        if back == 0, words.standing(row, status) == .refunded {
            return out.refuse(refund, "a refunded donation without the amount of the refund")
        }
        guard let cost = fees(row, money, out) else { return out.refuseAmount(fee) }
        let id = row.text(id)
        out.set(.giftID, id)
        out.set(.date, row.bytes(date))
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        if cost != 0 { out.set(.fee, cost, money) }
        if money != out.base, convertedCode == out.base.code {
            out.set(.baseAmount, row.bytes(converted))
            out.set(.fxSource, "Fundraise Up")
        }
        out.set(.method, words.method(row, method))
        if row.isYes(anonymous) { out.set(.anonymous, "public") }
        out.tribute(tribute, honoree)
        out.place(designation, campaign, of: gross, money)
        out.tally(money, gross: gross, fee: cost, at: amount)
        out.emit()
        if back > 0 { out.emitRefund(of: id, soFar: back, money, day: refundDate) }
    }

    /// Nil for a fee that is not an amount; fees in another currency are passed over, and said.
    private func fees(_ row: PlatformRow, _ money: Currency, _ out: PresetOutput) -> Int64? {
        var sum: Int64 = 0
        for (field, code) in [(fee, feeCurrency), (platformFee, platformCurrency)] where !row.isEmpty(field) {
            guard row.currency(code, money) == money else {
                out.passFee()
                continue
            }
            guard let part = row.amount(field, money), let next = try? Checked.add(sum, part) else {
                return nil
            }
            sum = next
        }
        return sum
    }
}
