import CampaignKit

extension Preset {
    /// Givebutter's transactions, in both generations of their header.
    static let givebutter = Preset(
        "givebutter", platform: "Givebutter", source: "givebutter", evidence: .code,
        signature: [
            "Reference #|Reference Number", "Status|Status Friendly", "Amount", "Fee", "Fee Covered",
            "Donated",
            "Payment captured (UTC)|Payment captured UTC|Transaction date UTC",
        ]
    ) { header throws(GiftFileError) in try Givebutter(&header) }
}

private struct Givebutter: PresetBody {
    private let id, status, amount, fee, covered, donated, currency, date, refundDate, dispute: Int
    private let campaign, fund, method, dedication, honoree, last: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Reference #", "Reference Number", as: .giftID)
        status = try header.required("Status", "Status Friendly")
        amount = try header.required("Amount", as: .amount)
        fee = try header.required("Fee", as: .fee)
        covered = try header.required("Fee Covered")
        donated = try header.required("Donated")
        currency = header.optional("Currency", as: .currency)
        date = try header.required(
            "Payment captured (UTC)", "Payment captured UTC", "Transaction date UTC", as: .date)
        refundDate = header.optional("Refund date (UTC)", "Refund date UTC")
        dispute = header.optional("Dispute Status")
        campaign = header.designation("Campaign", "Campaign Title")
        fund = header.designation("Fund Name")
        method = header.optional("Method")
        dedication = header.optional("Dedication Type", as: .tributeType)
        honoree = header.optional("Dedication Name", as: .tributeName)
        last = header.optional("Last Name")
        header.copy(.firstName, "First Name")
        header.copy(.lastName, "Last Name")
        header.copy(.organization, "Company")
        header.copy(.email, "Email")
        header.copy(.phone, "Phone")
        header.copy(.address1, "Address", "Address Line 1")
        header.copy(.address2, "Address Line 2")
        header.copy(.city, "City")
        header.copy(.state, "State")
        header.copy(.postalCode, "Zip", "Zip Code", "Postal Code")
        header.copy(.country, "Country")
        header.copy(.reference, "Check Number")
        header.pass("Payout", "Frequency", "Recurring Plan ID", "Fund ID", "Fund Code")
    }

    /// Amount is without the fees that the donor added; Donated is what is left of both.
    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.says(status, "authorized") {
            return out.leaveOut("authorized only", status, amount: amount, name: last)
        }
        guard let standing = out.standing(words.standing(row, status), status, amount: amount, name: last)
        else { return }
        let isLost = row.says(dispute, "lost")
        if !row.isEmpty(dispute), !isLost, !row.says(dispute, "won", "none") {
            out.refuse(
                dispute, "a disputed payment: the file does not say what was lost when",
                hint: "when it is decided, record it: campaign gift refund")
        }
        let money = out.currency(currency)
        let (part, more) = (out.gift(amount, money), out.amount(covered, money))
        let (cost, rest) = (out.amount(fee, money), out.amount(donated, money))
        guard !out.isRefused else { return }
        guard let gross = try? Checked.add(part, more) else { return out.refuseAmount(amount) }
        let id = row.text(id)
        out.giveForCompany("", on: row.text(date))
        out.setGift(id, on: row.bytes(date), gross, money, fee: cost)
        out.set(.method, words.method(row, method))
        out.tribute(dedication, honoree)
        out.place(fund, campaign, of: gross, money)
        out.tally(money, gross: gross, fee: cost, net: rest, at: donated)
        out.emit()
        if standing == .refunded || isLost || !row.isEmpty(refundDate) {
            out.emitRefund(of: id, soFar: gross, money, day: refundDate)
        }
    }
}
