import CampaignKit

extension Preset {
    /// CiviCRM's export of contributions, in English.
    static let civiCRM = Preset(
        "civicrm", platform: "CiviCRM contributions", source: "civicrm", evidence: .code,
        signature: [
            "Contribution ID", "Contact ID|Internal Contact ID", "Total Amount",
            "Contribution Date|Date Received|Receive Date",
            "Contribution Status|Contribution Status ID|Status",
        ], clock: .charity
    ) { header throws(GiftFileError) in try CiviCRM(&header) }
}

private struct CiviCRM: PresetBody {
    private let id, date, amount, currency, fee, net, status, canceled, test, template: Int
    private let campaign, method, last, benefit: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Contribution ID", as: .giftID)
        date = try header.required("Contribution Date", "Date Received", "Receive Date", as: .date)
        amount = try header.required("Total Amount", as: .amount)
        currency = header.optional("Currency", as: .currency)
        fee = header.optional("Fee Amount", as: .fee)
        net = header.optional("Net Amount")
        status = try header.required("Contribution Status", "Contribution Status ID", "Status")
        canceled = header.optional("CancelledRefundedDate", "Cancel Date", "CancelledDate")
        test = header.optional("Test Mode", "Is Test", "Test")
        template = header.optional("Is a Template Contribution")
        campaign = header.designation("Campaign", "Campaign Title", "Campaign ID")
        method = header.optional("Payment Method", "Payment Method ID")
        last = header.optional("Last Name")
        benefit = header.optional("Non-deductible Amount", as: .benefitValue)
        header.copy(.donorID, "Contact ID", "Internal Contact ID")
        header.copy(.donorName, "Display Name", "Contact Name")
        header.copy(.firstName, "First Name")
        header.copy(.lastName, "Last Name")
        header.copy(.organization, "Organization Name")
        header.copy(.email, "Email")
        header.copy(.phone, "Phone")
        header.copy(.address1, "Street Address")
        header.copy(.address2, "Supplemental Address 1")
        header.copy(.city, "City")
        header.copy(.state, "State", "State/Province")
        header.copy(.postalCode, "Postal Code")
        header.copy(.country, "Country")
        header.copy(.processorID, "Transaction ID")
        header.copy(.reference, "Check Number")
        header.pass(
            "Financial Type", "Financial Type ID", "Invoice Number", "Contribution Source", "Receipt Date")
        header.pass("Thank-you Date", "Created Date", "Modified Date")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.isYes(test) { return out.leaveOut("test", test, amount: amount, name: last) }
        if row.isYes(template) || row.says(status, "template") {
            return out.leaveOut(
                "recurring gift template", row.isYes(template) ? template : status, amount: amount)
        }
        guard let standing = out.standing(words.standing(row, status), status, amount: amount, name: last)
        else { return }
        let money = out.currency(currency)
        let (gross, cost) = (out.gift(amount, money), out.amount(fee, money))
        let rest = out.amount(net, money)
        guard !out.isRefused else { return }
        out.tally(money, gross: gross, fee: cost, net: row.isEmpty(net) ? nil : rest, at: net)
        let id = row.text(id)
        out.setGift(id, on: row.bytes(date), gross, money, fee: cost)
        out.setBenefit(out.amount(benefit, money), money, at: benefit)
        out.set(.method, words.method(row, method))
        out.place(campaign, of: gross, money)
        out.emit()
        if standing == .refunded { out.emitRefund(of: id, soFar: gross, money, day: canceled) }
    }
}
