import CampaignKit

extension Preset {
    /// A sheet of people's gifts: employees' through a matching-gift service, or checks in the mail.
    static let workplaceGifts = Preset(
        "workplace-gifts", platform: "workplace giving sheet", source: "workplace", evidence: .realFile,
        signature: workplace + ["First Name", "Last Name"], clock: .charity
    ) { header throws(GiftFileError) in try WorkplaceSheet(&header, .gifts) }

    /// A sheet of companies' matches, each with the employee whose gift it matches.
    static let workplaceMatches = Preset(
        "workplace-matches", platform: "matching gift sheet", source: "workplace", evidence: .realFile,
        signature: workplace + ["Transaction ID", "Organization Name", "Soft Credit to Last Name"],
        clock: .charity
    ) { header throws(GiftFileError) in try WorkplaceSheet(&header, .matches) }

    /// A sheet of checks from organizations.
    static let workplaceChecks = Preset(
        "workplace-checks", platform: "check sheet of organizations", source: "workplace",
        evidence: .realFile,
        signature: workplace + ["Organization Name"],
        clock: .charity
    ) { header throws(GiftFileError) in try WorkplaceSheet(&header, .checks) }

    /// A sheet of checks in other currencies.
    static let foreignChecks = Preset(
        "foreign-checks", platform: "check sheet in other currencies", source: "check-sheets",
        evidence: .realFile,
        signature: ["Batch Number", "Original Amount", "Original Currency", "Received Date", "Check Number"],
        clock: .charity
    ) { header throws(GiftFileError) in try WorkplaceSheet(&header, .foreign) }

    private static let workplace = [
        "Batch", "Contribution Type", "Total Amount", "Source", "Postmark Date", "Received Date",
        "Gift Source",
    ]
}

/// Sheets of checks that services and banks send: a row is one gift, with no id where no one gave it one.
private struct WorkplaceSheet: PresetBody {
    enum Form { case gifts, matches, checks, foreign }

    private let form: Form
    private let id, amount, source, fee, currency, postmark, received, instrument, number, restriction: Int
    private let first, last, organization, softOrganization, softFirst, softLast, batch: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader, _ form: Form) throws(GiftFileError) {
        self.form = form
        batch = header.optional("Batch", "Batch Number", as: .depositID)
        id = header.optional("Transaction ID", as: .giftID)
        amount = try header.required("Total Amount", "Original Amount", as: .amount)
        source = form == .foreign ? -1 : try header.required("Source")
        fee = header.optional("Fee Amount", as: .fee)
        currency = header.optional("Original Currency", as: .currency)
        postmark = header.optional("Postmark Date", as: .postmark)
        received = try header.required("Received Date", as: .date)
        instrument = header.optional("Payment Instrument")
        number = header.optional("Check Number", as: .reference)
        restriction = header.designation("Restrictions")
        first = header.optional("First Name", as: .firstName)
        last = header.optional("Last Name", as: .lastName)
        organization = header.optional("Organization Name", as: .organization)
        softOrganization = header.optional("Soft Credit to Organization")
        softFirst = header.optional("Soft Credit to First Name")
        softLast = header.optional("Soft Credit to Last Name")
        if form == .matches || form == .checks { header.copy(.organization, "Organization Name") }
        header.copy(.firstName, "First Name")
        header.copy(.lastName, "Last Name")
        header.copy(.address1, "Street Address")
        header.copy(.address2, "Additional Address 1", "Additional Address")
        header.copy(.city, "City")
        header.copy(.state, "State/Province", "State")
        header.copy(.postalCode, "Postal Code")
        header.copy(.country, "Country")
        header.copy(.phone, "Phone")
        header.copy(.email, "Email")
        header.copy(.note, "Notes")
        header.copy(.doNotEmail, "Do Not Email")
        header.copy(.doNotMail, "Do Not Mail")
        header.pass("Contribution Type", "Gift Source", "Direct Mail Appeal")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let money = currencySaid(row, out)
        let (gross, cost) = (out.gift(amount, money), out.amount(fee, money))
        compare(row, gross, money, out)
        guard !out.isRefused else { return }
        let day = row.isEmpty(postmark) ? received : postmark
        let credit = credit(row, out, day)
        let name =
            row.isEmpty(id)
            ? PresetWords.madeID(
                "row", row, [batch, number, amount, postmark, received, first, last, organization, softLast])
            : row.text(id)
        out.set(.giftID, name)
        if form == .matches { out.set(.type, "matching") }
        out.set(.date, row.bytes(day))
        out.set(.receivedDate, row.bytes(received))
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        if cost != 0 { out.set(.fee, cost, money) }
        out.set(.method, words.method(row, instrument))
        out.set(.reference, row.bytes(number))
        out.set(.depositID, row.bytes(batch))
        out.set(.softCredits, credit)
        out.place(restriction, of: gross, money)
        out.tally(money, gross: gross, fee: cost, at: amount)
        let isNamed = form != .gifts || !row.says(last, "Anonymous")
        out.emit(who: isNamed, kept: true)
    }

    /// Source as an amount and a currency: `78.00 USD`, `USD 78.00`; nil where it says something else.
    private func said(_ row: PlatformRow) -> (code: String, amount: String)? {
        guard currency < 0 else { return nil }
        let parts = row.text(source).split(separator: " ").map(String.init)
        guard parts.count == 2, let code = parts.first(where: { $0.count == 3 && $0.allSatisfy(\.isLetter) })
        else { return nil }
        return (code, parts[0] == code ? parts[1] : parts[0])
    }

    private func currencySaid(_ row: PlatformRow, _ out: PresetOutput) -> Currency {
        if currency >= 0 { return out.currency(currency) }
        guard let said = said(row) else { return out.base }
        if let money = Currency(code: said.code) { return money }
        out.refuseWord(source, "currency")
        return out.base
    }

    /// Source and Total Amount must say the same money.
    private func compare(_ row: PlatformRow, _ gross: Int64, _ money: Currency, _ out: PresetOutput) {
        guard !out.isRefused, let said = said(row) else { return }
        if (try? AmountParser.minorUnits(said.amount, currency: money)) != gross {
            out.refuse(source, "Source does not say the same amount as Total Amount")
        }
    }

    /// Who is recognized besides the donor, and what the ledger is told of them.
    private func credit(_ row: PlatformRow, _ out: PresetOutput, _ day: Int) -> String {
        if form == .matches {
            let name = [softFirst, softLast].map { row.text($0) }.filter { !$0.isEmpty }.joined(
                separator: " ")
            guard !row.isEmpty(softLast) else { return "" }
            let key = PresetWords.key("\(name) (\(row.text(organization)))")
            out.emitPerson(on: row.bytes(day)) {
                out.set(.donorID, key)
                out.set(.firstName, row.bytes(softFirst))
                out.set(.lastName, row.bytes(softLast))
            }
            return key + ":matched_employee"
        }
        guard !row.isEmpty(softOrganization) else { return "" }
        let key = PresetWords.key(row.text(softOrganization))
        out.emitPerson(on: row.bytes(day)) {
            out.set(.donorID, key)
            out.set(.organization, row.bytes(softOrganization))
        }
        return key + ":recognition"
    }
}
