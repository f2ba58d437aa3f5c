import CampaignKit

extension Preset {
    /// Donorbox's export of donations; questions of a form's own are its last columns.
    static let donorbox = Preset(
        "donorbox", platform: "Donorbox", source: "donorbox", evidence: .code,
        signature: [
            "Donor's First Name", "Donor Email", "Amount", "Currency", "Total Fee", "Net Amount",
            "Donated At",
            "Receipt Id", "Status",
        ], dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try Donorbox(&header) }
}

private struct Donorbox: PresetBody {
    private let id, date, amount, inDollars, currency, fee, net, status, campaign, designation: Int
    private let anonymous, type, tribute, honoree, last, benefit, benefitWords, donor: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Receipt Id", as: .giftID)
        date = try header.required("Donated At", as: .date)
        amount = try header.required("Amount", as: .amount)
        inDollars = header.optional("Amount in USD", as: .baseAmount)
        currency = try header.required("Currency", as: .currency)
        fee = try header.required("Total Fee", as: .fee)
        net = header.optional("Net Amount")
        status = try header.required("Status")
        campaign = header.designation("Campaign")
        designation = header.designation("Designation")
        anonymous = header.optional("Make Donation Anonymous", as: .anonymous)
        type = header.optional("Donation Type")
        tribute = header.optional("Dedication Type", as: .tributeType)
        honoree = header.optional("Honoree Name", as: .tributeName)
        last = header.optional("Donor's Last Name")
        benefit = header.optional("Fair Market Value", as: .benefitValue)
        benefitWords = header.optional("Fair Market Value Description", as: .benefitDescription)
        header.copy(.firstName, "Donor's First Name")
        header.copy(.lastName, "Donor's Last Name")
        header.copy(.organization, "Donating Company")
        header.copy(.email, "Donor Email")
        donor = header.optional("Donor Id", as: .donorID)
        header.copy(.donorID, "Donor Id")
        header.copy(.phone, "Phone")
        header.copy(.address1, "Address")
        header.copy(.address2, "Address 2")
        header.copy(.city, "City")
        header.copy(.state, "State / Province")
        header.copy(.postalCode, "Postal Code")
        header.copy(.country, "Country")
        header.copy(.note, "Donor Comment")
        header.copy(.processorID, "Stripe Charge Id")
        header.copy(.tributeNotifyName, "Recipient Name")
        header.pass("Name", "Processing Fee", "Platform Fee", "Tax Fee", "Converted Net Amount")
        header.pass("Net amount in USD", "Fee Covered", "Existing Donor Id", "Amount Description")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        guard let standing = out.standing(words.standing(row, status), status, amount: amount, name: last)
        else { return }
        let money = out.currency(currency)
        let (gross, cost) = (out.gift(amount, money), out.amount(fee, money))
        // Of a refunded donation it may be what is left.
        let rest = standing == .paid ? out.stated(net, money) : nil
        guard !out.isRefused else { return }
        let id = row.text(id)
        out.giveForCompany(row.isEmpty(donor) ? "" : row.text(donor), on: row.text(date))
        out.setGift(id, on: row.bytes(date), gross, money, fee: cost)
        if money != out.base, out.base == .usd {
            out.setWorth(inDollars, of: gross, source: "Donorbox")
        }
        out.setBenefit(out.amount(benefit, money), money, at: benefit, words: benefitWords)
        out.set(.method, words.method(row, type))
        if row.isYes(anonymous) { out.set(.anonymous, "public") }
        out.tribute(tribute, honoree)
        out.place(designation, campaign, of: gross, money)
        out.tally(money, gross: gross, fee: cost, net: rest, at: rest == nil ? amount : net)
        out.emit()
        if standing == .refunded { out.emitRefund(of: id, soFar: gross, money, day: -1) }
    }
}
