import CampaignKit

extension Preset {
    /// Fidelity Charitable's list of grants: the fund's sponsor is the donor, who recommended it the advisor.
    static let fidelityCharitable = Preset(
        "fidelity-charitable", platform: "Fidelity Charitable", source: "fidelity-charitable",
        evidence: .realFile,
        signature: [
            "Recommended By", "Grant Id", "Effective Date", "Grant Amount", "Giving Account Name",
            "Addressee Name",
            "Payable To",
        ], dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try FidelityCharitable(&header) }
}

private struct FidelityCharitable: PresetBody {
    private let id, date, amount, purpose, account, addressee, one, two, three, city, state, postal,
        country: Int

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Grant Id", as: .giftID)
        date = try header.required("Effective Date", as: .date)
        amount = try header.required("Grant Amount", as: .amount)
        purpose = header.designation("Special Purpose")
        account = try header.required("Giving Account Name")
        addressee = try header.required("Addressee Name")
        one = header.optional("Acknowledgement Address Line 1")
        two = header.optional("Acknowledgement Address Line 2")
        three = header.optional("Acknowledgement Address Line 3")
        city = header.optional("Acknowledgement City")
        state = header.optional("Acknowledgement State")
        postal = header.optional("Acknowledgement ZipCode")
        country = header.optional("Acknowledgement Country")
        header.copy(.depositID, "ACH Group Id")
        header.pass("Recommended By", "Payable To", "Primary Name", "Secondary Name", "Full Address")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let money = Currency.usd
        let gross = out.gift(amount, money)
        guard !out.isRefused else { return }
        let isAnonymous = row.says(account, "Anonymous") || row.says(addressee, "Anonymous")
        // Without an addressee the account is all that can be thanked.
        let said = isAnonymous ? "" : row.isEmpty(addressee) ? row.text(account) : row.text(addressee)
        // Two advisors may have one name: where they live tells them apart.
        let advisor = said.isEmpty ? "" : PresetWords.key("\(said) \(row.text(one)) \(row.text(postal))")
        if !advisor.isEmpty {
            out.emitPerson(on: row.bytes(date)) {
                out.set(.donorID, advisor)
                out.set(.donorName, PresetWords.key(said))
                out.set(.address1, row.bytes(one))
                let more = [two, three].map { row.text($0) }.filter { !$0.isEmpty }.joined(separator: ", ")
                out.set(.address2, more)
                let cells: [(CanonicalColumn, Int)] = [
                    (.city, city), (.state, state), (.postalCode, postal), (.country, country),
                ]
                for (column, field) in cells { out.set(column, row.bytes(field)) }
            }
        }
        out.set(.giftID, row.bytes(id))
        out.set(.type, "daf")
        out.set(.date, row.bytes(date))
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        out.set(.organization, "Fidelity Charitable")
        out.set(.donorID, "fidelity-charitable")
        out.set(.donorKind, "daf_sponsor")
        out.set(.method, "ach")
        if !advisor.isEmpty { out.set(.softCredits, advisor + ":daf_advisor") }
        out.place(purpose, of: gross, money)
        out.tally(money, gross: gross, at: amount)
        out.emit()
    }
}
