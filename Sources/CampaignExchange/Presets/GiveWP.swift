import CampaignKit

extension Preset {
    /// GiveWP's sample of donations to import, whose rows have no id.
    static let giveWPSample = Preset(
        "givewp-sample", platform: "GiveWP donation sheet", source: "givewp", evidence: .realFile,
        signature: [
            "Donation Form", "Donation Amount", "Donation Currencies", "Donation Date", "Test Mode",
            "Donation Status",
        ],
        clock: .charity, dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try GiveWP(&header) }

    /// GiveWP's export of donations.
    static let giveWP = Preset(
        "givewp", platform: "GiveWP", source: "givewp", evidence: .code,
        signature: [
            "Donation ID", "Donation Total", "Currency Code", "Donation Status", "Payment Gateway",
            "Form Title",
        ],
        clock: .charity, dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try GiveWP(&header) }
}

private struct GiveWP: PresetBody {
    private let id, amount, currency, date, time, status, test, form, method, email, first, last, donor: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = header.optional("Donation ID", as: .giftID)
        amount = try header.required("Donation Total", "Donation Amount", as: .amount)
        currency = try header.required("Currency Code", "Donation Currencies", as: .currency)
        date = try header.required("Donation Date", as: .date)
        time = header.optional("Donation Time")
        status = try header.required("Donation Status")
        test = try header.required("Payment Mode", "Test Mode")
        form = header.designation("Form Title", "Donation Form")
        method = header.optional("Payment Gateway", "Payment Method")
        email = header.optional("Email Address", "Donor Email", as: .email)
        first = header.optional("First Name", "Donor First Name", as: .firstName)
        last = header.optional("Last Name", "Donor Last Name", as: .lastName)
        header.copy(.email, "Email Address", "Donor Email")
        header.copy(.firstName, "First Name", "Donor First Name")
        header.copy(.lastName, "Last Name", "Donor Last Name")
        donor = header.optional("Donor ID", as: .donorID)
        header.copy(.organization, "Company Name")
        header.copy(.phone, "Donor Phone Number")
        header.copy(.address1, "Address 1")
        header.copy(.address2, "Address 2")
        header.copy(.city, "City")
        header.copy(.state, "State")
        header.copy(.postalCode, "Zip", "Zip Code")
        header.copy(.country, "Country")
        header.copy(.note, "Donor Comment", "Notes")
        header.pass(
            "Donation Number", "Form ID", "Level ID", "Level Title", "Donation Level", "Currency Symbol")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.isYes(test) || row.says(test, "test") {
            return out.leaveOut("test", test, amount: amount, name: last)
        }
        if !row.isEmpty(test), !row.says(test, "live", "false", "no", "0") { out.refuseWord(test, "mode") }
        // A renewal is a payment of a subscription.
        var isRefunded = false
        if !row.says(status, "renewal", "give_subscription") {
            guard
                let standing = out.standing(words.standing(row, status), status, amount: amount, name: last)
            else { return }
            isRefunded = standing == .refunded
        }
        let money = out.currency(currency)
        let gross = out.gift(amount, money)
        guard !out.isRefused else { return }
        let name =
            row.isEmpty(id)
            ? PresetWords.madeID("row", row, [date, time, amount, email, first, last, form]) : row.text(id)
        let person = person(row)
        let isCompanys = out.giveForCompany(person, on: out.moment(date, time))
        if !isCompanys, !person.isEmpty { out.set(.donorID, person) }
        out.set(.giftID, name)
        out.set(.date, out.moment(date, time))
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        out.set(.method, words.method(row, method))
        out.place(form, of: gross, money)
        out.tally(money, gross: gross, at: amount)
        out.emit()
        if isRefunded { out.emitRefund(of: name, soFar: gross, money, day: -1) }
    }
    /// GiveWP has one donor for each e-mail address: the name tells a couple's gifts apart.
    private func person(_ row: PlatformRow) -> String {
        guard !row.isEmpty(donor) else { return "" }
        let name = [first, last].filter { !row.isEmpty($0) }.map { row.text($0).lowercased() }
        return PresetWords.key(([row.text(donor)] + name).joined(separator: " "))
    }
}
