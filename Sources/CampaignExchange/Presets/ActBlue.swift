import CampaignKit

extension Preset {
    /// ActBlue's and ActBlue Charities' paid contributions; the file of canceled ones is no money.
    static let actBlue = Preset(
        "actblue", platform: "ActBlue", source: "actblue", evidence: .code,
        signature: [
            "Receipt ID", "Date", "Amount", "Recurrence Number", "Fundraising Page", "Lineitem ID",
            "Payment ID",
            "Refund ID", "Refund Date", "Fee",
        ], clock: .charity, dateOrder: .yearFirst
    ) { header throws(GiftFileError) in try ActBlue(&header) }
}

private struct ActBlue: PresetBody {
    private let id, date, amount, fee, refund, refundDate, page, kind, card, last: Int

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Lineitem ID", as: .giftID)
        date = try header.required("Date", as: .date)
        amount = try header.required("Amount", as: .amount)
        fee = try header.required("Fee", as: .fee)
        refund = try header.required("Refund ID")
        refundDate = try header.required("Refund Date")
        page = header.designation("Fundraising Page")
        kind = header.optional("Kind")
        card = header.optional("Check Number", as: .reference)
        last = header.optional("Donor Last Name")
        header.copy(.firstName, "Donor First Name")
        header.copy(.lastName, "Donor Last Name")
        header.copy(.donorID, "Donor ID")
        header.copy(.address1, "Donor Addr1")
        header.copy(.address2, "Donor Addr2")
        header.copy(.city, "Donor City")
        header.copy(.state, "Donor State")
        header.copy(.postalCode, "Donor ZIP")
        header.copy(.country, "Donor Country")
        header.copy(.email, "Donor Email")
        header.copy(.phone, "Donor Phone")
        header.copy(.payoutID, "Disbursement ID")
        header.copy(.reference, "Check Number")
        header.pass("Receipt ID", "Recurring Total Months", "Recurrence Number", "Recipient", "Payment ID")
        header.pass("Payment Date", "Disbursement Date", "Reserved")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let money = Currency.usd
        let (gross, cost) = (out.gift(amount, money), out.amount(fee, money))
        guard !out.isRefused else { return }
        let id = row.text(id)
        out.setGift(id, on: row.bytes(date), gross, money, fee: cost)
        out.set(.method, row.isEmpty(card) ? "card" : "check")
        out.place(page, of: gross, money)
        out.tally(money, gross: gross, fee: cost, at: amount)
        out.emit()
        if !row.isEmpty(refund) || !row.isEmpty(refundDate) {
            out.emitRefund(of: id, soFar: gross, money, day: refundDate)
        }
    }
}
