import CampaignKit

extension Preset {
    /// A sheet in the form of Salesforce's Nonprofit Success Pack Data Import.
    static let npsp = Preset(
        "npsp", platform: "NPSP data import", source: "npsp", evidence: .code,
        signature: [
            "Contact1 Last Name", "Account1 Name", "Donation Donor", "Donation Amount", "Donation Date",
            "Donation Stage",
        ],
        clock: .charity
    ) { header throws(GiftFileError) in try NPSPDataImport(&header) }
}

private struct NPSPDataImport: PresetBody {
    private let donor, amount, date, stage, campaign, method, number: Int
    private let first, last, account, email, imported: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        donor = try header.required("Donation Donor")
        amount = try header.required("Donation Amount", as: .amount)
        date = try header.required("Donation Date", as: .date)
        stage = try header.required("Donation Stage")
        campaign = header.designation("Campaign Name", "Donation Campaign Name")
        method = header.optional("Payment Method")
        number = header.optional("Payment Check/Reference Number", as: .reference)
        first = header.optional("Contact1 First Name", as: .firstName)
        last = try header.required("Contact1 Last Name", as: .lastName)
        account = try header.required("Account1 Name", as: .organization)
        email = header.optional("Contact1 Personal Email", as: .email)
        imported = header.optional("Donation Imported", as: .giftID)
        header.copy(.address1, "Home Street")
        header.copy(.city, "Home City")
        header.copy(.state, "Home State/Province")
        header.copy(.postalCode, "Home Zip/Postal Code")
        header.copy(.country, "Home Country")
        header.copy(.note, "Donation Description")
        header.copy(.reference, "Payment Check/Reference Number")
        header.pass("Donation Name", "Donation Record Type Name", "Donation Type", "Contact1 Salutation")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        guard !row.isEmpty(amount) else { return out.leaveOut("no donation", amount, name: last) }
        guard row.says(stage, "closed won", "posted", "received", "paid") else {
            if row.isEmpty(stage) { return out.refuse(stage, "a donation without its stage") }
            return out.leaveOut(
                "not received: " + row.text(stage).lowercased(), stage, amount: amount, name: last)
        }
        let isAccount = row.says(donor, "account1")
        if !isAccount, !row.says(donor, "contact1") {
            out.refuse(donor, "neither Contact1 nor Account1", hint: "say which of them gave")
        }
        let gross = out.gift(amount, out.base)
        guard !out.isRefused else { return }
        out.set(
            .giftID,
            row.isEmpty(imported)
                ? PresetWords.madeID("row", row, [date, amount, number, first, last, account, email, donor])
                : row.text(imported))
        out.set(.date, row.bytes(date))
        out.set(.amount, gross, out.base)
        out.set(.method, words.method(row, method))
        if isAccount {
            out.set(.organization, row.bytes(account))
        } else {
            out.set(.firstName, row.bytes(first))
            out.set(.lastName, row.bytes(last))
            out.set(.email, row.bytes(email))
        }
        out.place(campaign, of: gross, out.base)
        out.tally(out.base, gross: gross, at: amount)
        out.emit()
    }
}
